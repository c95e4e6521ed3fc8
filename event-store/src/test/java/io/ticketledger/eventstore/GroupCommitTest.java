package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Appends that share a commit do not share a fate. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GroupCommitTest {

    private final TestPostgres.Database database = Logs.freshLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PostgresEventStorageEngine engine = Logs.engine(database).meterRegistry(meters).build();

    @AfterEach
    void close() {
        engine.close();
        database.dataSource().close();
    }

    @Test
    void of_64_writers_on_one_stream_each_acknowledged_append_is_there_exactly_once_and_no_version_is_missing() throws InterruptedException {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        run(IntStream.range(0, 64).<Runnable>mapToObj(writer -> () -> {
            for (int i = 0; i < 5; i++) {
                appendUntilItIsIn("contested", "writer " + writer + " note " + i, acknowledged);
            }
        }).toList());

        List<RecordedEvent> stream = engine.readStream("contested", 0);
        assertThat(stream).extracting(event -> ((Logs.Noted) event.payload()).text()).hasSize(320).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(stream).extracting(RecordedEvent::version).isEqualTo(LongStream.range(0, 320).boxed().toList());
        assertThat(engine.read(0, 1000)).extracting(RecordedEvent::position).isEqualTo(LongStream.rangeClosed(1, 320).boxed().toList());
    }

    private void appendUntilItIsIn(String stream, String text, Queue<String> acknowledged) {
        while (true) {
            long next = engine.lastSequenceNumberFor(stream).orElse(-1L) + 1;
            try {
                engine.appendEvents(noted(stream, next, text));
                acknowledged.add(text);
                return;
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                // Somebody else was first: look again.
            }
        }
    }

    @Test
    void one_bad_append_in_a_batch_fails_alone() throws Exception {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        // While somebody else holds the log's lock everything gathers, so that what follows is one batch.
        try (LogLock lock = new LogLock(database)) {
            Thread first = Thread.ofPlatform().start(() -> engine.appendEvents(noted("first", 0, "x")));
            lock.awaitWaiting(1);
            List<Thread> gathered = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String stream = "s" + i;
                // jsonb has no NUL; the engine lets the server judge that.
                String text = i == 7 || i == 13 ? "nul \0 here" : "fine";
                gathered.add(Thread.ofPlatform().start(() -> {
                    try {
                        engine.appendEvents(noted(stream, 0, "begin"), noted(stream, 1, text));
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }));
            }
            for (Thread thread : gathered) {
                Eventually.until("all have queued", () -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
            }
            lock.close();
            first.join();
            for (Thread thread : gathered) {
                thread.join();
            }
        }
        assertThat(failures).hasSize(2).allSatisfy(e -> assertThat(e).isInstanceOf(EventStoreException.class).hasMessageContaining("Nothing was appended"));
        assertThat(engine.head()).isEqualTo(1 + 18 * 2);
        assertThat(engine.readStream("s7", 0)).isEmpty();
        assertThat(engine.readStream("s13", 0)).isEmpty();
        assertThat(meters.get("ticketledger.append.batch.size").summary().max()).as("they did share a batch").isGreaterThanOrEqualTo(20);
        assertThat(meters.get("ticketledger.append.latency").timer().count()).isEqualTo(21);
    }

    @Test
    void a_writer_who_lost_to_a_neighbour_that_failed_is_judged_anew() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (LogLock lock = new LogLock(database)) {
            Thread first = Thread.ofPlatform().start(() -> engine.appendEvents(noted("first", 0, "x")));
            lock.awaitWaiting(1);
            Thread bad = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> engine.appendEvents(noted("bad", 0, "claim:ada \0"))));
            Eventually.until("the bad one has queued", () -> bad.getState() == Thread.State.WAITING);
            Thread good = Thread.ofPlatform().start(() -> {
                engine.appendEvents(noted("good", 0, "claim:ada"));
                acknowledged.add("good");
            });
            Eventually.until("the good one has queued", () -> good.getState() == Thread.State.WAITING);
            lock.close();
            first.join();
            bad.join();
            good.join();
        }
        assertThat(acknowledged).containsExactly("good");
    }

    @Test
    void a_version_that_would_leave_a_gap_is_a_conflict() {
        engine.appendEvents(noted("a", 0, "x"));
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 2, "x"))).isInstanceOf(ConcurrencyException.class).hasMessageContaining("gap");
        assertThatThrownBy(() -> engine.appendEvents(noted("b", 0, "x"), noted("b", 2, "x"))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 1, "x"), noted("a", 1, "y"))).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.head()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_stored_is_refused_before_it_disturbs_anybody() {
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 0, "half a pair \ud83c"))).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> engine.appendEvents(noted("nul \0", 0, "x"))).hasMessageContaining("NUL");
        assertThatThrownBy(() -> engine.appendEvents(noted("a", 0, "x", Map.of("occurred", "yesterday")))).hasMessageContaining("ISO-8601");
        assertThat(meters.get("ticketledger.append.batch.size").summary().count()).isZero();
    }

    @Test
    void an_interrupt_while_waiting_does_not_lose_the_outcome() throws Exception {
        List<Boolean> stillInterrupted = new ArrayList<>();
        try (LogLock lock = new LogLock(database)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                engine.appendEvents(noted("a", 0, "x"));
                stillInterrupted.add(Thread.currentThread().isInterrupted());
            });
            lock.awaitWaiting(1);
            writer.interrupt();
            lock.close();
            writer.join();
        }
        assertThat(stillInterrupted).containsExactly(true);
        assertThat(engine.head()).isEqualTo(1);
    }

    @Test
    void closing_finishes_what_was_waiting() throws Exception {
        List<Thread> writers = new ArrayList<>();
        Thread closer;
        try (LogLock lock = new LogLock(database)) {
            for (int i = 0; i < 10; i++) {
                String stream = "s" + i;
                writers.add(Thread.ofPlatform().start(() -> engine.appendEvents(noted(stream, 0, "x"))));
            }
            for (Thread writer : writers) {
                Eventually.until("all have queued", () -> writer.getState() == Thread.State.WAITING);
            }
            closer = Thread.ofPlatform().start(engine::close);
            Eventually.until("the closer waits", () -> closer.getState() == Thread.State.WAITING);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        closer.join();
        assertThat(engine.head()).isEqualTo(10);
    }

    private static void run(List<Runnable> tasks) throws InterruptedException {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = tasks.stream().map(task -> Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failures.add(e)).start(task)).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
