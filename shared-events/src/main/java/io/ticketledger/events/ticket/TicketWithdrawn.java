package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The requester no longer wants it. */
public record TicketWithdrawn(TicketId ticket, String reason) implements TicketEvent {}
