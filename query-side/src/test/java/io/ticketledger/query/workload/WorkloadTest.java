package io.ticketledger.query.workload;

import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.events.ticket.*;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkloadTest {

    private static final Desk desk = Desk.fresh();
    private static final Duration HOUR = Duration.ofHours(1);
    private final Book book = new Book().add(Samples.ticket(TICKET, 1, "a"), Samples.ticket(SECOND, 2, "b"), new TicketAcknowledged(TICKET, null), new TicketAcknowledged(SECOND, null))
            .after(HOUR).add(new TicketAssigned(TICKET, List.of(AGENT, OTHER), null)).after(HOUR).add(new TicketAssigned(SECOND, List.of(AGENT), null));

    @BeforeEach
    void nothing_has_happened() {
        desk.empty(new WorkloadProjection());
    }

    private List<AgentLoad> loads() {
        desk.project(new WorkloadProjection(), book);
        return new Workload(desk.dataSource()).asOf(book.now(), ZoneOffset.UTC);
    }

    @Test
    void nobody_has_nothing_to_do() {
        assertThat(new Workload(desk.dataSource()).asOf(book.now(), ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void nobody_has_what_is_deleted() {
        book.add(new TicketDeleted(TICKET));
        assertThat(loads()).extracting(AgentLoad::agent, AgentLoad::assigned).containsExactly(tuple(AGENT, 1L));
        book.add(new TicketDeleted(SECOND));
        assertThat(loads()).isEmpty();
    }

    @Test
    void the_busiest_comes_first_with_what_they_have_and_since_when() {
        book.add(new WorkStarted(TICKET), new WorkStarted(SECOND), new TicketPutOnHold(SECOND, "parts"));
        assertThat(loads()).containsExactly(
                new AgentLoad(AGENT, 2, 1, 1, 0, Book.START.plus(HOUR), null),
                new AgentLoad(OTHER, 1, 1, 0, 0, Book.START.plus(HOUR), null));
        book.after(HOUR).add(new TicketAssigned(TICKET, List.of(OTHER), null));
        assertThat(loads()).containsExactly(
                new AgentLoad(AGENT, 1, 0, 1, 0, Book.START.plus(HOUR.multipliedBy(2)), null),
                new AgentLoad(OTHER, 1, 1, 0, 0, Book.START.plus(HOUR), null));
    }

    @Test
    void what_was_resolved_counts_for_today_and_for_the_average_until_it_is_rejected() {
        book.add(new WorkStarted(TICKET)).after(HOUR).add(new TicketResolved(TICKET, "done", null), new ResolutionApproved(TICKET, "thanks"));
        assertThat(loads()).containsExactly(
                new AgentLoad(AGENT, 1, 0, 0, 1, Book.START.plus(HOUR.multipliedBy(2)), HOUR.multipliedBy(3)),
                new AgentLoad(OTHER, 0, 0, 0, 1, null, HOUR.multipliedBy(3)));
        book.after(Duration.ofDays(1));
        assertThat(loads().getLast().resolvedToday()).isZero();
        book.add(new TicketReopened(TICKET, "again"));
        assertThat(loads()).extracting(AgentLoad::agent, AgentLoad::assigned, AgentLoad::averageResolution)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AGENT, 2L, null), org.assertj.core.groups.Tuple.tuple(OTHER, 1L, null));
    }

    @Test
    void released_tickets_are_nobodys() {
        book.add(new TicketReleased(TICKET), new TicketReleased(SECOND));
        assertThat(loads()).isEmpty();
    }
}
