package io.ticketledger.command.ticket;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.events.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How much working time a clock has left at a moment, and by which calendar; never below zero. */
record Remaining(Duration time, BusinessCalendar calendar) {

    private static final Duration COUNTED_BY_CALENDAR = Duration.ofDays(5 * 366);

    Remaining {
        if (time.isNegative()) time = Duration.ZERO;
    }

    static Remaining of(Clock clock, Priority priority, DeskPolicy policy, Instant at) {
        Instant until = clock.ended() != null && clock.ended().isBefore(at) ? clock.ended() : at;
        BusinessCalendar calendar = calendar(clock, priority, policy);
        Duration before = clock.remaining();
        if (before == null) return new Remaining(calendar.between(until, clock.due()), calendar);
        if (clock.state() == State.PAUSED || !clock.since().isBefore(until)) return new Remaining(before, calendar);
        // Of a calendar the desk has forgotten, the due time is all that is known.
        if (!Objects.equals(calendar.name(), clock.calendar())) return new Remaining(calendar.between(until, clock.due()), calendar);
        return new Remaining(before.minus(calendar.between(clock.since(), until)), calendar);
    }

    /** A time set by hand is counted by the calendar of the priority it has now, but nobody counts the working hours of many years. */
    static BusinessCalendar calendar(Clock clock, Priority priority, DeskPolicy policy) {
        if (clock.remaining() != null) return policy.calendarNamed(clock.calendar());
        boolean farOff = Duration.between(clock.since(), clock.due()).compareTo(COUNTED_BY_CALENDAR) > 0;
        return farOff ? BusinessCalendar.ALWAYS : policy.calendar(priority);
    }
}
