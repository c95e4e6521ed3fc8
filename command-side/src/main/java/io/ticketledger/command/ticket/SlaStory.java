package io.ticketledger.command.ticket;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a ticket's promises went, event by event: told by the very fold that decisions are made on, so that no explanation can differ from what was done. */
public final class SlaStory {

    /** Why a clock runs for as long as it does. */
    public enum Rule { PRIORITY, BY_HAND, CARRIED_OVER }

    public enum State { RUNNING, PAUSED, MET, BREACHED, CANCELLED }

    public enum What { STARTED, RETARGETED, PAUSED, RESUMED, MET, BREACHED, CANCELLED }

    /** An event of the ticket as the log has it. */
    public record Happened(TicketEvent event, Instant occurred, long position) {}

    /**
     * One promise. {@code elapsed} is the working time that counted, from when the due time was set if that was by hand; an ended promise has the times of its end.
     *
     * @param priority whose target it is; null unless the rule is PRIORITY
     * @param calendar null is round the clock
     * @param target   null for a due time set by hand
     * @param ended    when it was met or cancelled, and the due time if it was breached
     */
    public record Cycle(
            SlaClock clock,
            int cycle,
            Rule rule,
            @Nullable Priority priority,
            @Nullable String calendar,
            State state,
            Instant started,
            @Nullable Duration target,
            Instant due,
            Duration elapsed,
            Duration remaining,
            @Nullable Instant ended,
            List<Step> steps) {}

    /** What one event, by its stored name, did to a promise. */
    public record Step(long position, String event, Instant at, What what, Duration elapsed, Duration remaining, Instant due) {}

    private SlaStory() {}

    /** In the order in which the promises were made. {@code history} begins with the opening and is in the order of the log. */
    public static List<Cycle> tell(List<Happened> history, DeskPolicy policy, Instant now) {
        List<SlaTelling> tellings = new ArrayList<>();
        TicketState before = null;
        for (Happened happened : history) {
            TicketState after = TicketDecider.evolve(before, happened.event(), happened.occurred());
            for (Clock clock : after.clocks().all()) {
                Clock was = before == null ? null : before.clocks().get(clock.name());
                if (was == null || was.cycle() != clock.cycle()) tellings.add(new SlaTelling(policy, clock, after, happened));
                else last(tellings, clock.name()).note(was, clock, after, happened);
            }
            before = after;
        }
        return tellings.stream().map(telling -> telling.at(now)).toList();
    }

    private static SlaTelling last(List<SlaTelling> tellings, SlaClock name) {
        return tellings.reversed().stream().filter(telling -> telling.isOf(name)).findFirst().orElseThrow();
    }
}
