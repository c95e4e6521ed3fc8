package io.ticketledger.query.ticketlist;

import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketListProjectionTest {

    private static final Desk desk = Desk.fresh();
    private static final Duration HOUR = Duration.ofHours(1);
    private final Book book = new Book().add(Samples.ticket(TICKET, 1, "Homepage not loading")).after(HOUR);

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new TicketListProjection());
    }

    private TicketRow row() {
        desk.project(new TicketListProjection(), book);
        return new TicketList(desk.dataSource()).byId(TICKET, Scope.everything()).orElseThrow();
    }

    private static Instant at(int hours) {
        return Book.START.plus(HOUR.multipliedBy(hours));
    }

    private static StatusCorrected corrected(TicketStatus from, TicketStatus to) {
        return new StatusCorrected(TICKET, from, to, "by hand");
    }

    @Test
    void a_new_ticket_has_what_its_requester_said_and_nothing_else() {
        TicketRow row = row();
        assertThat(row.status()).isEqualTo(TicketStatus.NEW);
        assertThat(row.number()).isEqualTo(1);
        assertThat(row.title()).isEqualTo("Homepage not loading");
        assertThat(row.requester()).isEqualTo(Samples.REQUESTER);
        assertThat(row.project()).isEqualTo("Website");
        assertThat(row.responseDue()).isEqualTo(Book.START.plusSeconds(1800));
        assertThat(row.createdAt()).isEqualTo(at(0)).isEqualTo(row.updatedAt());
        assertThat(row.agents()).isEmpty();
        assertThat(row).extracting(TicketRow::acknowledgedAt, TicketRow::startedAt, TicketRow::resolvedAt, TicketRow::closedAt, TicketRow::firstResponseAt).containsOnlyNulls();
    }

    @Test
    void the_acknowledgement_is_the_first_response() {
        book.add(new TicketAcknowledged(TICKET, "seen")).after(HOUR).add(new FirstResponseGiven(TICKET));
        assertThat(row().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(row().acknowledgedAt()).isEqualTo(at(1));
        assertThat(row().firstResponseAt()).isEqualTo(at(1));
        assertThat(row().updatedAt()).isEqualTo(at(2));
    }

    @Test
    void assigning_replaces_and_keeps_the_order_given() {
        book.add(new TicketAssigned(TICKET, List.of(OTHER, AGENT), "Backend Team"));
        assertThat(row().agents()).containsExactly(OTHER, AGENT);
        assertThat(row().team()).isEqualTo("Backend Team");
        book.add(new TicketAssigned(TICKET, List.of(AGENT), null));
        assertThat(row().agents()).containsExactly(AGENT);
        assertThat(row().team()).isNull();
        book.add(new TicketReleased(TICKET));
        assertThat(row().agents()).isEmpty();
    }

    @Test
    void started_is_when_work_started_first() {
        book.add(new TicketAcknowledged(TICKET, null), new WorkStarted(TICKET)).after(HOUR).add(new TicketPutOnHold(TICKET, "parts"));
        assertThat(row().holdReason()).isEqualTo("parts");
        assertThat(row().status()).isEqualTo(TicketStatus.ON_HOLD);
        book.after(HOUR).add(new WorkResumed(TICKET));
        assertThat(row().startedAt()).isEqualTo(at(1));
        assertThat(row().holdReason()).isNull();
        assertThat(row().statusReason()).isEqualTo("parts");
    }

    @Test
    void rejecting_a_resolution_takes_it_back() {
        book.add(new TicketAcknowledged(TICKET, null), new WorkStarted(TICKET), new TicketResolved(TICKET, "done", "fixed"));
        assertThat(row().resolvedAt()).isEqualTo(at(1));
        assertThat(row().resolutionCode()).isEqualTo("fixed");
        book.after(HOUR).add(new ApprovalRequested(TICKET), new ResolutionRejected(TICKET, "still broken"));
        assertThat(row().status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(row().resolvedAt()).isNull();
        assertThat(row().resolutionComment()).isNull();
        assertThat(row().reopenCount()).isEqualTo(1);
        assertThat(row().statusReason()).isEqualTo("still broken");
    }

    @Test
    void reopening_clears_resolution_and_closing() {
        book.add(new TicketAcknowledged(TICKET, null), new WorkStarted(TICKET), new TicketResolved(TICKET, "done", null)).after(HOUR)
                .add(new ResolutionApproved(TICKET, "thanks"));
        assertThat(row().closedAt()).isEqualTo(at(2));
        book.after(HOUR).add(new TicketReopened(TICKET, "again"));
        assertThat(row()).extracting(TicketRow::status, TicketRow::resolvedAt, TicketRow::closedAt, TicketRow::reopenCount)
                .containsExactly(TicketStatus.OPEN, null, null, 1);
    }

    @Test
    void a_correction_counts_as_reopening_when_it_takes_finished_work_up_again() {
        book.add(corrected(TicketStatus.NEW, TicketStatus.RESOLVED));
        assertThat(row()).extracting(TicketRow::resolvedAt, TicketRow::closedAt, TicketRow::reopenCount).containsExactly(at(1), null, 0);
        book.after(HOUR).add(corrected(TicketStatus.RESOLVED, TicketStatus.CLOSED));
        assertThat(row()).extracting(TicketRow::resolvedAt, TicketRow::closedAt, TicketRow::reopenCount).containsExactly(at(1), at(2), 0);
        book.after(HOUR).add(corrected(TicketStatus.CLOSED, TicketStatus.IN_PROGRESS));
        assertThat(row()).extracting(TicketRow::resolvedAt, TicketRow::closedAt, TicketRow::startedAt, TicketRow::reopenCount).containsExactly(null, null, at(3), 1);
        book.add(corrected(TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD));
        assertThat(row().reopenCount()).isEqualTo(1);
        assertThat(row().holdReason()).isEqualTo("by hand");
    }

    @Test
    void declined_and_withdrawn_tickets_are_over() {
        book.add(new TicketDeclined(TICKET, "no"));
        assertThat(row()).extracting(TicketRow::status, TicketRow::closedAt, TicketRow::statusReason).containsExactly(TicketStatus.REJECTED, at(1), "no");
        book.add(new TicketReopened(TICKET, "after all")).after(HOUR).add(new TicketWithdrawn(TICKET, "never mind"));
        assertThat(row()).extracting(TicketRow::status, TicketRow::closedAt, TicketRow::statusReason).containsExactly(TicketStatus.WITHDRAWN, at(2), "never mind");
    }

    @Test
    void dues_priorities_and_comments_are_kept() {
        book.add(new PriorityChanged(TICKET, Priority.LOW, Level.LOW, null, 1440, at(24)), new ResolutionDueSet(TICKET, at(30)), new ResolutionEstimated(TICKET, at(20)),
                new CommentAdded(TICKET, new CommentId(new UUID(1, 1)), 1, "hello", Visibility.PUBLIC),
                new CommentAdded(TICKET, new CommentId(new UUID(1, 2)), 2, "psst", Visibility.INTERNAL));
        TicketRow row = row();
        assertThat(row).extracting(TicketRow::priority, TicketRow::impact, TicketRow::urgency, TicketRow::responseMinutes, TicketRow::responseDue)
                .containsExactly(Priority.LOW, Level.LOW, null, 1440, at(24));
        assertThat(row).extracting(TicketRow::resolutionDue, TicketRow::estimate, TicketRow::commentCount, TicketRow::internalCount).containsExactly(at(30), at(20), 2, 1);
        assertThat(row.version()).isEqualTo(5);
        book.add(new ResponseDueSet(TICKET, at(2)));
        assertThat(row().responseDue()).isEqualTo(at(2));
    }

    @Test
    void the_database_knows_every_status_and_priority_in_our_order() {
        assertThat(words("ticket_status")).containsExactly(java.util.Arrays.stream(TicketStatus.values()).map(Enum::name).toArray(String[]::new));
        assertThat(words("ticket_priority")).containsExactly(java.util.Arrays.stream(Priority.values()).map(Enum::name).toArray(String[]::new));
    }

    private static List<String> words(String type) {
        return desk.sql().sql("SELECT CAST(w AS text) FROM unnest(enum_range(NULL::" + type + ")) AS w").query(String.class).list();
    }
}
