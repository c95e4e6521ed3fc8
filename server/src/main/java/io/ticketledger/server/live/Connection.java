package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One client who listens. The feed puts messages in and never waits; a thread of the connection's own takes them out and writes, as slowly as the client
 * reads. When too many wait, the connection is over.
 */
public final class Connection<M> {

    private final AccountId person;
    private final Instant until;
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<M> waiting = new ArrayDeque<>();
    private @Nullable Ending ending;
    private long reached;

    Connection(AccountId person, Instant until, int limit) {
        this.person = person;
        this.until = until;
        this.limit = limit;
    }

    public AccountId person() {
        return person;
    }

    /** When the token it was opened with expires. */
    public Instant until() {
        return until;
    }

    /** Does not wait: who does not take what is offered is cut off. */
    public void offer(M message) {
        lock.lock();
        try {
            if (ending != null) return;
            if (waiting.size() >= limit) {
                end(Ending.TOO_SLOW);
                return;
            }
            waiting.add(message);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All there was for him up to this position has been offered. */
    void reached(long position) {
        lock.lock();
        try {
            reached = position;
        } finally {
            lock.unlock();
        }
    }

    /** What has been waiting since, and how far it goes: whatever of the log is not later and not in it is not for this client. */
    record Next<M>(List<M> messages, long reached) {}

    /** Waits for a message at most so long. Nothing comes any more once {@link #ending()} is there. */
    Next<M> next(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting.isEmpty() && ending == null && left > 0) left = changed.awaitNanos(left);
            List<M> messages = new ArrayList<>(waiting);
            waiting.clear();
            return new Next<>(messages, reached);
        } finally {
            lock.unlock();
        }
    }

    /** The first reason counts. What still waits is not written any more. */
    public void end(Ending why) {
        lock.lock();
        try {
            if (ending != null) return;
            ending = why;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Null while it goes on. */
    public @Nullable Ending ending() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        return ending() != null;
    }
}
