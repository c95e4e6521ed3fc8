package io.ticketledger.query.clocks;

import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.clocks.DueClocks.Due;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket opened at eight whose answer is due at half past. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DueClocksTest {

    private static final Desk desk = Desk.fresh();
    private static final Instant ANSWER_DUE = Book.START.plusSeconds(1800);
    private static final Instant LONG_AFTER = at(1000);
    private final SlaClocksProjection projection = new SlaClocksProjection();
    private final DueClocks clocks = new DueClocks(desk.dataSource());
    private final Book book = new Book().add(Samples.ticket(TICKET, 1, "a"));

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(projection);
    }

    private static Instant at(int hours) {
        return Book.START.plus(Duration.ofHours(hours));
    }

    /** When the next clock of the ticket is over; null when none runs. */
    private @Nullable Instant due() {
        desk.project(projection, book);
        List<Due> due = clocks.due(LONG_AFTER, null, 10);
        return due.isEmpty() ? null : due.getFirst().due();
    }

    private static StatusCorrected corrected(TicketStatus from, TicketStatus to) {
        return new StatusCorrected(TICKET, from, to, "by hand");
    }

    private static SlaClockStarted started(SlaClock clock, int cycle, Instant due) {
        return new SlaClockStarted(TICKET, clock, cycle, SlaRule.PRIORITY, Duration.ofHours(4), null, due);
    }

    private static SlaClockPaused paused(SlaClock clock) {
        return new SlaClockPaused(TICKET, clock, Duration.ofMinutes(10), null);
    }

    private static SlaClockResumed resumed(SlaClock clock, Instant due) {
        return new SlaClockResumed(TICKET, clock, due, null);
    }

    private static SlaBreached breached(SlaClock clock, Instant due) {
        return new SlaBreached(TICKET, clock, 1, due);
    }

    @Test
    void a_clock_is_due_from_the_moment_on_that_was_promised() {
        desk.project(projection, book);
        assertThat(clocks.due(ANSWER_DUE.minusMillis(1), null, 10)).isEmpty();
        assertThat(clocks.due(ANSWER_DUE, null, 10)).containsExactly(new Due(TICKET, ANSWER_DUE));
    }

    @Test
    void a_deleted_ticket_owes_nothing() {
        book.add(new TicketDeleted(TICKET));
        assertThat(due()).isNull();
    }

    @Test
    void it_is_due_no_longer_once_the_breach_is_recorded() {
        book.add(breached(SlaClock.RESPONSE, ANSWER_DUE));
        assertThat(due()).isNull();
    }

    @Test
    void the_answer_meets_the_response_clock_and_not_the_move_that_came_with_it() {
        book.add(new TicketAcknowledged(TICKET, null));
        assertThat(due()).isEqualTo(ANSWER_DUE);
        book.add(new FirstResponseGiven(TICKET));
        assertThat(due()).isNull();
    }

    @Test
    void the_earlier_of_both_clocks_is_the_next() {
        book.add(started(SlaClock.RESOLUTION, 1, at(4)));
        assertThat(due()).isEqualTo(ANSWER_DUE);
        book.add(breached(SlaClock.RESPONSE, ANSWER_DUE));
        assertThat(due()).isEqualTo(at(4));
        book.add(breached(SlaClock.RESOLUTION, at(4)));
        assertThat(due()).isNull();
        book.add(new ResolutionDueSet(TICKET, at(9)));
        assertThat(due()).as("another promise after a broken one").isEqualTo(at(9));
    }

    @Test
    void a_new_priority_moves_the_answer_that_is_still_owed() {
        book.add(new PriorityChanged(TICKET, Priority.LOW, null, null, 1440, at(24)));
        assertThat(due()).isEqualTo(at(24));
    }

    @Test
    void a_new_priority_starts_no_clock_that_was_met_broken_or_stopped() {
        PriorityChanged low = new PriorityChanged(TICKET, Priority.LOW, null, null, 1440, at(24));
        for (TicketEvent before : List.of(new FirstResponseGiven(TICKET), breached(SlaClock.RESPONSE, ANSWER_DUE), paused(SlaClock.RESPONSE))) {
            desk.empty(projection).project(projection, new Book().add(Samples.ticket(TICKET, 1, "a"), before, low));
            assertThat(clocks.due(LONG_AFTER, null, 10)).as("after " + before).isEmpty();
        }
    }

    @Test
    void a_time_set_by_hand_is_another_promise_of_an_answer_until_there_is_one() {
        book.add(new ResponseDueSet(TICKET, at(1)));
        assertThat(due()).isEqualTo(at(1));
        book.add(breached(SlaClock.RESPONSE, at(1)), new ResponseDueSet(TICKET, at(2)));
        assertThat(due()).isEqualTo(at(2));
        book.add(new FirstResponseGiven(TICKET), new ResponseDueSet(TICKET, at(3)), started(SlaClock.RESPONSE, 2, at(3)));
        assertThat(due()).isNull();
    }

    @Test
    void clocks_stand_still_on_hold_and_go_on_with_what_was_left() {
        book.add(started(SlaClock.RESOLUTION, 1, at(4)), new TicketPutOnHold(TICKET, "parts"), paused(SlaClock.RESPONSE), paused(SlaClock.RESOLUTION));
        assertThat(due()).isNull();
        book.add(new WorkResumed(TICKET), resumed(SlaClock.RESPONSE, at(5)), resumed(SlaClock.RESOLUTION, at(9)));
        assertThat(due()).isEqualTo(at(5));
        book.add(new FirstResponseGiven(TICKET));
        assertThat(due()).isEqualTo(at(9));
    }

    @Test
    void a_clock_that_was_broken_before_the_hold_does_not_go_on_after_it() {
        book.add(breached(SlaClock.RESPONSE, ANSWER_DUE), new TicketPutOnHold(TICKET, "parts"), new WorkResumed(TICKET));
        assertThat(due()).isNull();
    }

    @Test
    void nothing_runs_from_the_resolution_to_its_rejection() {
        book.add(new FirstResponseGiven(TICKET), started(SlaClock.RESOLUTION, 1, at(4)), new TicketResolved(TICKET, "done", null), paused(SlaClock.RESOLUTION));
        assertThat(due()).isNull();
        book.add(new ApprovalRequested(TICKET));
        assertThat(due()).isNull();
        book.add(new ResolutionRejected(TICKET, "no"), resumed(SlaClock.RESOLUTION, at(6)));
        assertThat(due()).isEqualTo(at(6));
    }

    @Test
    void logs_from_before_there_were_clocks_stand_still_and_go_on_by_their_moves_alone() {
        book.add(new TicketPutOnHold(TICKET, "parts"));
        assertThat(due()).isNull();
        book.add(new WorkResumed(TICKET));
        assertThat(due()).isEqualTo(ANSWER_DUE);
    }

    @ParameterizedTest
    @CsvSource({"declined", "withdrawn", "closed", "approved"})
    void nothing_runs_once_the_ticket_is_over_and_afterwards_only_what_is_promised_anew(String how) {
        book.add(new ResolutionDueSet(TICKET, at(4)), switch (how) {
            case "declined" -> new TicketDeclined(TICKET, "no");
            case "withdrawn" -> new TicketWithdrawn(TICKET, "never mind");
            case "closed" -> new TicketClosed(TICKET, "no verdict came");
            default -> new ResolutionApproved(TICKET, "thanks");
        });
        assertThat(due()).isNull();
        book.add(new TicketReopened(TICKET, "again"));
        assertThat(due()).isNull();
        book.add(new PriorityChanged(TICKET, Priority.LOW, null, null, 1440, at(24)));
        assertThat(due()).as("a priority moves what runs and starts nothing").isNull();
        book.add(started(SlaClock.RESOLUTION, 2, at(8)));
        assertThat(due()).isEqualTo(at(8));
        book.add(new ResponseDueSet(TICKET, at(7)));
        assertThat(due()).isEqualTo(at(7));
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void corrections_start_and_stop_as_the_moves_do(TicketStatus to) {
        boolean running = to == TicketStatus.NEW || to == TicketStatus.OPEN || to == TicketStatus.IN_PROGRESS;
        book.add(started(SlaClock.RESOLUTION, 1, at(4)), corrected(TicketStatus.OPEN, to));
        assertThat(due()).isEqualTo(running ? ANSWER_DUE : null);
        book.add(corrected(to, TicketStatus.IN_PROGRESS));
        assertThat(due()).isEqualTo(to.isTerminal() ? null : ANSWER_DUE);
        book.add(new FirstResponseGiven(TICKET));
        assertThat(due()).isEqualTo(to.isTerminal() ? null : at(4));
    }

    @Test
    void what_says_nothing_about_clocks_costs_no_statement() {
        Book chatter = new Book().add(new CommentAdded(TICKET, new CommentId(new UUID(1, 1)), 1, "hello", Visibility.PUBLIC),
                new TicketAssigned(TICKET, List.of(AGENT), null), new TicketReleased(TICKET), new ResolutionEstimated(TICKET, at(2)), new TicketAcknowledged(TICKET, null), new WorkStarted(TICKET),
                new ApprovalRequested(TICKET), new AttachmentAdded(TICKET, new AttachmentId(new UUID(1, 2)), 1, null, "text/plain", 12, "ab".repeat(32)));
        assertThat(chatter.lines()).hasSize(8).allSatisfy(line -> assertThat(projection.changes(line.event(), line.entry())).isEmpty());
    }

    @Test
    void an_event_that_comes_twice_changes_nothing_the_second_time() {
        book.add(new FirstResponseGiven(TICKET), started(SlaClock.RESOLUTION, 1, at(4)), new TicketPutOnHold(TICKET, "parts"), paused(SlaClock.RESOLUTION));
        desk.project(projection, book).project(projection, book.lines().subList(0, 3), 1);
        assertThat(clocks.due(LONG_AFTER, null, 10)).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gaps_where_many_are_due_at_once() {
        Book many = new Book();
        List<Due> all = new ArrayList<>();
        for (int n = 1; n <= 25; n++) {
            TicketId id = new TicketId(new UUID(0x7001, 0x8000_0000_0000_0000L + n));
            many.add(Samples.ticket(id, n, "t" + n), new ResponseDueSet(id, at(n / 10)));
            all.add(new Due(id, at(n / 10)));
        }
        desk.project(projection, many);

        List<Due> walked = new ArrayList<>();
        for (List<Due> page = clocks.due(at(1), null, 4); !page.isEmpty(); page = clocks.due(at(1), page.getLast(), 4)) walked.addAll(page);
        assertThat(walked).isEqualTo(all.subList(0, 19));
        assertThat(clocks.due(LONG_AFTER, walked.getLast(), 100)).isEqualTo(all.subList(19, 25));
    }

    @Test
    void only_what_runs_is_in_the_index() {
        desk.project(projection, book.add(new TicketDeclined(TICKET, "no")));
        assertThat(desk.sql().sql("SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'sla_clock_due'::regclass").query(String.class).single())
                .isEqualTo("(due IS NOT NULL)");
        assertThat(desk.sql().sql("SELECT count(*) FROM sla_clock WHERE due IS NOT NULL").query(Long.class).single()).isZero();
    }
}
