package io.ticketledger.events.ticket;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A clock that stood still goes on, and what was left of it is over at {@code due}. */
public record SlaClockResumed(TicketId ticket, SlaClock clock, Instant due, @Nullable String calendar) implements TicketEvent {}
