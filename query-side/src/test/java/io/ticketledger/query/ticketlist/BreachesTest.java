package io.ticketledger.query.ticketlist;

import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A ticket opened at eight whose answer is due at half past and whose resolution is promised for noon. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreachesTest {

    private static final Desk desk = Desk.fresh();
    private static final Instant NOON = at(4);
    private final TicketListProjection projection = new TicketListProjection();
    private final Book book = new Book().add(Samples.ticket(TICKET, 1, "a"), new ResolutionDueSet(TICKET, NOON));

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(projection);
    }

    private TicketRow row() {
        desk.project(projection, book);
        return new TicketList(desk.dataSource()).byId(TICKET, Scope.everything()).orElseThrow();
    }

    private List<Boolean> breached() {
        TicketRow row = row();
        return List.of(row.isResponseBreached(), row.isResolutionBreached());
    }

    private static Instant at(int hours) {
        return Book.START.plus(Duration.ofHours(hours));
    }

    private Book after(int hours) {
        return book.after(Duration.ofHours(hours));
    }

    private static SlaBreached broken(SlaClock clock) {
        return new SlaBreached(TICKET, clock, 1, at(1));
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

    @Test
    void nothing_is_broken_until_it_is_recorded() {
        assertThat(breached()).containsExactly(false, false);
        book.add(broken(SlaClock.RESPONSE));
        assertThat(breached()).containsExactly(true, false);
        after(1).add(broken(SlaClock.RESOLUTION));
        assertThat(breached()).containsExactly(true, true);
        assertThat(row()).extracting(TicketRow::version, TicketRow::updatedAt).containsExactly(3L, at(1));
    }

    @Test
    void what_was_broken_stays_so_when_it_is_done_at_last() {
        book.add(broken(SlaClock.RESPONSE), broken(SlaClock.RESOLUTION), new FirstResponseGiven(TICKET), new TicketResolved(TICKET, "done", null),
                new ResolutionApproved(TICKET, null));
        assertThat(breached()).containsExactly(true, true);
    }

    @Test
    void the_times_shown_are_those_the_clocks_run_to() {
        book.add(started(SlaClock.RESPONSE, 1, at(1)), started(SlaClock.RESOLUTION, 1, at(5)));
        assertThat(row()).extracting(TicketRow::responseDue, TicketRow::resolutionDue).containsExactly(at(1), at(5));
        book.add(new TicketPutOnHold(TICKET, "parts"), paused(SlaClock.RESPONSE), paused(SlaClock.RESOLUTION));
        assertThat(row()).extracting(TicketRow::responseDue, TicketRow::resolutionDue).containsExactly(at(1), at(5));
        book.add(new WorkResumed(TICKET), resumed(SlaClock.RESPONSE, at(2)), resumed(SlaClock.RESOLUTION, at(6)));
        assertThat(row()).extracting(TicketRow::responseDue, TicketRow::resolutionDue).containsExactly(at(2), at(6));
    }

    @Test
    void what_stands_still_past_its_old_time_is_not_late_whatever_becomes_of_it() {
        book.add(new TicketPutOnHold(TICKET, "parts"), paused(SlaClock.RESPONSE), paused(SlaClock.RESOLUTION));
        after(9);
        assertThat(breached()).containsExactly(false, false);
        book.add(new FirstResponseGiven(TICKET));
        assertThat(breached()).containsExactly(false, false);
        book.add(new TicketWithdrawn(TICKET, "never mind"));
        assertThat(breached()).containsExactly(false, false);
    }

    @Test
    void a_resolution_in_time_stays_in_time_however_long_the_verdict_takes() {
        book.add(new FirstResponseGiven(TICKET), new WorkStarted(TICKET), new TicketResolved(TICKET, "done", null), paused(SlaClock.RESOLUTION),
                new ApprovalRequested(TICKET));
        after(9).add(new ResolutionApproved(TICKET, null));
        assertThat(breached()).containsExactly(false, false);
    }

    @Test
    void logs_from_before_breaches_were_recorded_show_by_their_times_what_was_done_too_late() {
        after(1).add(new TicketAcknowledged(TICKET, null), new FirstResponseGiven(TICKET), new WorkStarted(TICKET));
        assertThat(breached()).containsExactly(true, false);
        after(4).add(new TicketResolved(TICKET, "done", null), new ResolutionApproved(TICKET, null));
        assertThat(breached()).containsExactly(true, true);
    }

    @Test
    void logs_from_before_breaches_were_recorded_show_what_was_over_too_late_without_an_answer_or_a_resolution() {
        after(5).add(new TicketWithdrawn(TICKET, "never mind"));
        assertThat(breached()).containsExactly(true, true);
    }

    @Test
    void what_was_done_in_time_is_not_late() {
        book.add(new FirstResponseGiven(TICKET));
        after(4).add(new TicketResolved(TICKET, "done", null), new TicketClosed(TICKET, "no verdict came"));
        assertThat(breached()).as("the moment that was promised is in time").containsExactly(false, false);
    }

    @Test
    void a_time_set_by_hand_afterwards_is_another_promise() {
        book.add(broken(SlaClock.RESPONSE), broken(SlaClock.RESOLUTION), new ResponseDueSet(TICKET, at(9)));
        assertThat(breached()).containsExactly(false, true);
        book.add(new ResolutionDueSet(TICKET, at(9)));
        assertThat(breached()).containsExactly(false, false);
    }

    @Test
    void no_time_set_by_hand_makes_a_late_answer_one_in_time() {
        book.add(broken(SlaClock.RESPONSE), new FirstResponseGiven(TICKET), new ResponseDueSet(TICKET, at(9)));
        assertThat(breached()).containsExactly(true, false);
        assertThat(row().responseDue()).isEqualTo(at(9));
    }

    @Test
    void a_time_set_by_hand_on_hold_runs_again_until_it_is_said_to_stand_still() {
        book.add(new TicketPutOnHold(TICKET, "parts"), paused(SlaClock.RESPONSE), paused(SlaClock.RESOLUTION),
                new ResponseDueSet(TICKET, at(2)), new ResolutionDueSet(TICKET, at(3)));
        assertThat(row().clocks()).isEqualTo(new TicketRow.Clocks(false, false, false, false));
        book.add(paused(SlaClock.RESPONSE), paused(SlaClock.RESOLUTION));
        assertThat(row().clocks()).isEqualTo(new TicketRow.Clocks(false, true, false, true));
    }

    @Test
    void reopening_shows_the_old_breach_until_there_is_a_new_promise() {
        book.add(new FirstResponseGiven(TICKET), broken(SlaClock.RESOLUTION), new TicketResolved(TICKET, "done", null), new ResolutionApproved(TICKET, null),
                new TicketReopened(TICKET, "again"));
        assertThat(breached()).containsExactly(false, true);
        book.add(started(SlaClock.RESOLUTION, 2, at(9)));
        assertThat(breached()).containsExactly(false, false);
        assertThat(row().resolutionDue()).isEqualTo(at(9));
    }

    @Test
    void an_answer_promised_anew_is_not_broken_yet() {
        book.add(broken(SlaClock.RESPONSE), started(SlaClock.RESPONSE, 2, at(9)));
        assertThat(breached()).containsExactly(false, false);
    }
}
