package io.ticketledger.events.ticket;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketId;
import java.time.Instant;

/** What was promised for {@code due} had not happened by then. Recorded once for each cycle of a clock. */
public record SlaBreached(TicketId ticket, SlaClock clock, int cycle, Instant due) implements TicketEvent {}
