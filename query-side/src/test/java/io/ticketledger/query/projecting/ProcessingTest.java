package io.ticketledger.query.projecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.RebuildRefused;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import io.ticketledger.query.world.RunningDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Book history(int seed, int events) {
        return Histories.from(new Random(seed).ints(events, 0, 1_000_000).boxed().toList());
    }

    /** Counts what it projects in a way that shows every repetition, and fails when told to. */
    private static final class Counting implements Projection {
        private final String name;
        private final AtomicInteger failures;
        private final long failingAt;

        private Counting(long failingAt, int failures) {
            this("counting", failingAt, failures);
        }

        private Counting(String name, long failingAt, int failures) {
            this.name = name;
            this.failingAt = failingAt;
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> tables() {
            return List.of(name);
        }

        @Override
        public List<Change> on(TicketEvent event, Entry entry) {
            return count(entry);
        }

        @Override
        public List<Change> on(AccountEvent event, Entry entry) {
            return count(entry);
        }

        @Override
        public List<Change> on(ProjectEvent event, Entry entry) {
            return count(entry);
        }

        @Override
        public List<Change> on(CompanyEvent event, Entry entry) {
            return count(entry);
        }

        @Override
        public List<Change> on(ContactEvent event, Entry entry) {
            return count(entry);
        }

        private List<Change> count(Entry entry) {
            if (entry.position() == failingAt && failures.getAndDecrement() > 0) return List.of(Change.of("SELECT 1 / 0"));
            return List.of(Change.of("INSERT INTO " + name + " (position) VALUES (?)", entry.position()));
        }
    }

    private static Desk countingDesk() {
        Desk desk = Desk.fresh();
        for (String name : List.of("counting", "beside")) desk.sql().sql("CREATE TABLE " + name + " (position bigint NOT NULL)").update();
        return desk;
    }

    private static void hasCountedEachOnce(Desk desk, String name, long end) {
        assertThat(desk.sql().sql("SELECT position FROM " + name + " ORDER BY position").query(Long.class).list())
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, end).boxed().toList());
    }

    @Test
    void a_batch_that_fails_in_the_middle_is_done_again_and_nothing_is_done_twice() {
        Desk desk = countingDesk();
        try (RunningDesk node = new RunningDesk(desk, List.of(new Counting(57, 2)), 20)) {
            long end = node.append(history(1, 200).lines());
            node.processors.start();

            assertThat(node.progress.awaitAll(end, LONG)).isTrue();
            hasCountedEachOnce(desk, "counting", end);
            assertThat(node.tokens.positions(List.of("counting"))).containsEntry("counting", end);
            assertThat(node.progress.stumbling()).isEmpty();
        }
    }

    @Test
    void a_fault_stops_its_projection_and_no_other_and_shows_until_it_is_gone() {
        Desk desk = countingDesk();
        Counting faulty = new Counting(57, Integer.MAX_VALUE);
        try (RunningDesk node = new RunningDesk(desk, List.of(faulty, new Counting("beside", 0, 0)), 20)) {
            long end = node.append(history(1, 200).lines());
            node.processors.start();

            assertThat(node.progress.await(List.of("beside"), end, LONG)).isTrue();
            assertThat(desk.sql().sql("SELECT max(position) FROM counting").query(Long.class).optional().orElse(0L)).isLessThan(57);
            assertThat(node.progress.lagEvents("counting")).isGreaterThanOrEqualTo(end - 56);
            assertThat(node.progress.lag("counting")).isPositive();
            assertThat(node.progress.stumbling()).containsExactly("counting");
            assertThat(node.processors.fault("counting")).hasValueSatisfying(fault -> assertThat(fault).contains("division by zero"));
            assertThat(node.processors.fault("beside")).isEmpty();

            faulty.failures.set(0);
            assertThat(node.progress.awaitAll(end, LONG)).isTrue();
            assertThat(node.progress.stumbling()).isEmpty();
            for (String name : List.of("counting", "beside")) hasCountedEachOnce(desk, name, end);
        }
    }

    /** As who exchanges its tables does with the position, and an operator with a table. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 FROM projection_token WHERE processor = 'counting' FOR UPDATE", "LOCK TABLE counting"})
    void one_that_is_held_holds_nobody_up(String hold) throws SQLException {
        Desk desk = countingDesk();
        try (RunningDesk node = new RunningDesk(desk, List.of(new Counting(0, 0), new Counting("beside", 0, 0)), 20); Connection holder = desk.dataSource().getConnection()) {
            List<Book.Line> lines = history(5, 120).lines();
            node.processors.start();
            assertThat(node.progress.awaitAll(node.append(lines.subList(0, 40)), LONG)).isTrue();
            holder.setAutoCommit(false);
            holder.createStatement().execute(hold);

            long end = node.append(lines.subList(40, lines.size()));
            assertThat(node.progress.await(List.of("beside"), end, LONG)).isTrue();
            assertThat(node.progress.position("counting")).isEqualTo(40);

            holder.rollback();
            assertThat(node.progress.awaitAll(end, LONG)).isTrue();
            for (String name : List.of("counting", "beside")) hasCountedEachOnce(desk, name, end);
        }
    }

    @Test
    void two_nodes_share_the_work_and_one_goes_on_when_the_other_leaves() {
        Desk desk = countingDesk();
        try (RunningDesk first = new RunningDesk(desk, List.of(new Counting(0, 0)), 20); RunningDesk second = new RunningDesk(desk, List.of(new Counting(0, 0)), 20)) {
            List<Book.Line> lines = history(2, 300).lines();
            first.processors.start();
            second.processors.start();
            long half = first.append(lines.subList(0, 150));
            assertThat(first.progress.awaitAll(half, LONG)).isTrue();
            assertThat(second.progress.awaitAll(half, LONG)).as("a node that holds no claim learns of it from the stored token").isTrue();

            first.processors.stop();
            long end = first.append(lines.subList(150, lines.size()));
            assertThat(second.progress.awaitAll(end, LONG)).isTrue();
            assertThat(desk.sql().sql("SELECT count(*) FROM counting").query(Long.class).single()).isEqualTo(end);
            assertThat(desk.sql().sql("SELECT count(DISTINCT position) FROM counting").query(Long.class).single()).isEqualTo(end);
        }
    }

    /** What is committed without waiting for the disk is gone after a crash of PostgreSQL, while the node that did it lives on and remembers more than is there. */
    @Test
    void what_a_crash_of_the_database_made_it_forget_is_done_again() {
        Desk desk = countingDesk();
        try (RunningDesk node = new RunningDesk(desk, List.of(new Counting(0, 0)), 20)) {
            List<Book.Line> lines = history(3, 300).lines();
            node.processors.start();
            long half = node.append(lines.subList(0, 150));
            assertThat(node.progress.awaitAll(half, LONG)).isTrue();

            desk.sql().sql("DELETE FROM counting WHERE position > ?").param(half - 7).update();
            desk.sql().sql("UPDATE projection_token SET position = ?").param(half - 7).update();

            long end = node.append(lines.subList(150, lines.size()));
            assertThat(node.progress.awaitAll(end, LONG)).isTrue();
            hasCountedEachOnce(desk, "counting", end);
        }
    }

    private static final List<String> P = List.of("p");

    @Test
    void a_claim_is_kept_only_from_where_it_was_left() throws SQLException {
        Desk desk = Desk.fresh();
        ProjectionTokens tokens = new ProjectionTokens(desk.dataSource(), Duration.ofSeconds(10));
        try (Connection connection = desk.dataSource().getConnection()) {
            tokens.initialize(connection, P);
            assertThat(tokens.claim(connection, P)).isEqualTo(Map.of("p", 0L));
            assertThat(tokens.move(connection, P, 0, 5, false)).containsExactly("p");
            assertThat(tokens.extend(connection, P, 5, false)).containsExactly("p");
            desk.sql().sql("UPDATE projection_token SET position = 3").update();
            for (boolean waits : new boolean[] {false, true}) {
                assertThat(tokens.extend(connection, P, 5, waits)).isEmpty();
                assertThat(tokens.move(connection, P, 5, 6, waits)).isEmpty();
            }
            assertThat(tokens.claim(connection, P)).isEqualTo(Map.of("p", 3L));
            assertThat(tokens.move(connection, P, 3, 6, true)).containsExactly("p");
        }
    }

    @Test
    void a_late_node_cannot_put_the_token_back() throws SQLException {
        Desk desk = Desk.fresh();
        ProjectionTokens late = new ProjectionTokens(desk.dataSource(), Duration.ZERO);
        ProjectionTokens next = new ProjectionTokens(desk.dataSource(), Duration.ZERO);
        try (Connection connection = desk.dataSource().getConnection()) {
            late.initialize(connection, P);
            assertThat(late.claim(connection, P)).isEqualTo(Map.of("p", 0L));
            late.move(connection, P, 0, 5, false);
            // The claim has run out at once; the next node takes it over and goes on.
            next.claim(connection, P);
            next.move(connection, P, 5, 9, false);

            assertThat(late.move(connection, P, 5, 6, true)).isEmpty();
            assertThat(late.move(connection, P, 9, 6, false)).isEmpty();
            assertThat(late.extend(connection, P, 9, false)).isEmpty();
            assertThat(late.release(connection, P)).isZero();
        }
        assertThat(next.positions(List.of("p", "q"))).isEqualTo(Map.of("p", 9L, "q", 0L));
    }

    @Test
    void a_claim_that_is_alive_is_respected() throws SQLException {
        Desk desk = Desk.fresh();
        ProjectionTokens holder = new ProjectionTokens(desk.dataSource(), Duration.ofMinutes(1));
        ProjectionTokens other = new ProjectionTokens(desk.dataSource(), Duration.ofMinutes(1));
        try (Connection connection = desk.dataSource().getConnection()) {
            holder.initialize(connection, P);
            holder.claim(connection, P);
            assertThat(other.claim(connection, P)).isEmpty();
            holder.release(connection, P);
            assertThat(other.claim(connection, P)).isEqualTo(Map.of("p", 0L));
        }
    }

    @Test
    void all_read_models_together_end_where_each_alone_ends_also_when_rebuilt_on_the_way() {
        Desk desk = Desk.fresh();
        Book book = history(3, 600);
        try (RunningDesk node = new RunningDesk(desk, Desk.READ_MODELS, 50)) {
            node.processors.start();
            node.append(book.lines().subList(0, 300));
            node.rebuilder.start();
            node.rebuilds.rebuild("ticket-list", IfDifferent.SWAP, "Ada");
            long end = node.append(book.lines().subList(300, book.lines().size()));
            node.rebuilds.rebuild("audit-log", IfDifferent.SWAP, "Ada");
            node.rebuilds.rebuild("timeline", IfDifferent.SWAP, "Ada");

            assertThat(node.progress.awaitAll(end, LONG)).isTrue();
            for (String name : List.of("ticket-list", "audit-log", "timeline")) {
                assertThat(node.ended(name)).as(name).matches(rebuild -> rebuild.phase() == Phase.DONE).matches(Rebuild::isEqual);
            }
            assertThat(node.progress.positions()).allSatisfy((name, position) -> assertThat(position).isEqualTo(end));
            assertThat(node.progress.lagEvents("ticket-list")).isZero();
            assertThat(node.progress.lag("ticket-list")).isZero();
            Desk alone = Desk.fresh();
            for (Projection projection : Desk.READ_MODELS) {
                if (List.of("audit-log", "timeline").contains(projection.name())) continue; // knows when things were recorded, which is now
                assertThat(desk.rows(projection)).as(projection.name()).isEqualTo(alone.project(projection, book).rows(projection));
            }
            assertThatThrownBy(() -> node.rebuilds.rebuild("nobody", IfDifferent.SWAP, "Ada")).isInstanceOf(RebuildRefused.class).hasMessageContaining("ticket-list");
        }
    }

    @Test
    void a_write_is_seen_by_the_read_that_waits_for_it() throws Exception {
        Desk desk = Desk.fresh();
        Book book = history(4, 100);
        try (RunningDesk node = new RunningDesk(desk, List.of(new TicketListProjection()), 500)) {
            node.processors.start();
            long end = book.lines().size();
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> node.progress.await(List.of(TicketListProjection.NAME), end, LONG));
            node.append(book.lines());
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(new TicketList(desk.dataSource()).count(FindTickets.in(Scope.everything())))
                    .isEqualTo(book.lines().stream().filter(line -> line.event() instanceof io.ticketledger.events.ticket.TicketOpened).count());
        }
    }
}
