package io.ticketledger.query.projecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Map<String, Long> stored = new ConcurrentHashMap<>(Map.of("a", 0L, "b", 0L));
    private final AtomicLong head = new AtomicLong(100);
    private final Progress progress = new Progress(List.of("a", "b"), names -> Map.copyOf(stored), head::get, InstantSource.fixed(NOW));

    @Test
    void waits_for_the_last_of_all() {
        CompletableFuture<Boolean> all = CompletableFuture.supplyAsync(() -> progress.awaitAll(5, LONG));
        progress.reached(List.of("a"), 7, NOW);
        assertThat(progress.awaitAll(5, Duration.ofMillis(1))).isFalse();
        assertThat(progress.await(List.of("a"), 5, Duration.ZERO)).isTrue();
        progress.reached(List.of("b"), 5, NOW);
        assertThat(all.join()).isTrue();
        assertThat(progress.awaitAll(5, Duration.ZERO)).isTrue();
    }

    @Test
    void nobody_who_waits_for_all_waits_for_one_that_no_answer_is_read_from() {
        Progress apart = new Progress(List.of("a", "b"), List.of("a"), names -> Map.copyOf(stored), head::get, InstantSource.fixed(NOW));
        apart.reached(List.of("a"), 5, NOW);
        assertThat(apart.awaitAll(5, Duration.ZERO)).isTrue();
        assertThat(apart.await(List.of("b"), 5, Duration.ZERO)).isFalse();
        assertThat(apart.await(apart.positions().keySet(), 5, Duration.ZERO)).isFalse();
    }

    @Test
    void reads_the_stored_tokens_for_who_is_not_woken_here() {
        progress.reached(List.of("a"), 9, NOW);
        CompletableFuture<Boolean> all = CompletableFuture.supplyAsync(() -> progress.awaitAll(9, LONG));
        stored.put("b", 9L);
        assertThat(all.join()).isTrue();
        assertThat(progress.position("a")).as("what was reached here is not forgotten for an older token").isEqualTo(9);
    }

    @Test
    void does_not_wait_for_a_rebuild() {
        assertThat(progress.awaitAll(1_000_000, Duration.ofDays(1))).as("this comes back today").isFalse();
    }

    @Test
    void tells_how_far_behind_and_how_old() {
        progress.reached(List.of("a"), 40, NOW.minusSeconds(90));
        assertThat(progress.lagEvents("a")).isEqualTo(60);
        assertThat(progress.lag("a")).isEqualTo(Duration.ofSeconds(90));
        progress.reached(List.of("a"), 100, NOW.minusSeconds(90));
        assertThat(progress.lag("a")).isZero();
        assertThatThrownBy(() -> progress.position("c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wakes_every_waiter_of_a_thousand() {
        List<CompletableFuture<Boolean>> waiting = java.util.stream.LongStream.rangeClosed(1, 1000)
                .mapToObj(position -> {
                    CompletableFuture<Boolean> done = new CompletableFuture<>();
                    Thread.startVirtualThread(() -> done.complete(progress.awaitAll(position, LONG)));
                    return done;
                }).toList();
        for (long position = 1; position <= 1000; position += 3) {
            progress.reached(List.of("a"), position, NOW);
            progress.reached(List.of("b"), position, NOW);
        }
        assertThat(waiting).allSatisfy(done -> assertThat(done.join()).isTrue());
    }

    @Test
    void calls_whom_it_was_asked_to_after_each_batch_of_that_projection_also_when_one_of_them_fails() {
        List<String> called = new ArrayList<>();
        progress.whenReached("a", () -> {
            called.add("first");
            throw new IllegalStateException("on purpose");
        });
        progress.whenReached("a", () -> called.add("second at " + progress.position("a")));
        progress.reached(List.of("b"), 3, NOW);
        assertThat(called).isEmpty();
        progress.reached(List.of("a"), 3, NOW);
        progress.reached(List.of("a"), 4, NOW);
        assertThat(called).containsExactly("first", "second at 3", "first", "second at 4");
        assertThatThrownBy(() -> progress.whenReached("c", () -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
