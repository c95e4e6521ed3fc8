package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The desk will not take the ticket on. */
public record TicketDeclined(TicketId ticket, String reason) implements TicketEvent {}
