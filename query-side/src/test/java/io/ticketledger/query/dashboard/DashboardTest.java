package io.ticketledger.query.dashboard;

import static io.ticketledger.query.world.Samples.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.dashboard.DashboardView.Ageing;
import io.ticketledger.query.dashboard.DashboardView.Day;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DashboardTest {

    private static final Desk desk = Desk.fresh();
    private final Book book = new Book();

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new DashboardProjection());
    }

    private static TicketId id(int n) {
        return new TicketId(new UUID(0x7001, 0x8000_0000_0000_0000L + n));
    }

    private DashboardView asOf(Instant now, ZoneId zone, int days) {
        desk.project(new DashboardProjection(), book);
        return new Dashboard(desk.dataSource()).asOf(now, zone, days);
    }

    @Test
    void nothing_is_nothing_of_everything() {
        DashboardView view = asOf(Book.START, ZoneOffset.UTC, 2);
        assertThat(view.total()).isZero();
        assertThat(view.byStatus()).hasSize(9).containsEntry(TicketStatus.NEW, 0L);
        assertThat(view.byPriority()).hasSize(5);
        assertThat(view.days()).containsExactly(new Day(LocalDate.of(2026, 3, 1), 0, 0), new Day(LocalDate.of(2026, 3, 2), 0, 0));
    }

    @Test
    void a_deleted_ticket_counts_nowhere() {
        book.add(Samples.ticket(id(1), 1, "a"), new TicketAcknowledged(id(1), null), new SlaBreached(id(1), SlaClock.RESOLUTION, 1, Book.START));
        assertThat(asOf(Book.START, ZoneOffset.UTC, 1).resolutionBreached()).isEqualTo(1);
        book.add(new TicketDeleted(id(1)));
        DashboardView view = asOf(Book.START, ZoneOffset.UTC, 1);
        assertThat(List.of(view.total(), view.open(), view.resolutionBreached(), view.days().getFirst().created())).containsOnly(0L);
    }

    @Test
    void tickets_are_counted_by_state_priority_and_team() {
        book.add(Samples.ticket(id(1), 1, "a"), Samples.ticket(id(2), 2, "b"), Samples.ticket(id(3), 3, "c"), new TicketAssigned(id(1), List.of(AGENT), "Web"),
                new TicketAcknowledged(id(1), null), new TicketAssigned(id(2), List.of(), "Web"), new TicketDeclined(id(2), "no"),
                new PriorityChanged(id(3), Priority.LOW, null, null, 1440, Book.START.plusSeconds(86400)));
        DashboardView view = asOf(Book.START, ZoneOffset.UTC, 1);
        assertThat(view.total()).isEqualTo(3);
        assertThat(view.open()).isEqualTo(2);
        assertThat(view.byStatus()).containsEntry(TicketStatus.OPEN, 1L).containsEntry(TicketStatus.REJECTED, 1L).containsEntry(TicketStatus.NEW, 1L);
        assertThat(view.byPriority()).containsEntry(Priority.HIGH, 2L).containsEntry(Priority.LOW, 1L);
        assertThat(view.byTeam()).isEqualTo(Map.of("", 1L, "Web", 2L));
        assertThat(view.openByTeam()).isEqualTo(Map.of("", 1L, "Web", 1L));
        assertThat(view.openByPriority()).containsEntry(Priority.HIGH, 1L);
    }

    private List<Long> breached() {
        DashboardView view = asOf(Book.START.plus(Duration.ofDays(9)), ZoneOffset.UTC, 1);
        return List.of(view.responseBreached(), view.resolutionBreached());
    }

    private static SlaBreached breached(int n, SlaClock clock) {
        return new SlaBreached(id(n), clock, 1, Book.START.plusSeconds(1800));
    }

    private static SlaClockStarted started(int n, SlaClock clock, int cycle) {
        return new SlaClockStarted(id(n), clock, cycle, SlaRule.PRIORITY, Duration.ofHours(4), null, Book.START.plusSeconds(14_400));
    }

    @Test
    void late_is_what_was_recorded_as_late_and_not_what_only_looks_so() {
        book.add(Samples.ticket(id(1), 1, "a"), Samples.ticket(id(2), 2, "b"), new ResolutionDueSet(id(2), Book.START.plusSeconds(7200)),
                Samples.ticket(id(3), 3, "on hold"), new TicketPutOnHold(id(3), "parts"), new SlaClockPaused(id(3), SlaClock.RESPONSE, Duration.ofMinutes(5), null));
        assertThat(breached()).containsExactly(0L, 0L);
        book.add(breached(1, SlaClock.RESPONSE), breached(2, SlaClock.RESOLUTION));
        assertThat(breached()).containsExactly(1L, 1L);
    }

    @Test
    void late_tickets_count_until_they_are_answered_and_until_they_are_resolved() {
        book.add(Samples.ticket(id(1), 1, "a"), breached(1, SlaClock.RESPONSE), breached(1, SlaClock.RESOLUTION), new FirstResponseGiven(id(1)));
        assertThat(breached()).containsExactly(0L, 1L);
        book.add(new TicketResolved(id(1), "done", null));
        assertThat(breached()).containsExactly(0L, 0L);
        book.add(new ResolutionRejected(id(1), "no"));
        assertThat(breached()).as("it has been late all along").containsExactly(0L, 1L);
        book.add(new TicketWithdrawn(id(1), "never mind"), Samples.ticket(id(2), 2, "b"), breached(2, SlaClock.RESPONSE), new TicketDeclined(id(2), "no"));
        assertThat(breached()).containsExactly(0L, 0L);
    }

    @Test
    void another_promise_is_not_broken_yet() {
        book.add(Samples.ticket(id(1), 1, "a"), breached(1, SlaClock.RESPONSE), breached(1, SlaClock.RESOLUTION));
        assertThat(breached()).containsExactly(1L, 1L);
        book.add(new ResponseDueSet(id(1), Book.START.plusSeconds(9000)));
        assertThat(breached()).containsExactly(0L, 1L);
        book.add(new ResolutionDueSet(id(1), Book.START.plusSeconds(9000)));
        assertThat(breached()).containsExactly(0L, 0L);
        book.add(breached(1, SlaClock.RESPONSE), breached(1, SlaClock.RESOLUTION), started(1, SlaClock.RESPONSE, 3), started(1, SlaClock.RESOLUTION, 3));
        assertThat(breached()).containsExactly(0L, 0L);
    }

    @Test
    void clocks_that_neither_break_nor_begin_anew_cost_no_statement() {
        Book quiet = new Book().add(started(1, SlaClock.RESOLUTION, 1), new SlaClockPaused(id(1), SlaClock.RESOLUTION, Duration.ofHours(1), null),
                new SlaClockResumed(id(1), SlaClock.RESOLUTION, Book.START, null));
        assertThat(quiet.lines()).hasSize(3).allSatisfy(line -> assertThat(new DashboardProjection().changes(line.event(), line.entry())).isEmpty());
    }

    @Test
    void open_tickets_have_ages() {
        book.add(Samples.ticket(id(1), 1, "a")).after(Duration.ofDays(25)).add(Samples.ticket(id(2), 2, "b")).after(Duration.ofDays(5)).add(Samples.ticket(id(3), 3, "c"))
                .after(Duration.ofDays(2)).add(Samples.ticket(id(4), 4, "d")).after(Duration.ofDays(1)).add(Samples.ticket(id(5), 5, "e"), Samples.ticket(id(6), 6, "f"), new TicketDeclined(id(6), "x"));
        assertThat(asOf(book.now(), ZoneOffset.UTC, 1).ageing()).isEqualTo(new Ageing(1, 1, 1, 1, 1));
    }

    @Test
    void days_are_those_of_the_zone_asked_for() {
        // 08:00 UTC is 13:45 in Kathmandu; eleven hours later it is the next day there, and still the same day in UTC.
        book.add(Samples.ticket(id(1), 1, "a"), new TicketAcknowledged(id(1), null), new WorkStarted(id(1))).after(Duration.ofHours(11))
                .add(new TicketResolved(id(1), "done", null), Samples.ticket(id(2), 2, "b"));
        assertThat(asOf(book.now(), ZoneOffset.UTC, 1).days()).containsExactly(new Day(LocalDate.of(2026, 3, 2), 2, 1));
        assertThat(asOf(book.now(), ZoneId.of("Asia/Kathmandu"), 2).days())
                .containsExactly(new Day(LocalDate.of(2026, 3, 2), 1, 0), new Day(LocalDate.of(2026, 3, 3), 1, 1));
        book.add(new ResolutionRejected(id(1), "no"));
        assertThat(asOf(book.now(), ZoneOffset.UTC, 1).days()).containsExactly(new Day(LocalDate.of(2026, 3, 2), 2, 0));
    }
}
