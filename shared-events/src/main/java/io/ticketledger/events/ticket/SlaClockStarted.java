package io.ticketledger.events.ticket;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.TicketId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock was set, or set anew because the ticket was weighed anew or reopened. {@code target} is working time of the calendar, which is round the
 * clock if there is none; {@code due} is when it is over unless the clock stands still in between. {@code cycle} counts the promises of one clock from 1.
 */
public record SlaClockStarted(
        TicketId ticket,
        SlaClock clock,
        int cycle,
        SlaRule rule,
        Duration target,
        @Nullable String calendar,
        Instant due) implements TicketEvent {}
