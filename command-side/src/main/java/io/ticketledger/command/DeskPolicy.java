package io.ticketledger.command;

import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** What the desk has agreed on and may change by configuration; a decision writes the outcome into its events, so old tickets keep their old terms. */
public record DeskPolicy(Map<Priority, Duration> responseTargets) {

    public static final DeskPolicy DEFAULT = new DeskPolicy(Map.of(
            Priority.CRITICAL, Duration.ofMinutes(30),
            Priority.HIGH, Duration.ofMinutes(30),
            Priority.MEDIUM, Duration.ofHours(2),
            Priority.LOW, Duration.ofHours(24),
            Priority.LOWEST, Duration.ofHours(24)));

    /** Targets that are not given are those of {@link #DEFAULT}. */
    public DeskPolicy {
        Map<Priority, Duration> complete = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Duration target = responseTargets.get(priority);
            if (target == null) target = DEFAULT.responseTargets.get(priority);
            if (!target.isPositive() || !target.equals(target.truncatedTo(ChronoUnit.MINUTES))) {
                throw new IllegalArgumentException("the response target of " + priority + " must be at least a minute and whole minutes, not " + target);
            }
            complete.put(priority, target);
        }
        responseTargets = Map.copyOf(complete);
    }

    public int responseMinutes(Priority priority) {
        return Math.toIntExact(target(priority).toMinutes());
    }

    public Instant responseDue(Instant opened, Priority priority) {
        return opened.plus(target(priority));
    }

    private Duration target(Priority priority) {
        return responseTargets.get(priority);
    }

    /** The priority that follows from how much is hit and how soon it hurts; the matrix ITIL desks use, CRITICAL counting as HIGH does. */
    public static Priority priorityOf(Level impact, Level urgency) {
        return switch (rank(impact) + rank(urgency)) {
            case 0 -> Priority.CRITICAL;
            case 1 -> Priority.HIGH;
            case 2 -> Priority.MEDIUM;
            default -> Priority.LOW;
        };
    }

    private static int rank(Level level) {
        return switch (level) {
            case CRITICAL, HIGH -> 0;
            case MEDIUM -> 1;
            case LOW -> 2;
        };
    }
}
