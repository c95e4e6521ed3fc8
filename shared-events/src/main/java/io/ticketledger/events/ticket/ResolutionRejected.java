package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The requester disagrees; work goes on. */
public record ResolutionRejected(TicketId ticket, String reason) implements TicketEvent {}
