package io.ticketledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import io.ticketledger.query.world.RunningDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A rebuild that does not come to its end in one go. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterruptedTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NAME = "audit-log";
    private static final Projection AUDIT = Desk.READ_MODELS.stream().filter(projection -> projection.name().equals(NAME)).findFirst().orElseThrow();

    private final Desk desk = Desk.fresh();
    private final RunningDesk node = new RunningDesk(desk, Desk.READ_MODELS, 50);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch half = new CountDownLatch(1);
    private Map<String, List<String>> rows = Map.of();

    /** Reads the first hundred and then waits to be let on. */
    private final Rebuilder slow = new Rebuilder(node.rebuilds, (after, limit) -> {
        if (after >= 100) {
            half.countDown();
            pass(gate);
        }
        return node.log.read(after, limit);
    }, desk.dataSource(), RunningDesk.PACE);

    @BeforeEach
    void halfDone() throws InterruptedException {
        node.processors.start();
        long end = node.append(Histories.from(new Random(11).ints(300, 0, 1_000_000).boxed().toList()).lines());
        assertThat(node.progress.awaitAll(end, LONG)).isTrue();
        rows = desk.rows(AUDIT);
        node.rebuilds.rebuild(NAME, IfDifferent.SWAP, "Ada");
        slow.start();
        assertThat(half.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void close() {
        gate.countDown();
        slow.close();
        node.close();
    }

    @Test
    void while_it_reads_one_sees_how_far_it_is() {
        Rebuild going = node.rebuilds.last(NAME).orElseThrow();
        assertThat(going.phase()).isEqualTo(Phase.BUILDING);
        assertThat(going.position()).isEqualTo(100);
        assertThat(going.target()).isEqualTo(node.log.head());
        assertThat(going.percent()).isBetween(20.0, 50.0);
        assertThat(going.eventsPerSecond()).isPositive();
        assertThat(going.timeLeft()).hasValueSatisfying(left -> assertThat(left).isPositive());
        assertThat(going.started()).isNotNull();
        assertThat(going.ended()).isNull();
        assertThat(desk.rows(AUDIT)).as("what serves is as it was").isEqualTo(rows);
    }

    @Test
    void another_node_goes_on_where_the_first_stopped() {
        stop();
        assertThat(node.rebuilds.last(NAME).orElseThrow()).matches(left -> left.phase() == Phase.BUILDING).matches(left -> left.position() >= 100);
        ConcurrentLinkedQueue<Long> read = new ConcurrentLinkedQueue<>();
        try (RunningDesk other = new RunningDesk(desk, Desk.READ_MODELS, 50); Rebuilder next = new Rebuilder(other.rebuilds, (after, limit) -> {
            read.add(after);
            return other.log.read(after, limit);
        }, desk.dataSource(), RunningDesk.PACE)) {
            next.start();
            assertThat(other.ended(NAME)).matches(done -> done.phase() == Phase.DONE).matches(Rebuild::isEqual);
        }
        assertThat(read).isNotEmpty().allMatch(after -> after >= 100);
        assertThat(desk.rows(AUDIT)).isEqualTo(rows);
    }

    @Test
    void two_nodes_do_not_work_on_one_at_the_same_time() {
        try (RunningDesk other = new RunningDesk(desk, Desk.READ_MODELS, 50)) {
            other.rebuilder.start();
            other.rebuilds.rebuild("directory", IfDifferent.SWAP, "Ada");
            assertThat(other.ended("directory").phase()).as("it has passed by the other one").isEqualTo(Phase.DONE);
            assertThat(node.rebuilds.last(NAME).orElseThrow().position()).isEqualTo(100);
            gate.countDown();
            assertThat(other.ended(NAME).phase()).isEqualTo(Phase.DONE);
        }
    }

    @Test
    void whoever_loses_his_connection_loses_the_right_to_go_on_and_takes_it_up_again() {
        assertThat(desk.sql().sql("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database"
                + " WHERE datname = current_database())").query(Long.class).single()).isEqualTo(1);
        gate.countDown();
        assertThat(node.ended(NAME)).matches(done -> done.phase() == Phase.DONE).matches(Rebuild::isEqual);
    }

    @Test
    void who_cancels_it_leaves_nothing_behind() {
        assertThat(node.rebuilds.cancel(NAME).phase()).isEqualTo(Phase.CANCELLING);
        gate.countDown();
        assertThat(node.ended(NAME).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(desk.sql().sql("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^(rebuild|previous)_'").query(Long.class).single()).isZero();
        assertThat(desk.rows(AUDIT)).isEqualTo(rows);
        assertThat(node.rebuilds.previous(NAME)).isEmpty();
    }

    @Test
    void what_is_cancelled_while_nobody_works_on_it_is_cleared_away_by_whoever_comes() {
        stop();
        node.rebuilds.cancel(NAME);
        node.rebuilder.start();
        assertThat(node.ended(NAME).phase()).isEqualTo(Phase.CANCELLED);
    }

    /** Else the statements of the copy would find the tables of the same names that serve. */
    @Test
    void a_copy_that_somebody_drops_is_missed_and_made_again_and_nothing_is_written_elsewhere() {
        desk.sql().sql("DROP SCHEMA rebuild_audit_log CASCADE").update();
        desk.sql().sql("DELETE FROM audit_entry WHERE position > 100").update();
        long left = desk.sql().sql("SELECT count(*) FROM audit_entry").query(Long.class).single();
        gate.countDown();
        Awaitility.await().atMost(LONG).until(() -> node.rebuilds.last(NAME).orElseThrow().isOver()
                || desk.sql().sql("SELECT count(*) FROM audit_entry").query(Long.class).single() != left);
        Rebuild done = node.ended(NAME);
        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.compared().stream().filter(table -> table.table().equals("audit_entry"))).allMatch(table -> table.servingRows() == left);
        assertThat(desk.rows(AUDIT)).isEqualTo(rows);
    }

    @Test
    void a_migration_finds_no_copies_in_its_way_and_what_was_under_way_begins_again() {
        stop();
        desk.sql().sql("CREATE TYPE mood AS ENUM ('good')").update();
        desk.sql().sql("ALTER TABLE rebuild_audit_log.audit_entry ADD COLUMN mood mood").update();
        Rebuilds.dropCopies(desk.dataSource());
        desk.sql().sql("DROP TYPE mood").update();
        desk.sql().sql("ALTER TABLE audit_entry ADD COLUMN further text NOT NULL DEFAULT ''").update();
        desk.sql().sql("DROP INDEX audit_entry_action").update();
        node.rebuilder.start();
        assertThat(node.ended(NAME)).matches(done -> done.phase() == Phase.DONE).matches(Rebuild::isEqual);
        assertThat(desk.sql().sql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'audit_entry'::regclass AND attname = 'further'").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void a_migration_while_it_stands_still_is_noticed_also_if_nobody_dropped_the_copy() {
        stop();
        desk.sql().sql("ALTER TABLE audit_entry ADD COLUMN further text NOT NULL DEFAULT ''").update();
        desk.sql().sql("DROP INDEX audit_entry_action").update();
        desk.sql().sql("CREATE INDEX audit_entry_further ON audit_entry (further) WHERE further <> '?'").update();
        node.rebuilder.start();
        assertThat(node.ended(NAME)).matches(done -> done.phase() == Phase.DONE).matches(Rebuild::isEqual);
        assertThat(desk.sql().sql("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'audit_entry'").query(String.class).list())
                .contains("audit_entry_further", "audit_entry_pkey").doesNotContain("audit_entry_action");
    }

    @Test
    void after_an_exchange_migrations_find_the_names_they_expect_and_what_served_before_is_refused_if_it_no_longer_fits() {
        gate.countDown();
        assertThat(node.ended(NAME).phase()).isEqualTo(Phase.DONE);
        desk.sql().sql("DROP INDEX audit_entry_subject").update();
        desk.sql().sql("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey, ADD PRIMARY KEY (position), DROP COLUMN address").update();
        assertThat(node.rebuilds.previous(NAME)).hasValueSatisfying(previous -> assertThat(previous.unusable()).contains("other columns"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> node.rebuilds.rollBack(NAME, "Bob"))
                .isInstanceOfSatisfying(RebuildRefused.class, refused -> assertThat(refused.reason()).isEqualTo(RebuildRefused.Reason.CHANGED_SINCE));
        assertThat(node.rebuilds.last(NAME).orElseThrow().phase()).as("nothing was begun").isEqualTo(Phase.DONE);
        assertThat(Flyway.configure().dataSource(desk.dataSource()).locations("classpath:db/migration").load().info().pending()).isEmpty();
    }

    /** As kill -9 does: nothing is cleared away. */
    private void stop() {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(slow::close);
        gate.countDown();
        closing.join();
    }

    private static void pass(CountDownLatch gate) {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) throw new AssertionError("nobody opened the gate");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
