package io.ticketledger.command.ticket;

import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.TicketState.Grade;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the desk promises by itself: for the priority a ticket is opened with or weighed anew with, and when it is reopened. The response target is told
 * by the opening and the weighing; its clock has a word of its own only where they do not say all, which is the calendar and what ran before a pause.
 */
final class Promising {

    private Promising() {}

    static List<TicketEvent> with(TicketOpened opened, Context context) {
        DeskPolicy policy = context.policy();
        Priority priority = opened.priority();
        BusinessCalendar calendar = policy.calendar(priority);
        List<TicketEvent> events = new ArrayList<>(3);
        events.add(opened);
        if (!calendar.isAlways()) {
            events.add(new SlaClockStarted(opened.ticket(), SlaClock.RESPONSE, 1, SlaRule.PRIORITY, policy.responseTarget(priority), calendar.name(),
                    opened.responseDue()));
        }
        policy.resolutionTarget(priority).ifPresent(target -> events.add(resolution(opened.ticket(), 1, SlaRule.PRIORITY, target, calendar, context.at())));
        return events;
    }

    /** A ticket that is not over after all is to be solved in the time its priority has now, or in what was left of a time set by hand. */
    static Optional<TicketEvent> again(TicketState ticket, Context context) {
        if (ticket.status().isTerminal()) return Optional.empty();
        DeskPolicy policy = context.policy();
        Priority priority = ticket.grade().priority();
        Clock before = ticket.clocks().resolution();
        Optional<Duration> target = policy.resolutionTarget(priority);
        if (target.isPresent()) {
            return Optional.of(resolution(ticket.id(), cycleAfter(before), SlaRule.PRIORITY, target.get(), policy.calendar(priority), context.at()));
        }
        if (before == null || before.rule() == Rule.PRIORITY || before.state() == State.BREACHED) return Optional.empty();
        Remaining left = Remaining.of(before, priority, policy, context.at());
        return Optional.of(resolution(ticket.id(), cycleAfter(before), SlaRule.CARRIED_OVER, left.time(), left.calendar(), context.at()));
    }

    static List<TicketEvent> weighed(TicketState ticket, Grade grade, Context context) {
        List<TicketEvent> events = new ArrayList<>(3);
        boolean another = grade.priority() != ticket.grade().priority();
        Clock response = ticket.clocks().response();
        if (another && response.followsPriority()) {
            Duration target = context.policy().responseTarget(grade.priority());
            SlaClockStarted anew = anew(ticket, response, target, grade.priority(), context);
            events.add(new PriorityChanged(ticket.id(), grade.priority(), grade.impact(), grade.urgency(), Math.toIntExact(target.toMinutes()), anew.due()));
            if (anew.calendar() != null || response.calendar() != null || response.hasStoodStill()) events.add(anew);
        } else {
            events.add(new PriorityChanged(ticket.id(), grade.priority(), grade.impact(), grade.urgency(), ticket.response().minutes(), response.due()));
        }
        if (another && !ticket.status().isTerminal()) {
            context.policy().resolutionTarget(grade.priority()).flatMap(target -> weighed(ticket, target, grade.priority(), context)).ifPresent(events::add);
        }
        return events;
    }

    /** A promise made because the ticket was weighed anew counts from when the ticket was opened, as if it had been weighed so from the beginning. */
    private static Optional<TicketEvent> weighed(TicketState ticket, Duration target, Priority priority, Context context) {
        Clock clock = ticket.clocks().resolution();
        if (clock != null && clock.followsPriority()) return Optional.of(anew(ticket, clock, target, priority, context));
        if (ticket.clocks().isResolutionPromised(ticket.begun())) return Optional.empty();
        return Optional.of(resolution(ticket.id(), cycleAfter(clock), SlaRule.PRIORITY, target, context.policy().calendar(priority), ticket.begun()));
    }

    /** The same promise with another target: what has run so far counts. */
    private static SlaClockStarted anew(TicketState ticket, Clock clock, Duration target, Priority priority, Context context) {
        BusinessCalendar calendar = context.policy().calendar(priority);
        Instant from = clock.state() == State.PAUSED ? clock.notBefore(context.at()) : clock.since();
        Duration left = clock.remainingOf(target);
        Instant due = left.isPositive() ? calendar.plus(from, left) : from;
        return new SlaClockStarted(ticket.id(), clock.name(), clock.cycle(), SlaRule.PRIORITY, target, calendar.name(), due);
    }

    private static SlaClockStarted resolution(TicketId ticket, int cycle, SlaRule rule, Duration target, BusinessCalendar calendar, Instant from) {
        return new SlaClockStarted(ticket, SlaClock.RESOLUTION, cycle, rule, target, calendar.name(), calendar.plus(from, target));
    }

    private static int cycleAfter(@Nullable Clock before) {
        return before == null ? 1 : before.cycle() + 1;
    }
}
