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

    @Test
    void late_is_what_is_open_unanswered_and_due() {
        book.add(Samples.ticket(id(1), 1, "a"), Samples.ticket(id(2), 2, "b"), new TicketAcknowledged(id(2), null), new ResolutionDueSet(id(2), Book.START.plusSeconds(7200)),
                Samples.ticket(id(3), 3, "c"), new TicketWithdrawn(id(3), "x"));
        assertThat(asOf(Book.START.plusSeconds(1800), ZoneOffset.UTC, 1).responseBreached()).as("due is not yet late").isZero();
        DashboardView later = asOf(Book.START.plusSeconds(7201), ZoneOffset.UTC, 1);
        assertThat(later.responseBreached()).isEqualTo(1);
        assertThat(later.resolutionBreached()).isEqualTo(1);
        book.add(new WorkStarted(id(2)), new TicketResolved(id(2), "done", null), new FirstResponseGiven(id(1)));
        DashboardView met = asOf(Book.START.plusSeconds(7201), ZoneOffset.UTC, 1);
        assertThat(met.responseBreached()).isZero();
        assertThat(met.resolutionBreached()).isZero();
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
