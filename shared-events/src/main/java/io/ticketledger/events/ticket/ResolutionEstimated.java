package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import java.time.Instant;

/** Somebody said when the resolution is to be expected; a forecast, not a promise. */
public record ResolutionEstimated(TicketId ticket, Instant estimate) implements TicketEvent {}
