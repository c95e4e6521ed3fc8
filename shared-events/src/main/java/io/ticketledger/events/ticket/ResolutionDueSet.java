package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import java.time.Instant;

/** Somebody set by hand when the resolution is due. */
public record ResolutionDueSet(TicketId ticket, Instant due) implements TicketEvent {}
