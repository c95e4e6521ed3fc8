package io.ticketledger.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes batches, one at a time, and gives each append its outcome whatever happens. Used by one thread only. */
final class LogWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    private final OwnConnections connections;
    private final Duration lockTimeout;
    private final boolean allowUnsafe;
    private @Nullable WriterSession session;

    LogWriter(OwnConnections connections, Duration lockTimeout, boolean allowUnsafe) {
        this.connections = connections;
        this.lockTimeout = lockTimeout;
        this.allowUnsafe = allowUnsafe;
    }

    /** Fails at once when the database is not there or may forget what it acknowledged. */
    void start() {
        try {
            session();
        } catch (SQLException e) {
            throw new EventStoreException("The event log's database cannot be reached", e);
        }
    }

    private WriterSession session() throws SQLException {
        WriterSession open = session;
        if (open == null) {
            // Longer than any wait for the lock, so that it only ends waits for a server that does not answer any more.
            int socketTimeout = (int) lockTimeout.toSeconds() + 30;
            open = new WriterSession(connections.open("writer", socketTimeout), lockTimeout, allowUnsafe);
            session = open;
        }
        return open;
    }

    void write(List<Append> batch) {
        if (!writeHopefully(batch)) {
            lookAndWrite(batch);
        }
    }

    /** @return false if nothing was written and the batch is to be judged */
    private boolean writeHopefully(List<Append> batch) {
        WriterSession open = session;
        Hope hope = Hope.of(batch);
        // Looking first finds out whether the connection still lives, before it matters what became of a commit.
        if (hope == null || open == null || open.hasRested()) {
            return false;
        }
        try {
            OptionalLong head = open.insertAndCommit(hope);
            head.ifPresent(position -> acknowledge(batch, position));
            return head.isPresent();
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
            if (Refusals.isFaultOfData(e)) {
                return false;
            }
            if (Refusals.isRefusal(e)) {
                fail(batch, e);
                return true;
            }
            // What broke may have been broken before anything was sent over it, and then that is no reason to fail.
            List<Append> missing = settle(batch, open, e);
            if (!missing.isEmpty()) {
                lookAndWrite(missing);
            }
            return true;
        }
    }

    private static void acknowledge(List<Append> written, long head) {
        long position = head;
        for (Append append : written) {
            position += append.lines().size();
            append.lastPosition().complete(position);
        }
    }

    private void lookAndWrite(List<Append> batch) {
        WriterSession.View view;
        try {
            view = lockAndLook(batch);
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
            if (Refusals.isFaultOfData(e) && batch.size() > 1) {
                writeHalves(batch);
            } else {
                fail(batch, e);
            }
            return;
        }
        // Told only after the commit: who was refused because of a neighbour in the batch must be judged anew if that neighbour fails.
        Map<Append, RuntimeException> refused = new IdentityHashMap<>();
        for (Append append : batch) {
            RuntimeException refusal = view.judge().judge(append);
            if (refusal != null) {
                refused.put(append, refusal);
            }
        }
        List<Append> admitted = view.judge().admitted();
        if (admitted.isEmpty()) {
            giveUp(null);
        } else {
            WriterSession asked = view.asked();
            try {
                asked.insertAndCommit(view);
            } catch (SQLException | RuntimeException e) {
                giveUp(e);
                if (Refusals.isFaultOfData(e) && batch.size() > 1) {
                    writeHalves(batch);
                    return;
                }
                fail(refused.keySet(), e);
                if (Refusals.isRefusal(e)) {
                    fail(admitted, e);
                } else {
                    fail(settle(admitted, asked, e), e);
                }
                return;
            }
        }
        acknowledge(admitted, view.judge().head());
        refused.forEach((append, refusal) -> append.lastPosition().completeExceptionally(refusal));
    }

    /** A connection that died while nobody wrote is no reason to fail: nothing was sent over it yet. */
    private WriterSession.View lockAndLook(List<Append> batch) throws SQLException {
        boolean reused = session != null;
        try {
            return session().lockAndLook(batch);
        } catch (SQLException e) {
            if (!reused || Refusals.isRefusal(e)) {
                throw e;
            }
            log.info("The writer's connection was broken and is opened again: {}", e.getMessage());
            giveUp(e);
            return session().lockAndLook(batch);
        }
    }

    /** Bisection: after some halving the offender is alone, and everybody else is written. */
    private void writeHalves(List<Append> batch) {
        int half = batch.size() / 2;
        write(batch.subList(0, half));
        write(batch.subList(half, batch.size()));
    }

    /**
     * The connection broke after the commit was sent. Once the process at its other end is gone, whoever gets the log's lock finds its events or does not. Only when the log cannot be asked within a bounded time is the outcome unknown.
     *
     * @return those that are not in the log; all others have been given their outcome
     */
    private List<Append> settle(List<Append> appends, WriterSession broken, Exception cause) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        for (long pause = 50; ; pause = Math.min(pause * 2, 2000)) {
            try {
                WriterSession asking = session();
                asking.end(broken.backend());
                asking.lock();
                List<Append> missing = new ArrayList<>();
                for (Append append : appends) {
                    Long position = asking.find(append);
                    if (position != null) {
                        append.lastPosition().complete(position);
                    } else {
                        missing.add(append);
                    }
                }
                asking.rollback();
                return missing;
            } catch (SQLException | RuntimeException e) {
                giveUp(e);
                if (System.nanoTime() > deadline) {
                    for (Append append : appends) {
                        append.lastPosition().completeExceptionally(new AppendOutcomeUnknown(
                                "The connection broke during the commit, so it is not known whether %s is in the log".formatted(append), cause));
                    }
                    return List.of();
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                deadline = System.nanoTime();
            }
        }
    }

    /** Leaves the transaction; a session that cannot even do that is thrown away. */
    private void giveUp(@Nullable Exception cause) {
        WriterSession open = session;
        if (open == null) {
            return;
        }
        try {
            if (cause != null && !Refusals.isRefusal(cause)) {
                throw new SQLException("broken", cause);
            }
            open.rollback();
        } catch (SQLException e) {
            open.close();
            session = null;
        }
    }

    private static void fail(Collection<Append> batch, Exception cause) {
        batch.forEach(append -> append.lastPosition().completeExceptionally(notAppended(append, cause)));
    }

    private static EventStoreException notAppended(Append append, Exception cause) {
        return new EventStoreException("Nothing was appended: %s failed: %s".formatted(append, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
