package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** An agent began to work. */
public record WorkStarted(TicketId ticket) implements TicketEvent {}
