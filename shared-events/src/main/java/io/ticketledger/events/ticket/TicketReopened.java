package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;

/** A ticket that was over is open again. */
public record TicketReopened(TicketId ticket, String reason) implements TicketEvent {}
