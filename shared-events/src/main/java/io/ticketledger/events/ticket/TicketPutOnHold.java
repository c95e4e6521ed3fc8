package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** Work waits for something outside the desk. */
public record TicketPutOnHold(TicketId ticket, String reason) implements TicketEvent {}
