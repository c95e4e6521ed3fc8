package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** The desk closed a resolved ticket without waiting for the requester. */
public record TicketClosed(TicketId ticket, String reason) implements TicketEvent {}
