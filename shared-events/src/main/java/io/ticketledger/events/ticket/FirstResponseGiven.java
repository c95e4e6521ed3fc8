package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** Staff answered for the first time, which meets the response target if it was in time. */
public record FirstResponseGiven(TicketId ticket) implements TicketEvent {}
