package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.SlaClockStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The promises of a ticket: that it is answered, and that it is solved if somebody promised that. The last cycle of each. */
record Clocks(Clock response, @Nullable Clock resolution) {

    List<Clock> all() {
        return Stream.of(response, resolution).filter(Objects::nonNull).toList();
    }

    @Nullable Clock get(SlaClock name) {
        return name.<@Nullable Clock>choose(response, resolution);
    }

    @Nullable Instant resolutionDue() {
        return resolution == null ? null : resolution.due();
    }

    Clocks with(SlaClock name, UnaryOperator<Clock> change) {
        return switch (name) {
            case RESPONSE -> new Clocks(change.apply(response), resolution);
            case RESOLUTION -> resolution == null ? this : new Clocks(response, change.apply(resolution));
        };
    }

    /** {@code begun} is when the ticket was opened or reopened last: a promise that is made for its priority counts from there. */
    Clocks started(SlaClockStarted e, Instant begun, Instant at) {
        Clock before = get(e.clock());
        Clock started = before != null && before.cycle() == e.cycle() ? before.anew(e, at) : Clock.started(e, begun);
        return switch (e.clock()) {
            case RESPONSE -> new Clocks(started, resolution);
            case RESOLUTION -> new Clocks(response, started);
        };
    }

    Clocks graded(PriorityChanged e) {
        return response.followsPriority() ? new Clocks(response.retargeted(Duration.ofMinutes(e.responseMinutes()), e.responseDue()), resolution) : this;
    }

    Clocks responseDue(Instant due, boolean given, Instant at) {
        if (given) return new Clocks(response.shown(due), resolution);
        return new Clocks(response.isLive() ? response.setByHand(due, at) : Clock.byHand(SlaClock.RESPONSE, response.cycle() + 1, due, at), resolution);
    }

    Clocks resolutionDue(Instant due, Instant at) {
        if (resolution != null && resolution.isLive()) return new Clocks(response, resolution.setByHand(due, at));
        return new Clocks(response, Clock.byHand(SlaClock.RESOLUTION, resolution == null ? 1 : resolution.cycle() + 1, due, at));
    }

    Clocks responded(Instant at) {
        return response.isLive() ? new Clocks(response.over(State.MET, at), resolution) : this;
    }

    Clocks breached(SlaBreached e) {
        return with(e.clock(), clock -> clock.isLive() && clock.cycle() == e.cycle() ? clock.over(State.BREACHED, e.due()) : clock);
    }

    /** Nobody answers or solves a ticket that is over; only closing it means that it is solved. */
    Clocks over(TicketStatus status, Instant at) {
        return new Clocks(response.isLive() ? response.over(State.CANCELLED, at) : response, solved(status, at).resolution);
    }

    Clocks solved(TicketStatus status, Instant at) {
        State end = status == TicketStatus.CLOSED ? State.MET : State.CANCELLED;
        return with(SlaClock.RESOLUTION, clock -> clock.isLive() ? clock.over(end, at) : clock);
    }

    /** Promised for as long as this ticket has been open, kept or not: not before, when it may have been over. */
    boolean isResolutionPromised(Instant begun) {
        if (resolution == null) return false;
        return resolution.isLive() || resolution.state() == State.BREACHED && !resolution.started().isBefore(begun);
    }
}
