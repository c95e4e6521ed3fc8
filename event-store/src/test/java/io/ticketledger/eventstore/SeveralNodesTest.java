package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Nodes that share nothing but the database write one log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeveralNodesTest {

    private record Node(HikariDataSource pool, PostgresEventStorageEngine engine, LogEventStore store) implements AutoCloseable {

        static Node of(TestPostgres.Database database, String name) {
            HikariDataSource pool = database.anotherPool(4);
            PostgresEventStorageEngine engine = Logs.engine(database).dataSource(pool).serverName(name).build();
            // Nobody is woken by the clock here.
            return new Node(pool, engine, LogEventStore.builder().storageEngine(engine).serverName(name).pollInterval(Duration.ofHours(1)).build());
        }

        @Override
        public void close() {
            store.close();
            engine.close();
            pool.close();
        }
    }

    private final TestPostgres.Database database = Logs.freshLog();
    private final Node one = Node.of(database, "one");
    private final Node two = Node.of(database, "two");

    @AfterEach
    void close() {
        one.close();
        two.close();
        database.dataSource().close();
    }

    @Test
    void two_nodes_interleave_without_a_gap_and_each_one_s_readers_see_both() throws Exception {
        int each = 300;
        List<Thread> threads = new ArrayList<>();
        List<List<TrackedEventMessage<?>>> readings = new ArrayList<>();
        for (Node node : List.of(one, two)) {
            BlockingStream<TrackedEventMessage<?>> stream = node.store.openStream(null);
            List<TrackedEventMessage<?>> reading = new ArrayList<>();
            readings.add(reading);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (reading.size() < 2 * each) {
                        reading.add(stream.nextAvailable());
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
            for (int writer = 0; writer < 4; writer++) {
                String name = (node == one ? "one-" : "two-") + writer;
                threads.add(Thread.ofPlatform().start(() -> IntStream.range(0, each / 4).forEach(version -> node.store.publish(noted(name, version, "x")))));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> all = LongStream.rangeClosed(1, 2 * each).boxed().toList();
        assertThat(one.engine.read(0, 1000)).extracting(RecordedEvent::position).isEqualTo(all);
        assertThat(one.engine.read(0, 1000)).extracting(RecordedEvent::recorded).isSorted();
        assertThat(readings).allSatisfy(reading -> assertThat(reading).extracting(message -> message.getMetaData().get(EventMetadata.POSITION)).isEqualTo(all));
    }

    @Test
    void a_reader_that_waits_is_woken_by_the_other_node_s_append() throws Exception {
        BlockingStream<TrackedEventMessage<?>> stream = two.store.openStream(null);
        for (int i = 0; i < 5; i++) {
            int version = i;
            List<TrackedEventMessage<?>> seen = new ArrayList<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    seen.add(stream.nextAvailable());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Eventually.until("the reader waits", () -> reader.getState() == Thread.State.TIMED_WAITING);
            one.store.publish(noted("a", version, "x"));
            reader.join();
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void a_listener_whose_connection_breaks_connects_again_and_catches_up() throws Exception {
        BlockingStream<TrackedEventMessage<?>> stream = two.store.openStream(null);
        one.store.publish(noted("a", 0, "x"));
        assertThat(stream.nextAvailable()).isNotNull();
        for (int i = 1; i <= 3; i++) {
            Backends.terminate(database, "two listener");
            one.store.publish(noted("a", i, "x"));
            assertThat(stream.nextAvailable().getMetaData()).containsEntry(EventMetadata.POSITION, i + 1L);
        }
    }

    @Test
    void neither_the_writer_nor_the_listener_takes_a_connection_from_the_pool() throws Exception {
        two.store.openStream(null);
        two.store.publish(noted("a", 0, "x"));
        Eventually.until("the pool is whole", () -> two.pool.getHikariPoolMXBean().getActiveConnections() == 0);
        Eventually.until("both have sessions of their own", () -> Backends.count(database, "two writer") == 1 && Backends.count(database, "two listener") == 1);
    }
}
