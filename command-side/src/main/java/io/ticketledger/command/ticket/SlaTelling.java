package io.ticketledger.command.ticket;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.SlaStory.Cycle;
import io.ticketledger.command.ticket.SlaStory.Happened;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.SlaStory.Step;
import io.ticketledger.command.ticket.SlaStory.What;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.FirstResponseGiven;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.ResolutionDueSet;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One promise, as far as its story has been told. */
final class SlaTelling {

    private final DeskPolicy policy;
    private final List<Step> steps = new ArrayList<>();
    private Clock clock;

    /** The working time that had counted at {@code clock.since()}: added up here and not taken from the target, which may have changed. */
    private Duration worked = Duration.ZERO;

    /** Whose target it is; of a time set by hand, whose calendar it is counted by. */
    private Priority promised;
    private Priority weighed;

    SlaTelling(DeskPolicy policy, Clock clock, TicketState ticket, Happened happened) {
        this.policy = policy;
        this.clock = clock;
        promised = ticket.grade().priority();
        weighed = promised;
        step(What.STARTED, happened);
    }

    boolean isOf(SlaClock name) {
        return clock.name() == name;
    }

    void note(Clock was, Clock is, TicketState ticket, Happened happened) {
        TicketEvent event = happened.event();
        if (!was.isLive()) {
            if (isKeptAfterAll(ticket, event)) step(What.MET, happened);
            return;
        }
        if (isWeighed(event)) promised = ticket.grade().priority();
        if (isSetByHand(event)) worked = Duration.ZERO;
        else if (was.state() == State.RUNNING) worked = elapsed(is.since());
        clock = is;
        weighed = ticket.grade().priority();
        What what = what(was, is, event);
        if (what != null) step(what, happened);
    }

    Cycle at(Instant now) {
        return new Cycle(clock.name(), clock.cycle(), clock.rule(), clock.rule() == Rule.PRIORITY ? promised : null, clock.calendar(), clock.state(), clock.started(),
                clock.target(), clock.due(), elapsed(now), remaining(now), clock.ended(), List.copyOf(steps));
    }

    /** Null if it goes on as it did, however much more is known of it now. */
    private static @Nullable What what(Clock was, Clock is, TicketEvent event) {
        boolean another = is.rule() != was.rule() || !is.due().equals(was.due()) || is.target() != null && !is.target().equals(was.target());
        return switch (is.state()) {
            case RUNNING -> event instanceof SlaClockResumed resumed && resumed.clock() == is.name() ? What.RESUMED : another ? What.RETARGETED : null;
            case PAUSED -> was.state() == State.RUNNING ? What.PAUSED : another ? What.RETARGETED : null;
            case MET -> What.MET;
            case BREACHED -> What.BREACHED;
            case CANCELLED -> What.CANCELLED;
        };
    }

    private boolean isWeighed(TicketEvent event) {
        return event instanceof PriorityChanged && isOf(SlaClock.RESPONSE) || event instanceof SlaClockStarted started && isOf(started.clock());
    }

    private boolean isSetByHand(TicketEvent event) {
        return event instanceof ResponseDueSet && isOf(SlaClock.RESPONSE) || event instanceof ResolutionDueSet && isOf(SlaClock.RESOLUTION);
    }

    private boolean isKeptAfterAll(TicketState ticket, TicketEvent event) {
        if (clock.state() != State.BREACHED || steps.stream().anyMatch(step -> step.what() == What.MET)) return false;
        return isOf(SlaClock.RESPONSE) ? event instanceof FirstResponseGiven : ticket.status() == TicketStatus.CLOSED;
    }

    private void step(What what, Happened happened) {
        Instant at = happened.occurred();
        steps.add(new Step(happened.position(), StoredEvents.of(happened.event().getClass()).name(), at, what, elapsed(at), remaining(at), clock.due()));
    }

    private Duration elapsed(Instant at) {
        if (clock.state() == State.PAUSED) return worked;
        Instant until = clock.ended() != null && clock.ended().isBefore(at) ? clock.ended() : at;
        return worked.plus(Remaining.calendar(clock, weighed, policy).between(clock.since(), until));
    }

    private Duration remaining(Instant at) {
        return clock.state() == State.BREACHED ? Duration.ZERO : Remaining.of(clock, weighed, policy, at).time();
    }
}
