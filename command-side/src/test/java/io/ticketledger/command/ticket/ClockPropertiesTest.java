package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.ADA_THE_ADMINISTRATOR;
import static io.ticketledger.command.People.ROSA_THE_REQUESTER;
import static io.ticketledger.command.ticket.LivingTicket.NINE_TO_FIVE;
import static io.ticketledger.command.ticket.LivingTicket.ROUND_THE_CLOCK;
import static io.ticketledger.command.ticket.Tickets.OPENED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.SlaStory.Cycle;
import io.ticketledger.command.ticket.SlaStory.Happened;
import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketPropertiesTest.Line;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What holds of the clocks however a ticket is treated: random commands by those who may give them, at random times, under several agreements. */
class ClockPropertiesTest {

    record Step(TicketCommand command, int secondsLater) {

        Actor actor() {
            return command instanceof ApproveResolution || command instanceof RejectResolution || command instanceof WithdrawTicket
                    ? ROSA_THE_REQUESTER : ADA_THE_ADMINISTRATOR;
        }
    }

    /** A ticket that is treated so, and looked at after each command that was not refused. */
    private static LivingTicket live(DeskPolicy policy, Priority priority, List<Step> steps, Seen seen) {
        LivingTicket ticket = LivingTicket.opened(policy, priority);
        Instant now = OPENED_AT;
        for (Step step : steps) {
            now = now.plusSeconds(step.secondsLater);
            try {
                seen.after(ticket, ticket.by(step.actor(), now, step.command), now);
            } catch (Rejection refused) {
                assertThat(refused.code()).isNotBlank();
            }
        }
        return ticket;
    }

    private interface Seen {
        void after(LivingTicket ticket, List<TicketEvent> events, Instant now);
    }

    @Property(tries = 500)
    void the_log_read_back_is_the_living_ticket(@ForAll("policies") DeskPolicy policy, @ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        live(policy, priority, steps, (ticket, _, _) -> {
            TicketState read = null;
            for (Happened line : ticket.log) read = TicketDecider.evolve(read, Line.of(line.event(), line.occurred()).event(), line.occurred());
            assertThat(read).isEqualTo(ticket.state());
        });
    }

    @Property(tries = 1000)
    void after_a_command_no_running_clock_is_overdue_and_all_are_as_the_status_says(
            @ForAll("policies") DeskPolicy policy, @ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        live(policy, priority, steps, (ticket, _, now) -> assertThat(ticket.state().clocks().all()).allSatisfy(clock -> {
            assertThat(clock.isOverdue(now)).isFalse();
            if (clock.isLive()) {
                assertThat(clock.state()).isEqualTo(switch (ticket.state().status()) {
                    case NEW, OPEN, IN_PROGRESS -> State.RUNNING;
                    case ON_HOLD, RESOLVED, AWAITING_APPROVAL -> State.PAUSED;
                    case CLOSED, REJECTED, WITHDRAWN -> throw new AssertionError("a ticket that is over promises " + clock);
                });
            }
        }));
    }

    @Property(tries = 1000)
    void a_promise_is_broken_once(@ForAll("policies") DeskPolicy policy, @ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        LivingTicket ticket = live(policy, priority, steps, (_, _, _) -> {});
        Set<List<Object>> broken = new HashSet<>();
        for (Happened line : ticket.log) {
            if (line.event() instanceof SlaBreached e) {
                assertThat(broken.add(List.of(e.clock(), e.cycle()))).as("%s is told once", e).isTrue();
                assertThat(e.due()).isBeforeOrEqualTo(line.occurred());
            }
        }
        Statistics.label("broken").collect(broken.isEmpty() ? "none" : "some");
        Statistics.label("broken").coverage(found -> found.check("some").percentage(percentage -> percentage > 20));
    }

    @Property(tries = 1000)
    void no_promise_is_broken_while_its_clock_stands_still(@ForAll("policies") DeskPolicy policy, @ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        LivingTicket ticket = live(policy, priority, steps, (_, _, _) -> {});
        for (SlaClock clock : SlaClock.values()) {
            Running running = new Running(clock);
            for (Happened line : ticket.log) {
                if (line.event() instanceof SlaBreached e && e.clock() == clock && !running.setIntoThePast) {
                    assertThat(running.stoodStill).as("%s", e).noneMatch(still -> !still.from.isAfter(e.due()) && still.to.isAfter(e.due()));
                    assertThat(running.since).as("%s", e).isNotNull();
                }
                running.tell(line);
            }
        }
    }

    @Property(tries = 1000)
    void round_the_clock_a_promise_is_broken_when_it_has_run_for_its_target_exactly(@ForAll Priority priority, @ForAll("forwards") List<Step> steps) {
        LivingTicket ticket = live(ROUND_THE_CLOCK, priority, steps, (_, _, _) -> {});
        int broken = 0;
        for (SlaClock clock : SlaClock.values()) {
            Running running = new Running(clock);
            for (Happened line : ticket.log) {
                if (line.event() instanceof SlaBreached e && e.clock() == clock && !running.byHand && running.since != null) {
                    Duration ran = running.before.plus(Duration.between(running.since, e.due()));
                    // A target made shorter than what has run is over at the moment the clock went on last.
                    if (e.due().equals(running.since)) assertThat(ran).as("%s", e).isGreaterThanOrEqualTo(running.target);
                    else assertThat(ran).as("%s", e).isEqualTo(running.target);
                    broken++;
                }
                running.tell(line);
            }
        }
        Statistics.label("broken").collect(broken == 0 ? "none" : "some");
        Statistics.label("broken").coverage(found -> found.check("some").percentage(percentage -> percentage > 10));
    }

    @Property(tries = 500)
    void what_has_run_and_what_is_left_are_the_target(@ForAll("policies") DeskPolicy policy, @ForAll Priority priority, @ForAll("steps") List<Step> steps) {
        live(policy, priority, steps, (ticket, _, now) -> {
            for (Cycle cycle : SlaStory.tell(ticket.log, policy, now)) {
                if (cycle.rule() != Rule.PRIORITY || cycle.state() != State.RUNNING && cycle.state() != State.PAUSED) continue;
                Duration left = cycle.target().minus(cycle.elapsed());
                assertThat(cycle.remaining()).as("%s", cycle).isEqualTo(left.isNegative() ? Duration.ZERO : left);
                if (cycle.state() == State.RUNNING) assertThat(cycle.remaining()).isPositive();
            }
        });
    }

    /** When a clock ran, read from its events alone and by none of the code it judges. */
    private static final class Running {
        record Still(Instant from, Instant to) {}

        final SlaClock clock;
        final List<Still> stoodStill = new ArrayList<>();
        Instant begun = OPENED_AT;
        int cycle;
        Duration target = Duration.ZERO;
        Duration before = Duration.ZERO;
        @Nullable Instant since;
        @Nullable Instant still;
        boolean byHand;
        boolean setIntoThePast;

        Running(SlaClock clock) {
            this.clock = clock;
        }

        void tell(Happened line) {
            Instant at = line.occurred();
            switch (line.event()) {
                case TicketOpened e -> {
                    if (clock == SlaClock.RESPONSE) begin(1, Duration.ofMinutes(e.responseMinutes()), at);
                }
                case TicketReopened _ -> begun = at;
                case StatusCorrected e -> begun = e.from().isTerminal() && !e.to().isTerminal() ? at : begun;
                case PriorityChanged e -> target = clock == SlaClock.RESPONSE ? Duration.ofMinutes(e.responseMinutes()) : target;
                case SlaClockStarted e when e.clock() == clock -> {
                    if (e.cycle() == cycle) target = e.target();
                    else begin(e.cycle(), e.target(), begun);
                }
                case SlaClockPaused e when e.clock() == clock -> {
                    if (since != null) {
                        before = before.plus(Duration.between(since, at));
                        still = at;
                    }
                    since = null;
                }
                case SlaClockResumed e when e.clock() == clock -> {
                    if (still != null) stoodStill.add(new Still(still, at));
                    still = null;
                    since = at;
                }
                case ResponseDueSet e when clock == SlaClock.RESPONSE -> setByHand(e.due(), at);
                case ResolutionDueSet e when clock == SlaClock.RESOLUTION -> setByHand(e.due(), at);
                case SlaBreached e when e.clock() == clock -> cycle = e.cycle();
                default -> { }
            }
        }

        private void begin(int next, Duration promised, Instant from) {
            cycle = next;
            target = promised;
            before = Duration.ZERO;
            since = from;
            still = null;
            byHand = false;
            setIntoThePast = false;
            stoodStill.clear();
        }

        private void setByHand(Instant due, Instant at) {
            byHand = true;
            setIntoThePast = !due.isAfter(at);
            // Of the next promise nobody has said a word but this one.
            if (since == null && still == null) since = at;
        }
    }

    @Provide
    Arbitrary<DeskPolicy> policies() {
        return Arbitraries.of(DeskPolicy.DEFAULT, ROUND_THE_CLOCK, NINE_TO_FIVE);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return steps(Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.integers().between(0, 18_000)), Tuple.of(1, Arbitraries.integers().between(-30, 0))));
    }

    @Provide
    Arbitrary<List<Step>> forwards() {
        return steps(Arbitraries.integers().between(0, 18_000));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Integer> seconds) {
        return Combinators.combine(TicketPropertiesTest.commands(), seconds).as(Step::new).list().ofMinSize(1).ofMaxSize(25);
    }
}
