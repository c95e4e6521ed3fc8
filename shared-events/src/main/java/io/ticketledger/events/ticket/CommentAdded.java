package io.ticketledger.events.ticket;

import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;

/** Somebody said something about the ticket. */
public record CommentAdded(
        TicketId ticket,
        CommentId comment,
        long number,
        String text,
        Visibility visibility) implements TicketEvent {}
