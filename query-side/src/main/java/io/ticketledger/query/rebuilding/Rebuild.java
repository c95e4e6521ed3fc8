package io.ticketledger.query.rebuilding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the last making anew of a projection goes, or went.
 *
 * @param first where the copy began: 0, unless it is what served before and is brought back
 * @param position where the copy stands
 * @param target where the serving one stood when it was last looked at; the copy never goes beyond it
 * @param comparedAt the position at which both were compared; null while they have not been
 * @param problem why it failed, or what it waits for
 * @param swap how long writing to the projection stood still for the exchange
 */
public record Rebuild(
        String projection,
        UUID id,
        Kind kind,
        Phase phase,
        IfDifferent ifDifferent,
        String by,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant ended,
        long first,
        long position,
        long target,
        double eventsPerSecond,
        @Nullable Long comparedAt,
        List<Compared> compared,
        @Nullable String problem,
        @Nullable Duration swap) {

    public enum Kind {
        /** A new copy, read from the beginning of the log. */
        REBUILD,
        /** What served before, brought forward from where it was left. */
        ROLLBACK
    }

    public enum Phase {
        WAITING, BUILDING, INDEXING, COMPARING, SWAPPING, CANCELLING, DONE,
        /** The copy differed and was to be kept for looking at; the old one goes on serving. */
        KEPT,
        FAILED, CANCELLED;

        private static final Set<Phase> ENDED = Set.of(DONE, KEPT, FAILED, CANCELLED);

        public boolean isOver() {
            return ENDED.contains(this);
        }
    }

    /** What to do with a copy that is not equal to what serves. */
    public enum IfDifferent {
        /** The log is the truth. */
        SWAP,
        KEEP
    }

    /** A table, as it serves and as the copy has it: how many rows, and a sum over their hashes that does not depend on their order. */
    public record Compared(String table, long servingRows, String servingSum, long copyRows, String copySum) {

        public boolean isEqual() {
            return servingRows == copyRows && servingSum.equals(copySum);
        }
    }

    public boolean isOver() {
        return phase.isOver();
    }

    public boolean isEqual() {
        return compared.stream().allMatch(Compared::isEqual);
    }

    /** Of the events between where the copy began and where it has to get, 0 to 100. */
    public double percent() {
        if (phase == Phase.DONE) return 100;
        return target <= first ? 0 : Math.min(100, 100.0 * (position - first) / (target - first));
    }

    /** Until everything is read, at the present speed; indexes, comparing and the exchange come on top. */
    public Optional<Duration> timeLeft() {
        if (isOver() || eventsPerSecond <= 0) return Optional.empty();
        return Optional.of(Duration.ofSeconds((long) Math.ceil(Math.max(0, target - position) / eventsPerSecond)));
    }
}
