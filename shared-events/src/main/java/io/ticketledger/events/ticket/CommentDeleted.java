package io.ticketledger.events.ticket;

import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;

/** A comment was taken back. What it said stays in the history. */
public record CommentDeleted(TicketId ticket, CommentId comment) implements TicketEvent {}
