package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** Nobody has the ticket any more; it is back in the queue. */
public record TicketReleased(TicketId ticket) implements TicketEvent {}
