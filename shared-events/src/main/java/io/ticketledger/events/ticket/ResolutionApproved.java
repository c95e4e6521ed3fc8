package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The requester agrees; the ticket is closed. */
public record ResolutionApproved(TicketId ticket, String comment) implements TicketEvent {}
