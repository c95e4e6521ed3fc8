package io.ticketledger.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.Selection;
import io.ticketledger.eventstore.StoredLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The log itself by the piece, for those who follow it: no read model is asked, and no piece takes long or much, however long the log is. */
public final class LogReading {

    /** At a time, in characters of JSON as stored: a client asks for events, not for megabytes. */
    private static final int LARGEST = 4 << 20;
    private static final int PAGE = 200;

    /** Positions that are looked at in one query; some tens of milliseconds. */
    private static final long STRETCH = 20_000;
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final PostgresEventStorageEngine log;
    private final long stretch;
    private final Duration bound;

    /** When a node comes back, all its clients do, at once. They share a few of the pool's connections, and leave the others to requests. */
    private final Semaphore atATime = new Semaphore(4, true);

    /** By the event that a piece ended with, because that is the one its reader names next, and events have no index by id. */
    private final Cache<UUID, Long> ends = Caffeine.newBuilder().maximumSize(10_000).build();

    LogReading(PostgresEventStorageEngine log) {
        this(log, STRETCH, BOUND);
    }

    /** @param bound how long a piece is looked for, when it has to be; one stretch is always looked at */
    LogReading(PostgresEventStorageEngine log, long stretch, Duration bound) {
        this.log = log;
        this.stretch = stretch;
        this.bound = bound;
    }

    /**
     * Some of the lines that were asked for, in order.
     *
     * @param reached every line up to here that was asked for is in this piece or one before it
     * @param atEnd   the log went no further when it was read
     */
    public record Piece(List<LoggedLine> lines, long reached, boolean atEnd) {}

    /** At most so many lines after a position; fewer too when they are large, or far between. */
    Piece read(long after, Selection wanted, int limit) {
        long head = asked(log::head);
        long deadline = System.nanoTime() + bound.toNanos();
        List<LoggedLine> lines = new ArrayList<>();
        long size = 0;
        long reached = after;
        while (reached < head && lines.size() < limit && size < LARGEST && (reached == after || deadline - System.nanoTime() > 0)) {
            long from = reached;
            long upTo = wanted.streams().isEmpty() ? Math.min(head, from + stretch) : head;
            int page = Math.min(limit - lines.size(), PAGE);
            List<StoredLine> found = asked(() -> log.lines().selected(from, upTo, wanted, page));
            for (StoredLine line : found) {
                if (!wanted.covers(line)) continue;
                lines.add(new LoggedLine(line));
                size += line.payload().length() + line.metadata().length();
            }
            reached = found.size() == page ? found.getLast().position() : upTo;
        }
        return piece(lines, Math.max(reached, after), reached >= head);
    }

    /** So that whoever names its last event is found again soon. */
    Piece piece(List<LoggedLine> lines, long reached, boolean atEnd) {
        if (!lines.isEmpty()) ends.put(lines.getLast().line().eventId(), lines.getLast().position());
        return new Piece(lines, reached, atEnd);
    }

    /** Where an event stands: at once if a piece ended with it lately, else by looking back from the end. Empty too if that takes too long. */
    public OptionalLong positionOf(UUID event) {
        Long known = ends.getIfPresent(event);
        if (known != null) return OptionalLong.of(known);
        long head = asked(log::head);
        long deadline = System.nanoTime() + bound.toNanos();
        for (long upTo = head; upTo > 0 && (upTo == head || deadline - System.nanoTime() > 0); upTo -= stretch) {
            long last = upTo;
            OptionalLong position = asked(() -> log.lines().positionOf(event, Math.max(0, last - stretch), last));
            if (position.isPresent()) return position;
        }
        return OptionalLong.empty();
    }

    private <T> T asked(Supplier<T> question) {
        atATime.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            atATime.release();
        }
    }
}
