package io.ticketledger.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the end of the log once for all streams of this process and keeps the last events at hand. Because positions have no gaps,
 * "is there more?" is a comparison of two numbers.
 */
final class LogTail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);
    private static final int PAGE = 500;

    /** More events at a time than one command writes: then several writers are at it. */
    private static final int CROWD = 4;

    private final PostgresEventStorageEngine engine;
    private final String name;
    private final int cachedEvents;
    private final long pollNanos;
    private final long gatherNanos;
    private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
    private final List<LogWitness> witnesses = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Condition moved = lock.newCondition();
    private RecentEvents recent;
    private long known;
    private boolean asked;
    private long handedOut = System.nanoTime();
    private int handful;
    private long pulse;
    private boolean broken;
    private boolean closed;
    /** When the last look began that found all there was. */
    private volatile @Nullable Long sawAll;
    private @Nullable Thread thread;
    private @Nullable LogListener listener;

    LogTail(PostgresEventStorageEngine engine, String name, int cachedEvents, Duration poll, Duration gather) {
        this.engine = engine;
        this.name = name;
        this.cachedEvents = cachedEvents;
        this.recent = new RecentEvents(cachedEvents, 0);
        this.pollNanos = poll.toNanos();
        this.gatherNanos = gather.toNanos();
    }

    /** The first stream starts the tail; a process that opens none reads nothing. */
    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                recent = new RecentEvents(cachedEvents, engine.head());
                thread = Thread.ofPlatform().name(name + "-log-tail").daemon().start(this::follow);
                listener = new LogListener(engine.connections(), name + "-log-listener", this::grownTo);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Somebody says that the log reaches this far. */
    void grownTo(long position) {
        lock.lock();
        try {
            if (position > recent.last()) {
                known = Math.max(known, position);
                asked = true;
                wake.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        while (begin()) {
            long from = recent.last();
            long began = System.nanoTime();
            List<TrackedEventMessage<?>> page;
            try {
                page = engine.messagesAfter(from, PAGE);
                page.forEach(message -> show(message, Messages.position(message.trackingToken())));
                if (page.size() < PAGE) sawAll = began;
                take(page);
            } catch (RuntimeException e) {
                fail(e);
                page = List.of();
            }
            if (!page.isEmpty() || broken) {
                callbacks.forEach(this::call);
            }
            if (page.size() < PAGE) {
                rest();
            }
        }
    }

    private void take(List<TrackedEventMessage<?>> page) {
        lock.lock();
        try {
            page.forEach(recent::add);
            if (!page.isEmpty()) {
                handedOut = System.nanoTime();
                handful = page.size();
            }
            broken = false;
            pulse++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The streams are told, so that they ask the table themselves and the error reaches those who read. */
    private void fail(RuntimeException cause) {
        lock.lock();
        try {
            if (!broken && !closed) {
                log.warn("The end of the log cannot be read after position {}", recent.last(), cause);
            }
            broken = true;
            pulse++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is asked from here on may have come too late for the look that follows. */
    private boolean begin() {
        lock.lock();
        try {
            asked = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            gather();
            if (asked && known > recent.last()) {
                return;
            }
            known = recent.last();
            if (!closed) {
                wake.awaitNanos(pollNanos);
            }
        } catch (InterruptedException e) {
            log.debug("Interrupted while waiting; looking again", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * When many write at once, what follows hard on what was just handed out waits a moment, so that readers get a handful at a time: each handful costs
     * them a transaction. What comes after a pause, or one by one, is handed out at once.
     */
    private void gather() throws InterruptedException {
        if (handful < CROWD) return;
        long left = handedOut + gatherNanos - System.nanoTime();
        while (left > 0 && !closed) left = wake.awaitNanos(left);
    }

    void witness(LogWitness witness) {
        witnesses.add(witness);
    }

    /** What this process has appended itself. */
    void show(List<EventMessage<?>> events, long lastPosition) {
        events.forEach(event -> show(event, lastPosition));
    }

    private void show(EventMessage<?> event, long position) {
        for (LogWitness witness : witnesses) witness.saw(event.getPayload(), position);
    }

    long last() {
        lock.lock();
        try {
            return recent.last();
        } finally {
            lock.unlock();
        }
    }

    boolean isFollowedSince(Duration ago) {
        Long at = sawAll;
        return at != null && System.nanoTime() - at <= ago.toNanos();
    }

    private void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            log.debug("A reader could not be told that the log has grown", e);
        }
    }

    void onGrowth(Runnable callback) {
        callbacks.add(callback);
    }

    void forget(Runnable callback) {
        callbacks.remove(callback);
    }

    /** What comes after a position: from the cache, or from the table for a reader that is too far behind or when the tail is in trouble. */
    List<TrackedEventMessage<?>> after(long position, int limit) {
        lock.lock();
        try {
            boolean nothingNew = position >= recent.last();
            if (recent.reachBackTo(position) && !(nothingNew && broken)) {
                return recent.after(position, limit);
            }
        } finally {
            lock.unlock();
        }
        return engine.messagesAfter(position, limit);
    }

    /** Changes whenever the tail has looked and found something or failed. */
    long pulse() {
        lock.lock();
        try {
            return pulse;
        } finally {
            lock.unlock();
        }
    }

    /** @return what is left of the time */
    long awaitPulseAfter(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (pulse == seen && left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            return closed ? 0 : left;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Thread reading;
        lock.lock();
        try {
            closed = true;
            wake.signalAll();
            moved.signalAll();
            if (listener != null) {
                listener.close();
            }
            reading = thread;
        } finally {
            lock.unlock();
        }
        if (reading != null && reading != Thread.currentThread()) {
            try {
                // Whoever closes us closes the pool next, and the last look should not die of that.
                reading.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
