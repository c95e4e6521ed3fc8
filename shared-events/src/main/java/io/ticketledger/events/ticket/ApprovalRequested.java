package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The requester has been asked whether the resolution holds. */
public record ApprovalRequested(TicketId ticket) implements TicketEvent {}
