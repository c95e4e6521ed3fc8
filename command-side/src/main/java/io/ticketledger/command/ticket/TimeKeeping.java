package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyTheDeskRecordsBreaches;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.SlaClockPaused;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What every command does to the clocks of a ticket beside what it was sent for. Before: a promise that was not kept by now is broken, so that nothing
 * that is done now can hide it. After: clocks stand still and go on as the status says, however it came about.
 */
final class TimeKeeping {

    private TimeKeeping() {}

    /** All there is to do has been done by {@link #keep} before it asks. */
    static List<TicketEvent> recordBreaches(Context context) {
        onlyTheDeskRecordsBreaches(context.actor());
        return List.of();
    }

    static List<TicketEvent> keep(@Nullable TicketState ticket, Context context, Function<@Nullable TicketState, List<TicketEvent>> answer) {
        Course course = new Course(ticket, context);
        if (ticket != null) course.breach(_ -> true);
        TicketState before = course.state;
        List<TicketEvent> own = answer.apply(before);
        if (own.isEmpty()) return course.events;
        own.forEach(course::tell);
        if (before != null && before.status().isTerminal()) Promising.again(course.state(), context).ifPresent(course::tell);
        // A promise that is over when it is made is told even of a ticket that stands still.
        course.breach(clock -> clock.rule() == Rule.BY_HAND || isNew(clock, before));
        course.standStillOrGoOn();
        course.breach(_ -> true);
        return course.events;
    }

    private static boolean isNew(Clock clock, @Nullable TicketState before) {
        Clock earlier = before == null ? null : before.clocks().get(clock.name());
        return earlier == null || earlier.cycle() != clock.cycle();
    }

    /** Whether the desk is at work on it; a ticket that is over is neither here nor there, and its clocks have ended. */
    private static State expected(TicketStatus status) {
        if (status.isTerminal()) return State.CANCELLED;
        return status.standsStill() ? State.PAUSED : State.RUNNING;
    }

    /** What happens, and what the ticket is after each of it. */
    private static final class Course {
        final List<TicketEvent> events = new ArrayList<>();
        final Context context;
        @Nullable TicketState state;

        Course(@Nullable TicketState state, Context context) {
            this.state = state;
            this.context = context;
        }

        TicketState state() {
            return Objects.requireNonNull(state, "something happened");
        }

        void tell(TicketEvent event) {
            events.add(event);
            state = TicketDecider.evolve(state, event, context.at());
        }

        void breach(Predicate<Clock> which) {
            for (Clock clock : state().clocks().all()) {
                if (clock.isOverdue(context.at()) && which.test(clock)) tell(new SlaBreached(state().id(), clock.name(), clock.cycle(), clock.due()));
            }
        }

        void standStillOrGoOn() {
            State expected = expected(state().status());
            for (Clock clock : state().clocks().all()) {
                if (clock.state() == State.RUNNING && expected == State.PAUSED) tell(pause(clock));
                if (clock.state() == State.PAUSED && expected == State.RUNNING) tell(resume(clock));
            }
        }

        private TicketEvent pause(Clock clock) {
            Remaining left = Remaining.of(clock, state().grade().priority(), context.policy(), context.at());
            return new SlaClockPaused(state().id(), clock.name(), left.time(), left.calendar().name());
        }

        /** To have stood still never brings a due time forward, even if the calendar it was counted by is not what it was. */
        private TicketEvent resume(Clock clock) {
            Remaining left = Remaining.of(clock, state().grade().priority(), context.policy(), context.at());
            Instant due = left.calendar().plus(clock.notBefore(context.at()), left.time());
            return new SlaClockResumed(state().id(), clock.name(), due.isBefore(clock.due()) ? clock.due() : due, left.calendar().name());
        }
    }
}
