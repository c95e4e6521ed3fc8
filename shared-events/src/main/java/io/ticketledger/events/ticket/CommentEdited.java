package io.ticketledger.events.ticket;

import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;

/** A comment says something else. */
public record CommentEdited(TicketId ticket, CommentId comment, String text) implements TicketEvent {}
