package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** Work goes on after the ticket was on hold. */
public record WorkResumed(TicketId ticket) implements TicketEvent {}
