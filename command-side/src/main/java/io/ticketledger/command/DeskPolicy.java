package io.ticketledger.command;

import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the desk has agreed on and may change by configuration; a decision writes the outcome into its events, so old tickets keep their old terms.
 *
 * @param responseTargets   working time until a ticket of the priority is answered; what is not given is as in {@link #DEFAULT}
 * @param resolutionTargets working time until it is resolved; without a target nothing is promised unless somebody sets it by hand
 * @param calendars         when the desk works on tickets of the priority; what is not given is round the clock
 */
public record DeskPolicy(
        Map<Priority, Duration> responseTargets, Map<Priority, Duration> resolutionTargets, Map<Priority, BusinessCalendar> calendars) {

    public static final DeskPolicy DEFAULT = new DeskPolicy(Map.of(
            Priority.CRITICAL, Duration.ofMinutes(30),
            Priority.HIGH, Duration.ofMinutes(30),
            Priority.MEDIUM, Duration.ofHours(2),
            Priority.LOW, Duration.ofHours(24),
            Priority.LOWEST, Duration.ofHours(24)));

    public DeskPolicy(Map<Priority, Duration> responseTargets) {
        this(responseTargets, Map.of(), Map.of());
    }

    public DeskPolicy {
        Map<Priority, Duration> complete = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Duration target = responseTargets.get(priority);
            complete.put(priority, minutes("response", priority, target == null ? DEFAULT.responseTargets.get(priority) : target));
        }
        resolutionTargets.forEach((priority, target) -> minutes("resolution", priority, target));
        responseTargets = Map.copyOf(complete);
        resolutionTargets = Map.copyOf(resolutionTargets);
        calendars = Map.copyOf(calendars);
    }

    /** At least a minute, and whole minutes. */
    public static boolean isTarget(Duration target) {
        return target.isPositive() && target.equals(target.truncatedTo(ChronoUnit.MINUTES));
    }

    private static Duration minutes(String clock, Priority priority, Duration target) {
        if (isTarget(target)) return target;
        throw new IllegalArgumentException("the " + clock + " target of " + priority + " must be at least a minute and whole minutes, not " + target);
    }

    public int responseMinutes(Priority priority) {
        return Math.toIntExact(responseTarget(priority).toMinutes());
    }

    public Instant responseDue(Instant opened, Priority priority) {
        return calendar(priority).plus(opened, responseTarget(priority));
    }

    public Duration responseTarget(Priority priority) {
        return responseTargets.get(priority);
    }

    public Optional<Duration> resolutionTarget(Priority priority) {
        return Optional.ofNullable(resolutionTargets.get(priority));
    }

    public BusinessCalendar calendar(Priority priority) {
        return calendars.getOrDefault(priority, BusinessCalendar.ALWAYS);
    }

    /** The calendar an event names, to tell its story; round the clock if the desk has forgotten it since. */
    public BusinessCalendar calendarNamed(@Nullable String name) {
        return calendars.values().stream().filter(calendar -> calendar.name() != null && calendar.name().equals(name)).findFirst().orElse(BusinessCalendar.ALWAYS);
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
