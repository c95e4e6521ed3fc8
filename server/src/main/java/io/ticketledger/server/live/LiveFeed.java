package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    private static final Duration GOODBYES = Duration.ofSeconds(2);

    private final Reading reading;
    private final PostgresEventStorageEngine log;
    private final Progress progress;
    private final NotificationFeed notifications;
    private final Pace pace;
    private final String name;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Listeners listeners = new Listeners();
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
            if (listeners.size() >= pace.perNode()) throw new NotNow("This node has as many connections as it bears.");
            boolean asleep = thread == null;
            // It may have gone to sleep since.
            if (asleep) {
                position = start == 0 ? start() : start;
                notifications.beginAt(position);
            }
            listeners.add(connection, pace.perPerson());
            if (asleep) thread = Thread.ofPlatform().name(name).daemon().start(this::followOrEnd);
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** Tells a connection of all happenings it wants from now on; the question must be pure and quick. @return the position from which on */
    long tell(Connection<Happening> connection, Predicate<Happening> wanted) {
        return hear(connection, handful -> handful.happenings().stream().filter(wanted).toList());
    }

    /** Tells a connection what its ear makes of all that happens from now on. @return the position from which on */
    public <M> long hear(Connection<M> connection, Ear<M> ear) {
        lock.lock();
        try {
            listeners.want(connection, ear);
            connection.reached(position);
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Tells a connection of all in-app notifications of its person from now on. */
    public void notify(Connection<Saying> connection, Function<NotificationEntry, String> words) {
        notifications.listen(connection, words);
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
            listeners.remove(connection);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public int connected() {
        lock.lock();
        try {
            return listeners.size();
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
            listeners.endAll(Ending.STOPPING);
            following = thread;
            // They say goodbye first, those who can.
            for (long wait = GOODBYES.toNanos(); wait > 0 && listeners.size() > 0; ) wait = left.awaitNanos(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
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
                    listeners.endAll(Ending.BROKEN);
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
        List<Listeners.Listener<?>> all;
        lock.lock();
        try {
            if (!handful.withTickets() && listeners.wantTickets()) return false;
            position = handful.last();
            all = listeners.copy();
        } finally {
            lock.unlock();
        }
        all.forEach(listener -> listener.offer(handful));
        return true;
    }

    private boolean areTicketsWanted() {
        lock.lock();
        try {
            return listeners.wantTickets();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        lock.lock();
        try {
            if (thread != Thread.currentThread()) return false;
            boolean wanted = !closed && listeners.size() > 0;
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
