package io.ticketledger.eventstore;

import static io.ticketledger.eventstore.Logs.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Readers get every event once and in order, from wherever they begin. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogStreamTest {

    private static final int CACHED = 10;

    private final TestPostgres.Database database = Logs.freshLog();
    private final PostgresEventStorageEngine engine = Logs.engine(database).build();
    /** It polls so rarely that only being woken helps. */
    private final LogEventStore store = LogEventStore.builder().storageEngine(engine).cachedEvents(CACHED).pollInterval(Duration.ofHours(1)).build();

    @AfterEach
    void close() {
        store.close();
        engine.close();
        database.dataSource().close();
    }

    @Test
    void a_stream_resumes_after_any_token() throws InterruptedException {
        publish(0, 30);
        for (int token = 0; token <= 30; token++) {
            BlockingStream<TrackedEventMessage<?>> stream = store.openStream(new GlobalSequenceTrackingToken(token));
            assertThat(take(stream, 30 - token)).isEqualTo(LongStream.rangeClosed(token + 1, 30).boxed().toList());
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
            stream.close();
        }
    }

    @Test
    void no_token_means_the_beginning_and_a_replay_token_its_place() throws InterruptedException {
        publish(0, 3);
        assertThat(take(store.openStream(null), 3)).containsExactly(1L, 2L, 3L);
        assertThat(take(store.openStream(ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(3), new GlobalSequenceTrackingToken(1))), 2))
                .containsExactly(2L, 3L);
        assertThatThrownBy(() -> store.openStream(GapAwareTrackingToken.newInstance(1, List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void peeking_does_not_move() throws InterruptedException {
        publish(0, 2);
        BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
        assertThat(stream.peek().orElseThrow()).isSameAs(stream.peek().orElseThrow()).isSameAs(stream.nextAvailable());
        assertThat(position(stream.peek().orElseThrow())).isEqualTo(2);
    }

    @Test
    void a_waiting_reader_is_woken_by_an_append() throws Exception {
        BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
        List<Long> seen = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                seen.addAll(take(stream, 2));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Eventually.until("the reader waits", () -> reader.getState() == Thread.State.TIMED_WAITING);
        publish(0, 2);
        reader.join();
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void a_callback_is_called_at_once_and_at_every_growth_until_the_stream_is_closed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null);
        assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        assertThat(calls).hasValue(1);
        publish(0, 1);
        Eventually.until("the callback was called", () -> calls.get() > 1);
        stream.close();
        int before = calls.get();
        BlockingStream<TrackedEventMessage<?>> other = store.openStream(null);
        publish(1, 1);
        take(other, 2);
        assertThat(calls).hasValue(before);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThatThrownBy(stream::nextAvailable).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readers_fast_and_slow_see_the_same_although_the_cache_holds_less_than_they_are_behind() throws Exception {
        BlockingStream<TrackedEventMessage<?>> slow = store.openStream(null);
        BlockingStream<TrackedEventMessage<?>> fast = store.openStream(null);
        List<Long> slowSaw = new ArrayList<>();
        List<Long> fastSaw = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            publish(i * 7, 7);
            fastSaw.addAll(take(fast, 7));
            slowSaw.addAll(take(slow, i % 3));
        }
        slowSaw.addAll(take(slow, 210 - slowSaw.size()));
        assertThat(fastSaw).isEqualTo(LongStream.rangeClosed(1, 210).boxed().toList());
        assertThat(slowSaw).isEqualTo(fastSaw);
    }

    @Test
    void many_readers_opened_at_odd_moments_while_many_write_miss_and_repeat_nothing() throws Exception {
        int writers = 8;
        int each = 60;
        List<Thread> threads = new ArrayList<>();
        List<List<Long>> readings = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            String name = "s" + i;
            threads.add(Thread.ofPlatform().start(() -> IntStream.range(0, each).forEach(version -> store.publish(noted(name, version, "x")))));
            List<Long> reading = new ArrayList<>();
            readings.add(reading);
            threads.add(Thread.ofPlatform().start(() -> {
                try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
                    reading.addAll(take(stream, writers * each));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(readings).allSatisfy(reading -> assertThat(reading).isEqualTo(LongStream.rangeClosed(1, writers * each).boxed().toList()));
    }

    @Test
    void an_event_that_cannot_be_read_stops_its_readers_with_an_error_and_what_came_before_is_delivered() throws Exception {
        BlockingStream<TrackedEventMessage<?>> live = store.openStream(null);
        publish(0, 2);
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("insert into event_log values (3, 'z', 'notebook', 0, gen_random_uuid(), 'from-the-future', 1, now(), now(), '{}', '{}')");
        }
        store.publish(noted("after", 0, "x"));
        for (BlockingStream<TrackedEventMessage<?>> stream : List.of(live, store.openStream(null), store.openStream(new GlobalSequenceTrackingToken(1)))) {
            assertThat(take(stream, stream == live ? 2 : 1)).isNotEmpty();
        }
        BlockingStream<TrackedEventMessage<?>> stuck = store.openStream(new GlobalSequenceTrackingToken(2));
        Eventually.until("the reader is told", () -> {
            try {
                return stuck.hasNextAvailable();
            } catch (EventStoreException e) {
                assertThat(e).hasMessageContaining("position 3 (from-the-future, revision 1)");
                return true;
            }
        });
        assertThat(take(store.openStream(new GlobalSequenceTrackingToken(3)), 1)).containsExactly(4L);
    }

    @Test
    void a_witness_is_shown_what_is_written_here_before_the_write_returns_and_what_others_write_before_any_stream_has_it() throws Exception {
        List<Long> shown = new CopyOnWriteArrayList<>();
        store.witness((event, position) -> shown.add(position));
        publish(0, 2);
        assertThat(shown).containsExactly(2L, 2L);
        assertThat(store.isFollowedSince(Duration.ofHours(1))).isFalse();
        BlockingStream<TrackedEventMessage<?>> stream = store.openStream(new GlobalSequenceTrackingToken(2));
        try (LogEventStore other = LogEventStore.builder().storageEngine(engine).build()) {
            other.publish(noted("b", 0, "x"));
        }
        stream.nextAvailable();
        assertThat(shown).endsWith(3L);
        assertThat(store.shown()).isEqualTo(3);
        assertThat(store.isFollowedSince(Duration.ofHours(1))).isTrue();
    }

    @Test
    void a_reader_that_finds_nothing_in_time_is_told_so() throws InterruptedException {
        assertThat(store.openStream(null).hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
    }

    private void publish(long fromVersion, int count) {
        store.publish(LongStream.range(fromVersion, fromVersion + count).mapToObj(version -> noted("a", version, "x")).toList());
    }

    private static List<Long> take(BlockingStream<TrackedEventMessage<?>> stream, int count) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(position(stream.nextAvailable()));
        }
        return positions;
    }

    private static long position(TrackedEventMessage<?> message) {
        return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
    }
}
