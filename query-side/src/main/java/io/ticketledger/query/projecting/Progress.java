package io.ticketledger.query.projecting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far each projection has come, and the place to wait until it has come far enough. Batches of this JVM wake their waiters themselves. When another
 * node holds the claim nobody here is woken, so a waiter that has waited for a while reads the stored tokens, one waiter at a time for all of them.
 */
public final class Progress {

    private static final Logger log = LoggerFactory.getLogger(Progress.class);

    /** Twice the usual time from append to projected: before that a look at the table would be wasted. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** Between two batches of a projection that this node works on and that has something to do passes less than this. */
    private static final Duration SILENCE = Duration.ofMillis(100);

    /** More than can be caught up within any bearable wait: a projection so far behind has just been added or was away, and waiting would only tie up requests. */
    private static final long HOPELESS = 20_000;

    private record Reached(long position, Instant recorded) {}

    private record Waiter(Collection<String> projections, long position, CountDownLatch arrived) {}

    private final Set<String> awaited;
    private final Map<String, Reached> reached = new ConcurrentHashMap<>();
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, String> stumbling = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final Function<List<String>, Map<String, Long>> stored;
    private final LongSupplier head;
    private final InstantSource clock;

    /** All of them are awaited. */
    public Progress(Collection<String> projections, Function<List<String>, Map<String, Long>> stored, LongSupplier head, InstantSource clock) {
        this(projections, projections, stored, head, clock);
    }

    /**
     * @param awaited those of them that {@link #awaitAll} waits for
     * @param stored the positions in the token table
     * @param head the last position of the log
     */
    public Progress(Collection<String> projections, Collection<String> awaited, Function<List<String>, Map<String, Long>> stored, LongSupplier head, InstantSource clock) {
        this.awaited = Set.copyOf(awaited);
        this.stored = stored;
        this.head = head;
        this.clock = clock;
        projections.forEach(name -> reached.put(name, new Reached(0, Instant.EPOCH)));
    }

    /** A batch of these was committed here. May go back: then the database had forgotten its last moments. */
    void reached(Collection<String> projections, long position, Instant recorded) {
        Reached at = new Reached(position, recorded);
        long now = System.nanoTime();
        for (String projection : projections) {
            reached.put(projection, at);
            heard.put(projection, now);
            stumbling.remove(projection);
        }
        wake();
        for (String projection : projections) listeners.getOrDefault(projection, List.of()).forEach(Progress::tell);
    }

    /**
     * Calls this after each batch of the projection that was committed on this node, in the thread that projects, so that work can follow at once. It must
     * only wake somebody up: while it runs, nothing is projected. A node that does not hold the claim hears nothing, and has to look by itself now and then.
     */
    public void whenReached(String projection, Runnable wake) {
        at(projection);
        listeners.computeIfAbsent(projection, name -> new CopyOnWriteArrayList<>()).add(wake);
    }

    /** What has been committed is not undone because somebody who wanted to know of it fails. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failed) {
            log.warn("could not wake who waits for a projection", failed);
        }
    }

    /** The last batch here was rolled back. */
    void stumbled(String projection, String fault) {
        stumbling.put(projection, fault);
    }

    /** Those whose last batch failed on this node and is tried again: they stand still until it succeeds, and somebody should look. */
    public Set<String> stumbling() {
        return Set.copyOf(stumbling.keySet());
    }

    /** What the last batch here failed at, if it did. */
    public Optional<String> fault(String projection) {
        return Optional.ofNullable(stumbling.get(projection));
    }

    /** As {@link #awaitAll}, for all that is in the log by now. */
    public boolean awaitHead(Duration bound) {
        return awaitAll(head.getAsLong(), bound);
    }

    /**
     * Waits until every projection that answers to writes are read from has reached the position; false when the bound has passed first, or when there is no
     * hope that it will not.
     */
    public boolean awaitAll(long position, Duration bound) {
        return await(awaited, position, bound);
    }

    /** As {@link #awaitAll}, for the named ones only: those the answer will be read from. */
    public boolean await(Collection<String> projections, long position, Duration bound) {
        if (isReached(projections, position)) return true;
        Waiter waiter = new Waiter(projections, position, new CountDownLatch(1));
        long deadline = System.nanoTime() + bound.toNanos();
        waiters.add(waiter);
        try {
            // Again, now that a batch would see the waiter: one may have been committed in between.
            while (!isReached(projections, position)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) return false;
                if (waiter.arrived.await(Math.min(left, POLL.toNanos()), TimeUnit.NANOSECONDS)) return true;
                if (isSilentHere(projections, position)) poll();
                if (isHopeless(projections, position)) return false;
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiters.remove(waiter);
        }
    }

    public long position(String projection) {
        return at(projection).position;
    }

    /** Where each projection stands, by name. */
    public Map<String, Long> positions() {
        Map<String, Long> positions = new HashMap<>();
        reached.forEach((name, at) -> positions.put(name, at.position));
        return Map.copyOf(positions);
    }

    /** Events of the log this projection has not seen. */
    public long lagEvents(String projection) {
        return Math.max(0, head.getAsLong() - at(projection).position);
    }

    /** How old the read model is: the age of the last event it has seen, nothing when it has seen all. */
    public Duration lag(String projection) {
        Reached at = at(projection);
        if (head.getAsLong() <= at.position) return Duration.ZERO;
        Duration age = Duration.between(at.recorded, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Reads the stored tokens once; for metrics of a node that holds no claim, and while somebody waits. */
    public void poll() {
        if (!polling.compareAndSet(false, true)) return;
        try {
            stored.apply(List.copyOf(reached.keySet())).forEach((name, position) ->
                    reached.computeIfPresent(name, (n, at) -> at.position >= position ? at : new Reached(position, clock.instant())));
            wake();
        } finally {
            polling.set(false);
        }
    }

    private void wake() {
        for (Waiter waiter : waiters) {
            if (isReached(waiter.projections, waiter.position)) waiter.arrived.countDown();
        }
    }

    private boolean isReached(Collection<String> projections, long position) {
        for (String name : projections) {
            if (at(name).position < position) return false;
        }
        return true;
    }

    /** A projection that is behind and of which this node has had no batch for a while is somebody else's; the table knows how far it is. */
    private boolean isSilentHere(Collection<String> projections, long position) {
        long now = System.nanoTime();
        for (String name : projections) {
            if (at(name).position < position && now - heard.getOrDefault(name, now - SILENCE.toNanos()) >= SILENCE.toNanos()) return true;
        }
        return false;
    }

    private boolean isHopeless(Collection<String> projections, long position) {
        return projections.stream().anyMatch(name -> position - at(name).position > HOPELESS);
    }

    private Reached at(String projection) {
        Reached at = reached.get(projection);
        if (at == null) throw new IllegalArgumentException("no projection is called '" + projection + "'");
        return at;
    }
}
