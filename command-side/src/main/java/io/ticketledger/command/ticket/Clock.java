package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.ticket.SlaClockPaused;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise of a time, as its events tell it; what the desk has agreed on since then plays no part in it.
 *
 * @param calendar  null is round the clock, and for a time set by hand that no calendar has been asked for yet
 * @param since     when it was set, went on or stood still last, whatever came later
 * @param remaining working time that was left then, below zero if a shorter target was used up already; null for a time set by hand that never stood still
 * @param due       while it stands still, when it would have been over
 */
record Clock(
        SlaClock name,
        int cycle,
        Rule rule,
        @Nullable Duration target,
        @Nullable String calendar,
        Instant started,
        Instant since,
        @Nullable Duration remaining,
        Instant due,
        State state,
        @Nullable Instant ended) {

    static Clock opened(TicketOpened e, Instant at) {
        Duration target = Duration.ofMinutes(e.responseMinutes());
        return new Clock(SlaClock.RESPONSE, 1, Rule.PRIORITY, target, null, at, at, target, e.responseDue(), State.RUNNING, null);
    }

    static Clock started(SlaClockStarted e, Instant from) {
        return new Clock(e.clock(), e.cycle(), rule(e), e.target(), e.calendar(), from, from, e.target(), e.due(), State.RUNNING, null);
    }

    static Clock byHand(SlaClock name, int cycle, Instant due, Instant at) {
        return new Clock(name, cycle, Rule.BY_HAND, null, null, at, at, null, due, State.RUNNING, null);
    }

    boolean isLive() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    /** A promise nobody has touched, kept or broken yet moves with the priority. */
    boolean followsPriority() {
        return rule == Rule.PRIORITY && isLive();
    }

    boolean isOverdue(Instant at) {
        return state == State.RUNNING && !due.isAfter(at);
    }

    boolean hasStoodStill() {
        return state == State.PAUSED || !since.equals(started);
    }

    /** What would be left if the target were this one. */
    Duration remainingOf(Duration other) {
        return remaining == null || target == null ? other : remaining.plus(other).minus(target);
    }

    /** What has run so far has run; a clock that stands still runs again from now on, and is made to stand still again by an event of its own. */
    Clock anew(SlaClockStarted e, Instant at) {
        return new Clock(name, cycle, rule(e), e.target(), e.calendar(), started, state == State.PAUSED ? notBefore(at) : since, remainingOf(e.target()), e.due(),
                State.RUNNING, null);
    }

    Clock retargeted(Duration other, Instant nextDue) {
        return new Clock(name, cycle, rule, other, calendar, started, since, remainingOf(other), nextDue, state, ended);
    }

    Clock setByHand(Instant nextDue, Instant at) {
        return new Clock(name, cycle, Rule.BY_HAND, null, null, started, at, null, nextDue, State.RUNNING, null);
    }

    Clock shown(Instant nextDue) {
        return new Clock(name, cycle, rule, target, calendar, started, since, remaining, nextDue, state, ended);
    }

    Clock paused(SlaClockPaused e, Instant at) {
        // Nothing is left of a target that was used up; by how much is worth knowing, should the target grow again.
        boolean usedUp = remaining != null && remaining.isNegative() && e.remaining().isZero();
        return new Clock(name, cycle, rule, target, e.calendar(), started, notBefore(at), usedUp ? remaining : e.remaining(), due, State.PAUSED, null);
    }

    Clock resumed(SlaClockResumed e, Instant at) {
        return new Clock(name, cycle, rule, target, e.calendar(), started, notBefore(at), remaining, e.due(), State.RUNNING, null);
    }

    Clock over(State end, Instant at) {
        return new Clock(name, cycle, rule, target, calendar, started, state == State.PAUSED ? at : since, remaining, due, end, at);
    }

    /** Clocks of nodes differ a little; none of them turns time back. */
    Instant notBefore(Instant at) {
        return at.isBefore(since) ? since : at;
    }

    private static Rule rule(SlaClockStarted e) {
        return switch (e.rule()) {
            case PRIORITY -> Rule.PRIORITY;
            case CARRIED_OVER -> Rule.CARRIED_OVER;
        };
    }
}
