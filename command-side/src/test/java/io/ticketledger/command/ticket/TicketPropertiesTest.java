package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.EventJson;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** What holds however people behave: random commands by random people, one after another, on a ticket of Rosa's that Alan is assigned to. */
class TicketPropertiesTest {

    /** The moves of the life-cycle table, by the event that tells them: from where, to where. */
    private static final Map<Class<? extends TicketEvent>, Move> MOVES = Map.ofEntries(
            Map.entry(TicketAcknowledged.class, new Move("NEW", "OPEN")),
            Map.entry(TicketDeclined.class, new Move("NEW", "REJECTED")),
            Map.entry(WorkStarted.class, new Move("OPEN", "IN_PROGRESS")),
            Map.entry(WorkResumed.class, new Move("ON_HOLD", "IN_PROGRESS")),
            Map.entry(TicketPutOnHold.class, new Move("OPEN IN_PROGRESS ON_HOLD", "ON_HOLD")),
            Map.entry(TicketResolved.class, new Move("IN_PROGRESS", "RESOLVED")),
            Map.entry(ApprovalRequested.class, new Move("RESOLVED", "AWAITING_APPROVAL")),
            Map.entry(ResolutionApproved.class, new Move("RESOLVED AWAITING_APPROVAL", "CLOSED")),
            Map.entry(ResolutionRejected.class, new Move("RESOLVED AWAITING_APPROVAL", "IN_PROGRESS")),
            Map.entry(TicketClosed.class, new Move("RESOLVED AWAITING_APPROVAL", "CLOSED")),
            Map.entry(TicketReopened.class, new Move("CLOSED REJECTED WITHDRAWN", "OPEN")),
            Map.entry(TicketWithdrawn.class, new Move("NEW OPEN IN_PROGRESS ON_HOLD", "WITHDRAWN")));

    record Move(String from, String to) {

        boolean allows(TicketStatus before, TicketStatus after) {
            return Set.of(from.split(" ")).contains(before.name()) && to.equals(after.name());
        }
    }

    record Step(Actor actor, TicketCommand command, int minutesLater, int nanos) {}

    /** An event as the log gives it back: words and the microsecond it happened in. */
    record Line(StoredEvent stored, String json, Instant occurred) {

        static Line of(TicketEvent event, Instant occurred) {
            return new Line(StoredEvents.of(event.getClass()), EventJson.write(event), occurred);
        }

        TicketEvent event() {
            return (TicketEvent) EventJson.read(stored.name(), stored.revision(), json);
        }
    }

    /** A ticket that lives through steps and writes down what happens to it. */
    private static final class Life {
        final List<Line> log = new ArrayList<>();
        @Nullable TicketState state;
        Instant now = OPENED_AT;

        static Life of(TicketStatus status) {
            Life life = new Life();
            in(status).forEach(life::happen);
            return life;
        }

        List<TicketEvent> take(Step step) {
            now = now.plus(Duration.ofMinutes(step.minutesLater)).plusNanos(step.nanos);
            Context context = new Context(step.actor, now, DeskPolicy.DEFAULT);
            now = context.at();
            List<TicketEvent> events;
            try {
                events = TicketDecider.decide(state, step.command, context);
            } catch (Rejection refused) {
                return List.of();
            }
            events.forEach(this::happen);
            return events;
        }

        void happen(TicketEvent event) {
            log.add(Line.of(event, now));
            state = TicketDecider.evolve(state, event, now);
        }

        TicketState state() {
            return Objects.requireNonNull(state);
        }

        TicketState readBack() {
            TicketState read = null;
            for (Line line : log) read = TicketDecider.evolve(read, line.event(), line.occurred);
            return Objects.requireNonNull(read);
        }
    }

    @Property(tries = 300)
    void the_log_read_back_is_the_living_ticket_at_each_step(@ForAll("steps") List<Step> steps, @ForAll TicketStatus start) {
        Life life = Life.of(start);
        for (Step step : steps) {
            life.take(step);
            assertThat(life.readBack()).isEqualTo(life.state());
        }
    }

    @Property(tries = 500)
    void a_ticket_moves_along_the_rows_of_the_table_or_by_a_correction(@ForAll("steps") List<Step> steps, @ForAll TicketStatus start) {
        Life life = Life.of(start);
        for (Step step : steps) {
            TicketState state = life.state();
            for (TicketEvent event : life.take(step)) {
                TicketStatus before = state.status();
                state = TicketDecider.evolve(state, event, life.now);
                switch (event) {
                    case StatusCorrected e -> {
                        assertThat(step.command).isInstanceOfAny(CorrectStatus.class, MoveCard.class);
                        assertThat(e.from()).isEqualTo(before).isNotEqualTo(e.to());
                        assertThat(state.status()).isEqualTo(e.to());
                    }
                    case TicketEvent e when MOVES.get(e.getClass()) instanceof Move move ->
                        assertThat(move.allows(before, state.status())).as("%s from %s to %s", e, before, state.status()).isTrue();
                    default -> assertThat(state.status()).as("%s moves nothing", event).isEqualTo(before);
                }
            }
        }
    }

    /** Anything but a Rejection ends the property: the decider may refuse, but never stumble. */
    @Property(tries = 1000)
    void whoever_asks_for_whatever_in_whatever_state_is_answered_or_refused_by_a_rule(@ForAll("steps") List<Step> steps, @ForAll TicketStatus start) {
        Life life = Life.of(start);
        for (Step step : steps) {
            TicketState before = life.state();
            int written = life.log.size();
            Context context = new Context(step.actor, life.now, DeskPolicy.DEFAULT);
            String answer;
            try {
                List<TicketEvent> events = TicketDecider.decide(before, step.command, context);
                assertThat(events).doesNotContainNull().allSatisfy(event -> assertThat(event.ticket()).isEqualTo(TICKET));
                assertThat(TicketDecider.decide(before, step.command, context)).as("asked twice").isEqualTo(events);
                answer = events.isEmpty() ? "so already" : "accepted";
                life.take(step);
            } catch (Rejection refused) {
                assertThat(refused.code()).matches("[a-z]+(-[a-z]+)+");
                assertThat(refused.getMessage()).isNotBlank();
                answer = "refused";
                life.take(step);
                assertThat(life.state()).as("a refusal changes nothing").isEqualTo(before);
                assertThat(life.log).hasSize(written);
            }
            Statistics.label("answers").collect(answer);
        }
        Statistics.label("answers").coverage(answers -> {
            answers.check("accepted").percentage(percentage -> percentage > 10);
            answers.check("refused").percentage(percentage -> percentage > 10);
            answers.check("so already").count(count -> count > 0);
        });
    }

    @Property(tries = 500)
    void a_ticket_that_is_over_takes_only_words_files_corrections_and_a_new_beginning(@ForAll("steps") List<Step> steps, @ForAll("over") TicketStatus start) {
        Life life = Life.of(start);
        for (Step step : steps) {
            boolean over = life.state().status().isTerminal();
            List<TicketEvent> events = life.take(step);
            if (over && !events.isEmpty()) {
                assertThat(step.command).isInstanceOfAny(AddComment.class, AddAttachment.class, ReopenTicket.class, CorrectStatus.class, MoveCard.class, ChangeTitle.class,
                        TagTicket.class, ScheduleTicket.class, ToggleFollowing.class, ArchiveTicket.class, RestoreTicket.class, DeleteTicket.class, EditComment.class,
                        DeleteComment.class, RenameAttachment.class, RemoveAttachment.class);
            }
        }
    }

    @Property(tries = 300)
    void the_first_response_is_given_once(@ForAll("steps") List<Step> steps) {
        Life life = Life.of(TicketStatus.NEW);
        steps.forEach(life::take);

        assertThat(life.log.stream().map(Line::event).filter(FirstResponseGiven.class::isInstance)).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 300)
    void until_it_is_met_or_set_by_hand_the_response_target_is_that_of_the_priority_from_the_opening(@ForAll("steps") List<Step> steps) {
        Life life = Life.of(TicketStatus.NEW);
        for (Step step : steps) {
            life.take(step);
            TicketState ticket = life.state();
            if (ticket.clocks().response().followsPriority() && !ticket.clocks().response().hasStoodStill()) {
                assertThat(ticket.clocks().response().due()).isEqualTo(DeskPolicy.DEFAULT.responseDue(OPENED_AT, ticket.grade().priority()));
                assertThat(ticket.response().minutes()).isEqualTo(DeskPolicy.DEFAULT.responseMinutes(ticket.grade().priority()));
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(anybody(), Arbitraries.frequencyOf(Tuple.of(3, commands()), Tuple.of(1, boardCommands())), Arbitraries.integers().between(0, 600), Arbitraries.integers().between(0, 999_999_999))
                .as(Step::new).list().ofMinSize(1).ofMaxSize(25);
    }

    @Provide
    Arbitrary<TicketStatus> over() {
        return Arbitraries.of(EnumSet.of(TicketStatus.CLOSED, TicketStatus.REJECTED, TicketStatus.WITHDRAWN));
    }

    /** Those who may do much ask more often, so that tickets get around. */
    private static Arbitrary<Actor> anybody() {
        return Arbitraries.frequency(
                Tuple.of(4, ADA_THE_ADMINISTRATOR), Tuple.of(4, ROSA_THE_REQUESTER), Tuple.of(2, CORA_THE_COORDINATOR), Tuple.of(2, ALAN_THE_ASSIGNED_AGENT),
                Tuple.of(1, BETH_ANOTHER_AGENT), Tuple.of(1, MONA_THE_MANAGER), Tuple.of(1, STAN_A_STRANGER), Tuple.of(1, Actor.SYSTEM),
                Tuple.of(1, with(ALAN_THE_ASSIGNED_AGENT, Role.MANAGER)), Tuple.of(1, with(ROSA_THE_REQUESTER, Role.AGENT)));
    }

    static Arbitrary<TicketCommand> commands() {
        Arbitrary<String> words = Arbitraries.frequency(Tuple.of(4, "Because"), Tuple.of(4, "Ärger 困る"), Tuple.of(1, ""), Tuple.of(1, " "));
        Arbitrary<@Nullable Priority> priority = Arbitraries.of(Priority.class).injectNull(0.4);
        Arbitrary<@Nullable Level> level = Arbitraries.of(Level.class).injectNull(0.4);
        Arbitrary<@Nullable Instant> time = Arbitraries.integers().between(-10, 10).map(hours -> OPENED_AT.plus(Duration.ofHours(hours))).injectNull(0.5);
        Arbitrary<List<AccountId>> agents = Arbitraries.of(account(ALAN_THE_ASSIGNED_AGENT), account(BETH_ANOTHER_AGENT), account(CORA_THE_COORDINATOR)).list().ofMaxSize(3);
        Arbitrary<@Nullable String> team = Arbitraries.of("Backend", "Frontend").injectNull(0.5);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(words, priority, level, level).as((title, p, i, u) -> open(title, p, i, u)),
                words.map(note -> new AcknowledgeTicket(TICKET, note)),
                words.map(reason -> new DeclineTicket(TICKET, reason)),
                Combinators.combine(agents, team).as((a, t) -> new AssignTicket(TICKET, a, t)),
                Arbitraries.just(new ClaimTicket(TICKET)),
                Arbitraries.just(new StartWork(TICKET)),
                words.map(reason -> new PutOnHold(TICKET, reason)),
                words.map(comment -> new ResolveTicket(TICKET, comment, null)),
                Arbitraries.just(new RequestApproval(TICKET)),
                words.map(comment -> new ApproveResolution(TICKET, comment)),
                words.map(reason -> new RejectResolution(TICKET, reason)),
                words.map(reason -> new CloseTicket(TICKET, reason)),
                words.map(reason -> new ReopenTicket(TICKET, reason)),
                words.map(reason -> new WithdrawTicket(TICKET, reason)),
                Combinators.combine(Arbitraries.of(TicketStatus.class), words).as((to, comment) -> new CorrectStatus(TICKET, to, comment)),
                Combinators.combine(priority, level, level).as((p, i, u) -> new ChangePriority(TICKET, p, i, u)),
                Combinators.combine(time, time, time).as((response, resolution, estimate) -> new SetDueTimes(TICKET, response, resolution, estimate)),
                Combinators.combine(words, Arbitraries.of(Visibility.class)).as((text, visibility) -> new AddComment(TICKET, COMMENT, 1, text, visibility)),
                Arbitraries.just(new AddAttachment(TICKET, ATTACHMENT, 1, null, null, 0, SHA_256)),
                Arbitraries.just(new RecordBreaches(TICKET))));
    }

    /** What boards ask of tickets; a ticket that is deleted ends the story, so that is rare. */
    static Arbitrary<TicketCommand> boardCommands() {
        Arbitrary<@Nullable LocalDate> day = Arbitraries.integers().between(0, 3).map(TODAY::plusDays).injectNull(0.3);
        Arbitrary<@Nullable AccountId> author = Arbitraries.of(account(ALAN_THE_ASSIGNED_AGENT), account(ROSA_THE_REQUESTER)).injectNull(0.2);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(Arbitraries.of(Stage.class), Arbitraries.of("V", "k")).as((stage, rank) -> new MoveCard(TICKET, COLUMN, stage, rank))),
                Tuple.of(1, Arbitraries.of("Because", "").map(title -> new ChangeTitle(TICKET, title))),
                Tuple.of(1, Arbitraries.of(TAG).list().ofMaxSize(2).map(tags -> new TagTicket(TICKET, tags))),
                Tuple.of(1, Combinators.combine(day, day).as((start, due) -> new ScheduleTicket(TICKET, start, due))),
                Tuple.of(1, Arbitraries.of(new ToggleFollowing(TICKET), new ArchiveTicket(TICKET), new RestoreTicket(TICKET), new RestoreTicket(TICKET), new DeleteTicket(TICKET))),
                Tuple.of(1, author.flatMap(who -> Arbitraries.of(new EditComment(TICKET, COMMENT, who, "Otherwise"), new DeleteComment(TICKET, COMMENT, who),
                        new RenameAttachment(TICKET, ATTACHMENT, who, "b.png"), new RemoveAttachment(TICKET, ATTACHMENT, who)))));
    }
}
