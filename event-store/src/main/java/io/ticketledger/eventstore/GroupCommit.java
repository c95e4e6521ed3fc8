package io.ticketledger.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes whatever has gathered while it wrote the last time, so that concurrent appends share a commit. The queue is
 * bounded: when the database falls behind, those who append wait.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_WAITING = 4096;
    private static final long PATIENCE_NANOS = 50_000;
    private static final int MAX_EVENTS = 1000;
    private static final long MAX_CHARACTERS = 8 << 20;

    private final Consumer<List<Append>> writer;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingWaits = lock.newCondition();
    private final Condition roomForMore = lock.newCondition();
    private final Queue<Append> waiting = new ArrayDeque<>();
    private boolean closed;

    /** @param writer gives each append of the batch its outcome */
    GroupCommit(String name, Consumer<List<Append>> writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::writeUntilClosed);
    }

    /**
     * Returns when the append is in the log. An interrupt does not end the wait, because a caller that goes away would not know the
     * outcome; it stays set for whoever blocks next.
     */
    long append(Append append) {
        lock.lock();
        try {
            while (waiting.size() >= MAX_WAITING && !closed) {
                roomForMore.awaitUninterruptibly();
            }
            if (closed) {
                throw new EventStoreException("The event store is closed, so nothing was appended");
            }
            waiting.add(append);
            somethingWaits.signal();
        } finally {
            lock.unlock();
        }
        try {
            return append.lastPosition().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void writeUntilClosed() {
        for (List<Append> batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                writer.accept(batch);
            } catch (Throwable e) {
                log.error("A batch of {} appends failed in an unforeseen way", batch.size(), e);
                batch.forEach(append -> append.lastPosition().completeExceptionally(
                        new AppendOutcomeUnknown("It is not known whether " + append + " was written", e)));
            }
            awaitThoseWhoComeBack(batch.size());
        }
    }

    /** Who has just been answered often has more to say: they get the processor first, so that the next batch has all of them. */
    private void awaitThoseWhoComeBack(int answered) {
        long from = System.nanoTime();
        while (answered > 1 && someAreMissing(answered) && System.nanoTime() - from < PATIENCE_NANOS) {
            Thread.yield();
        }
    }

    private boolean someAreMissing(int answered) {
        lock.lock();
        try {
            return waiting.size() < answered && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Empty only when closed and nothing is left. */
    private List<Append> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                somethingWaits.awaitUninterruptibly();
            }
            List<Append> batch = new ArrayList<>();
            int events = 0;
            long characters = 0;
            for (Append next = waiting.peek(); next != null; next = waiting.peek()) {
                events += next.lines().size();
                characters += next.size();
                if (!batch.isEmpty() && (events > MAX_EVENTS || characters > MAX_CHARACTERS)) {
                    break;
                }
                batch.add(waiting.remove());
            }
            roomForMore.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what comes from now on, and returns when what was waiting has been written or has failed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            somethingWaits.signalAll();
            roomForMore.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
