package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for all who are connected to this node, and only while somebody is. Rows and people are loaded once per handful of events, whoever wants
 * them; what a client does or does not do is between his {@link Connection} and its thread.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** While the notifications of what has been read are not written yet. */
    private static final Duration BRIEFLY = Duration.ofMillis(50);
    private static final Duration TROUBLE = Duration.ofSeconds(1);

    /** Of what happened to tickets nothing, until it is said what. */
    private static final Predicate<Happening> NOTHING = _ -> false;

    private final Reading reading;
    private final PostgresEventStorageEngine log;
    private final Progress progress;
    private final NotificationFeed notifications;
    private final Pace pace;
    private final String name;

    private final ReentrantLock lock = new ReentrantLock();
    /** In the order they came; and which happenings each wants. */
    private final Map<Connection<?>, Predicate<Happening>> connections = new LinkedHashMap<>();
    private long position;
    private boolean closed;
    private @Nullable Thread thread;

    LiveFeed(Reading reading, PostgresEventStorageEngine log, Progress progress, NotificationFeed notifications, Pace pace, String name) {
        this.reading = reading;
        this.log = log;
        this.progress = progress;
        this.notifications = notifications;
        this.pace = pace;
        this.name = name;
    }

    /**
     * Somebody is there. From now on his connection is ended when his rights change. To be given back with {@link #disconnect}.
     *
     * @param until when his token expires
     * @throws NotNow if this node takes no more
     */
    public <M> Connection<M> connect(AccountId person, Instant until) {
        Connection<M> connection = new Connection<>(person, until, pace.queued());
        long start = isAwake() ? 0 : start();
        lock.lock();
        try {
            if (closed) throw new NotNow("The desk is stopping.");
            if (connections.size() >= pace.perNode()) throw new NotNow("This node has as many connections as it bears.");
            boolean asleep = thread == null;
            // It may have gone to sleep since.
            if (asleep) {
                position = start == 0 ? start() : start;
                notifications.beginAt(position);
            }
            makeRoom(person);
            connections.put(connection, NOTHING);
            if (asleep) thread = Thread.ofPlatform().name(name).daemon().start(this::followOrEnd);
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** Tells a connection of all happenings it wants from now on; the question must be pure and quick. @return the position from which on */
    long tell(Connection<Happening> connection, Predicate<Happening> wanted) {
        lock.lock();
        try {
            connections.computeIfPresent(connection, (_, _) -> wanted);
            connection.reached(position);
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Tells a connection of all in-app notifications of its person from now on. */
    void notify(Connection<String> connection) {
        notifications.listen(connection);
    }

    /** The last position of the log. @throws NotNow if it cannot be read */
    public long head() {
        try {
            return log.head();
        } catch (EventStoreException e) {
            LOG.warn("Nobody can listen: {}", e.getMessage());
            throw new NotNow("The desk cannot answer just now. Try again in a moment.");
        }
    }

    public void disconnect(Connection<?> connection) {
        connection.end(Ending.GONE);
        notifications.forget(connection);
        lock.lock();
        try {
            connections.remove(connection);
        } finally {
            lock.unlock();
        }
    }

    public int connected() {
        lock.lock();
        try {
            return connections.size();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all connections, and takes no more. */
    @Override
    public void close() {
        Thread following;
        lock.lock();
        try {
            closed = true;
            connections.keySet().forEach(connection -> connection.end(Ending.STOPPING));
            following = thread;
        } finally {
            lock.unlock();
        }
        if (following == null) return;
        following.interrupt();
        try {
            following.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One who left may still be in the list until his thread has noticed; he is the oldest then, as a rule. */
    private void makeRoom(AccountId person) {
        List<Connection<?>> same = connections.keySet().stream().filter(each -> each.person().equals(person) && !each.isOver()).toList();
        for (int i = 0; i <= same.size() - pace.perPerson(); i++) same.get(i).end(Ending.TOO_MANY);
    }

    private boolean isAwake() {
        lock.lock();
        try {
            return thread != null;
        } finally {
            lock.unlock();
        }
    }

    /** Where to begin: what the directory has not heard of yet may change the rights of those who come now. */
    private long start() {
        long head = head();
        progress.await(List.of(DirectoryProjection.NAME), head, TROUBLE);
        return Math.max(0, Math.min(head, progress.position(DirectoryProjection.NAME)));
    }

    /** Should it ever end for another reason than that nobody is there, nobody may go on believing that he is told everything. */
    private void followOrEnd() {
        try {
            follow();
        } finally {
            lock.lock();
            try {
                if (thread == Thread.currentThread()) {
                    connections.keySet().forEach(connection -> connection.end(Ending.BROKEN));
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
            try (BlockingStream<TrackedEventMessage<?>> stream = reading.after(position)) {
                follow(stream);
                troubled = false;
            } catch (InterruptedException e) {
                LOG.debug("Interrupted; going on if somebody is there");
            } catch (RuntimeException e) {
                if (!troubled) LOG.warn("What happens after position {} cannot be told just now: {}", position, e.toString());
                troubled = true;
                pause();
            }
        }
    }

    private void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        List<TrackedEventMessage<?>> pending = List.of();
        long read = position;
        boolean behind = false;
        while (isWanted()) {
            if (pending.isEmpty()) pending = reading.gather(stream, behind ? BRIEFLY : PATIENCE);
            if (!pending.isEmpty()) {
                read = Entry.of(pending.getLast()).position();
                Optional<Handful> handful = reading.load(pending, areTicketsWanted(), TROUBLE);
                if (handful.isPresent() && handOut(handful.get())) pending = List.of();
            }
            behind = notifications.deliver(read, BRIEFLY);
        }
    }

    /** False if meanwhile somebody came who wants more than was loaded. */
    private boolean handOut(Handful handful) {
        Map<Connection<?>, Predicate<Happening>> all;
        lock.lock();
        try {
            if (!handful.withTickets() && areTicketsWanted()) return false;
            position = handful.last();
            all = new LinkedHashMap<>(connections);
        } finally {
            lock.unlock();
        }
        all.forEach((connection, wanted) -> {
            if (handful.judgedAnew().contains(connection.person())) connection.end(Ending.JUDGED_ANEW);
            if (wanted != NOTHING) offer(handful, connection, wanted);
        });
        return true;
    }

    /** Only {@link #tell} makes somebody want anything, and it takes connections for happenings alone. */
    @SuppressWarnings("unchecked")
    private static void offer(Handful handful, Connection<?> connection, Predicate<Happening> wanted) {
        Connection<Happening> listener = (Connection<Happening>) connection;
        try {
            for (Happening happening : handful.happenings()) if (wanted.test(happening)) listener.offer(happening);
            listener.reached(handful.last());
        } catch (RuntimeException e) {
            LOG.error("What happened cannot be offered to {}", listener.person(), e);
            listener.end(Ending.BROKEN);
        }
    }

    private boolean areTicketsWanted() {
        lock.lock();
        try {
            return connections.values().stream().anyMatch(wanted -> wanted != NOTHING);
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        lock.lock();
        try {
            if (thread != Thread.currentThread()) return false;
            boolean wanted = !closed && !connections.isEmpty();
            if (!wanted) thread = null;
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(TROUBLE.toNanos());
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; going on if somebody is there");
        }
    }
}
