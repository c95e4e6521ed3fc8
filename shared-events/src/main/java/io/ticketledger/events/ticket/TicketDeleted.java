package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The ticket leaves every list. Its history stays. */
public record TicketDeleted(TicketId ticket) implements TicketEvent {}
