package io.ticketledger.server.live;

import io.ticketledger.eventstore.Selection;
import io.ticketledger.server.live.LogReading.Piece;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits until the log goes on. Whoever waits has a thread of his own with a small stack, but neither one of the web server nor a connection of the pool. */
public final class LogWait {

    private final LogFollower follower;
    private final LogReading reading;
    private final InstantSource clock;

    LogWait(LogFollower follower, LogReading reading, InstantSource clock) {
        this.follower = follower;
        this.reading = reading;
        this.clock = clock;
    }

    /** @param ending why he waits no longer, although neither anything came nor the time was up */
    public record Waited(Piece piece, @Nullable Ending ending) {}

    /** What there is now, without waiting. */
    public Piece now(long after, Selection wanted, int limit) {
        return reading.read(after, wanted, limit);
    }

    /** The first lines after a position, or how far the log was looked through in vain. */
    public Waited atMost(Duration atMost, Connection<LoggedLine> connection, long after, Selection wanted, int limit) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        follower.tell(connection, wanted);
        // What was appended before it was told of this one.
        Piece piece = reading.read(after, wanted, limit);
        while (piece.lines().isEmpty() && piece.atEnd()) {
            if (!clock.instant().isBefore(connection.until())) connection.end(Ending.TOKEN_EXPIRED);
            Ending ending = connection.ending();
            // More was appended than waits for anybody; it is in the log.
            if (ending == Ending.TOO_SLOW) return new Waited(reading.read(piece.reached(), wanted, limit), null);
            if (ending != null) return new Waited(piece, ending);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) return new Waited(piece, null);
            piece = taken(connection.next(shorter(left, Duration.between(clock.instant(), connection.until()))), piece.reached(), limit);
        }
        return new Waited(piece, null);
    }

    private Piece taken(Connection.Next<LoggedLine> next, long after, int limit) {
        List<LoggedLine> lines = next.messages().stream().filter(line -> line.position() > after).limit(limit).toList();
        boolean all = lines.size() < limit;
        long told = lines.isEmpty() ? after : lines.getLast().position();
        return reading.piece(lines, all ? Math.max(told, next.reached()) : told, all);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
