package io.ticketledger.command.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the desk works: several periods a day, none on holidays, on the clocks of one time zone. A moment is working time if a clock on the wall there shows
 * a time within a period of its day; so an hour that summer time leaves out is not worked, and one that winter time repeats is worked twice.
 */
public final class BusinessCalendar {

    /** Round the clock, every day of the year. */
    public static final BusinessCalendar ALWAYS = new BusinessCalendar(null, ZoneOffset.UTC, Map.of(), Set.of());

    /** Nothing falls due later than this. A promise that reaches further is none, and dates of five digits are understood by few. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration YEAR = Duration.ofDays(364);

    private final @Nullable String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Period>> week;
    private final NavigableSet<LocalDate> holidays;
    private final long nanosOfWeek;

    /** From one time of a day to a later one; {@code to} is exclusive, and null means the end of the day. */
    public record Period(LocalTime from, @Nullable LocalTime to) {

        private static final long DAY = Duration.ofDays(1).toNanos();

        public Period {
            if (to != null && !from.isBefore(to)) throw new IllegalArgumentException("a period ends after it begins, unlike " + from + "-" + to);
        }

        private long begin() {
            return from.toNanoOfDay();
        }

        private long end() {
            return to == null ? DAY : to.toNanoOfDay();
        }

        /** What of it lies between two times of the day, in nanoseconds as they are. */
        private long within(long after, long before) {
            return Math.max(0, Math.min(end(), before) - Math.max(begin(), after));
        }
    }

    private BusinessCalendar(@Nullable String name, ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays) {
        this.name = name;
        this.zone = zone;
        this.week = week;
        this.holidays = new TreeSet<>(holidays);
        this.nanosOfWeek = week.keySet().stream().mapToLong(this::usually).sum();
    }

    /**
     * @param week periods of each day; days that are missing are free
     * @throws IllegalArgumentException if nobody ever works, or periods of a day overlap
     */
    public static BusinessCalendar of(String name, ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Period>> inOrder = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, periods) -> {
            if (!periods.isEmpty()) inOrder.put(day, ordered(name, day, periods));
        });
        if (inOrder.isEmpty()) throw new IllegalArgumentException("the calendar " + name + " has no working time");
        return new BusinessCalendar(name, zone, inOrder, holidays);
    }

    private static List<Period> ordered(String name, DayOfWeek day, List<Period> periods) {
        List<Period> ordered = new ArrayList<>(periods);
        ordered.sort(Comparator.comparing(Period::from));
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i - 1).end() > ordered.get(i).begin()) {
                throw new IllegalArgumentException("the calendar " + name + " has periods that overlap on " + day);
            }
        }
        return List.copyOf(ordered);
    }

    /** Null is round the clock. */
    public @Nullable String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isAlways() {
        return week.isEmpty();
    }

    /**
     * The first moment by which so much working time has passed since {@code start}: the end of a period, not the beginning of the next. Of no working
     * time at all it is {@code start} itself. What would not be over by {@link #LATEST} counts as over then.
     *
     * @throws IllegalArgumentException if the working time is negative
     */
    public Instant plus(Instant start, Duration working) {
        if (working.isNegative()) throw new IllegalArgumentException("there is no negative working time: " + working);
        if (working.isZero() || !start.isBefore(LATEST)) return start;
        if (isAlways()) return working.compareTo(Duration.between(start, LATEST)) < 0 ? start.plus(working) : LATEST;
        Duration left = working;
        for (Instant from = start; from.isBefore(LATEST); ) {
            Stretch stretch = stretch(from, LATEST);
            Duration worked = Duration.ofNanos(worked(stretch));
            if (worked.compareTo(left) >= 0) return from.plusNanos(nanosUntil(stretch, left.toNanos()));
            left = left.minus(worked);
            from = stretch.to;
        }
        return LATEST;
    }

    /** The working time from one moment to a later one; zero if it is not later. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) return Duration.ZERO;
        if (isAlways()) return Duration.between(from, to);
        Duration worked = Duration.ZERO;
        for (Instant begin = from; begin.isBefore(to); ) {
            Stretch stretch = stretch(begin, to);
            worked = worked.plusNanos(worked(stretch));
            begin = stretch.to;
        }
        return worked;
    }

    /**
     * Time during which nobody turns the clock on the wall, so that it is simple arithmetic: at most a year, which a long can count in nanoseconds. Days are
     * never looked at on their own, because a clock that is turned back across midnight shows the end of a day after the beginning of the next.
     */
    private record Stretch(LocalDateTime begin, LocalDateTime end, Instant to) {}

    private Stretch stretch(Instant from, Instant limit) {
        Instant to = Duration.between(from, limit).compareTo(YEAR) > 0 ? from.plus(YEAR) : limit;
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        if (change != null && change.getInstant().isBefore(to)) to = change.getInstant();
        ZoneOffset offset = zone.getRules().getOffset(from);
        return new Stretch(LocalDateTime.ofInstant(from, offset), LocalDateTime.ofInstant(to, offset), to);
    }

    private long worked(Stretch stretch) {
        LocalDate first = stretch.begin.toLocalDate();
        LocalDate last = stretch.end.toLocalDate();
        long begin = stretch.begin.toLocalTime().toNanoOfDay();
        long end = stretch.end.toLocalTime().toNanoOfDay();
        if (first.equals(last)) return worked(first, begin, end);
        return worked(first, begin, Period.DAY) + workedOnWholeDays(first.plusDays(1), last) + worked(last, 0, end);
    }

    private long worked(LocalDate day, long after, long before) {
        long nanos = 0;
        for (Period period : periods(day)) nanos += period.within(after, before);
        return nanos;
    }

    /** By weeks, without looking at each day: due times may be set thousands of years ahead. */
    private long workedOnWholeDays(LocalDate first, LocalDate past) {
        long days = ChronoUnit.DAYS.between(first, past);
        long nanos = days / 7 * nanosOfWeek;
        for (int i = 0; i < days % 7; i++) nanos += usually(first.getDayOfWeek().plus(i));
        for (LocalDate holiday : holidays.subSet(first, past)) nanos -= usually(holiday.getDayOfWeek());
        return nanos;
    }

    private long usually(DayOfWeek day) {
        return week.getOrDefault(day, List.of()).stream().mapToLong(period -> period.end() - period.begin()).sum();
    }

    /** How long it takes from the begin of a stretch until so much of it has been worked, which is all of it at most. */
    private long nanosUntil(Stretch stretch, long working) {
        long left = working;
        long after = stretch.begin.toLocalTime().toNanoOfDay();
        long passed = -after;
        for (LocalDate day = stretch.begin.toLocalDate(); ; day = day.plusDays(1)) {
            for (Period period : periods(day)) {
                long worked = period.within(after, Period.DAY);
                if (worked >= left) return passed + Math.max(period.begin(), after) + left;
                left -= worked;
            }
            after = 0;
            passed += Period.DAY;
        }
    }

    private List<Period> periods(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    @Override
    public String toString() {
        return name == null ? "round the clock" : name;
    }
}
