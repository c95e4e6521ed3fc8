package io.ticketledger.server.live;

import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.Selection;
import io.ticketledger.eventstore.StoredLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is appended once for all who follow the log itself on this node, as soon as it is there, and only while somebody does. Unlike {@link LiveFeed}
 * it waits for no read model, and it needs not understand an event that a newer node has written.
 */
final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final int HANDFUL = 200;

    /** It is woken when the log grows; this is for the case that nobody said so. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final LogEventStore events;
    private final PostgresEventStorageEngine log;
    private final String name;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<Connection<LoggedLine>, Selection> wantedBy = new LinkedHashMap<>();
    private boolean woken;
    private long position;
    private boolean closed;
    private @Nullable Thread thread;

    LogFollower(LogEventStore events, PostgresEventStorageEngine log, String name) {
        this.events = events;
        this.log = log;
        this.name = name;
    }

    /** Tells a connection of all lines it wants from now on, until it is over. @return the position from which on */
    long tell(Connection<LoggedLine> connection, Selection wanted) {
        long head = log.head();
        lock.lock();
        try {
            if (closed) throw new NotNow("The desk is stopping.");
            if (thread == null) {
                position = head;
                thread = Thread.ofPlatform().name(name).daemon().start(this::followOrEnd);
            }
            wantedBy.put(connection, wanted);
            connection.reached(position);
            return position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Thread following;
        lock.lock();
        try {
            closed = true;
            following = thread;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        if (following == null) return;
        try {
            following.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Should it ever end for another reason than that nobody is there, nobody may go on believing that he is told everything. */
    private void followOrEnd() {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(new GlobalSequenceTrackingToken(Long.MAX_VALUE))) {
            stream.setOnAvailableCallback(this::wake);
            follow();
        } catch (RuntimeException e) {
            LOG.warn("Nobody can be told just now what is appended: {}", e.toString());
        } finally {
            lock.lock();
            try {
                if (thread == Thread.currentThread()) {
                    wantedBy.keySet().forEach(connection -> connection.end(closed ? Ending.STOPPING : Ending.BROKEN));
                    wantedBy.clear();
                    thread = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void follow() {
        boolean troubled = false;
        while (isWanted()) {
            int read = 0;
            try {
                List<StoredLine> lines = log.lines().after(position, HANDFUL);
                handOut(lines);
                read = lines.size();
                troubled = false;
            } catch (RuntimeException e) {
                if (!troubled) LOG.warn("What is appended after position {} cannot be told just now: {}", position, e.toString());
                troubled = true;
            }
            if (read < HANDFUL) rest(troubled);
        }
    }

    private void handOut(List<StoredLine> stored) {
        if (stored.isEmpty()) return;
        List<LoggedLine> lines = stored.stream().map(LoggedLine::new).toList();
        Map<Connection<LoggedLine>, Selection> all;
        lock.lock();
        try {
            position = lines.getLast().position();
            all = new LinkedHashMap<>(wantedBy);
        } finally {
            lock.unlock();
        }
        all.forEach((connection, wanted) -> {
            for (LoggedLine line : lines) if (wanted.covers(line.line())) connection.offer(line);
            connection.reached(lines.getLast().position());
        });
    }

    /** What is said from here on may have come too late for the look that follows. */
    private boolean isWanted() {
        lock.lock();
        try {
            woken = false;
            wantedBy.keySet().removeIf(Connection::isOver);
            boolean wanted = !closed && !wantedBy.isEmpty();
            if (!wanted && !closed) thread = null;
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            woken = true;
            grown.signal();
        } finally {
            lock.unlock();
        }
    }

    /** In trouble it does not help to be called. */
    private void rest(boolean regardless) {
        lock.lock();
        try {
            for (long left = PATIENCE.toNanos(); left > 0 && !closed && (regardless || !woken); ) left = grown.awaitNanos(left);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; going on if somebody is there");
        } finally {
            lock.unlock();
        }
    }
}
