package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import java.time.Instant;

/** Somebody set by hand when a first response is due. */
public record ResponseDueSet(TicketId ticket, Instant due) implements TicketEvent {}
