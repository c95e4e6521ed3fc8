package io.ticketledger.events.ticket;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A clock stands still, because nobody at the desk can do anything. {@code remaining} is the working time of the calendar that is left. */
public record SlaClockPaused(TicketId ticket, SlaClock clock, Duration remaining, @Nullable String calendar) implements TicketEvent {}
