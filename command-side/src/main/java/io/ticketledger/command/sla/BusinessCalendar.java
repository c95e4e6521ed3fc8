package io.ticketledger.command.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the desk works: several periods a day, none on holidays, on the clocks of one time zone. A moment is working time if a clock on the wall there shows
 * a time within a period of its day; so an hour that summer time leaves out is not worked, and one that winter time repeats is worked twice.
 */
public final class BusinessCalendar {

    /** Round the clock, every day of the year. */
    public static final BusinessCalendar ALWAYS = new BusinessCalendar(null, ZoneOffset.UTC, Map.of(), Set.of());

    private static final int DAYS_SEARCHED = 3_660;

    private final @Nullable String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Period>> week;
    private final Set<LocalDate> holidays;

    /** From one time of a day to a later one; {@code to} is exclusive, and null means the end of the day. */
    public record Period(LocalTime from, @Nullable LocalTime to) {

        public Period {
            if (to != null && !from.isBefore(to)) throw new IllegalArgumentException("a period ends after it begins, unlike " + from + "-" + to);
        }

        private LocalDateTime begin(LocalDate day) {
            return day.atTime(from);
        }

        private LocalDateTime end(LocalDate day) {
            return to == null ? day.plusDays(1).atStartOfDay() : day.atTime(to);
        }
    }

    private record Span(Instant from, Instant to) {}

    private BusinessCalendar(@Nullable String name, ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays) {
        this.name = name;
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
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
        return new BusinessCalendar(name, zone, inOrder, Set.copyOf(holidays));
    }

    private static List<Period> ordered(String name, DayOfWeek day, List<Period> periods) {
        List<Period> ordered = periods.stream().sorted(Comparator.comparing(Period::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            LocalTime before = ordered.get(i - 1).to();
            if (before == null || before.isAfter(ordered.get(i).from())) {
                throw new IllegalArgumentException("the calendar " + name + " has periods that overlap on " + day);
            }
        }
        return ordered;
    }

    /** Null is round the clock. */
    public @Nullable String name() {
        return name;
    }

    public boolean isAlways() {
        return week.isEmpty();
    }

    /**
     * The first moment by which so much working time has passed since {@code start}: the end of a period, not the beginning of the next. Of no working
     * time at all it is {@code start} itself.
     *
     * @throws IllegalArgumentException if the working time is negative, or is not over within ten years
     */
    public Instant plus(Instant start, Duration working) {
        if (working.isNegative()) throw new IllegalArgumentException("there is no negative working time: " + working);
        if (isAlways() || working.isZero()) return start.plus(working);
        Duration left = working;
        LocalDate day = start.atZone(zone).toLocalDate().minusDays(1);
        for (int i = 0; i < DAYS_SEARCHED; i++, day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant from = span.from.isBefore(start) ? start : span.from;
                if (!from.isBefore(span.to)) continue;
                Duration worked = Duration.between(from, span.to);
                if (worked.compareTo(left) >= 0) return from.plus(left);
                left = left.minus(worked);
            }
        }
        throw new IllegalArgumentException("the calendar " + name + " needs more than ten years for " + working);
    }

    /** The working time from one moment to a later one; zero if it is not later. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) return Duration.ZERO;
        if (isAlways()) return Duration.between(from, to);
        Duration worked = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant begin = span.from.isBefore(from) ? from : span.from;
                Instant end = span.to.isAfter(to) ? to : span.to;
                if (begin.isBefore(end)) worked = worked.plus(Duration.between(begin, end));
            }
        }
        return worked;
    }

    /** The stretches of time at which a wall clock shows a working time of this day, in their order. */
    private List<Span> spans(LocalDate day) {
        List<Period> periods = week.getOrDefault(day.getDayOfWeek(), List.of());
        if (periods.isEmpty() || holidays.contains(day)) return List.of();
        List<Span> spans = new ArrayList<>(periods.size());
        // Offsets are at most 18 hours, so all moments of this local day lie within these; between two changes of the offset a day is simple arithmetic.
        Instant begin = day.atStartOfDay().minusHours(18).toInstant(ZoneOffset.UTC);
        Instant end = day.plusDays(1).atStartOfDay().plusHours(18).toInstant(ZoneOffset.UTC);
        for (Instant from = begin; from.isBefore(end); ) {
            ZoneOffset offset = zone.getRules().getOffset(from);
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            Instant to = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            for (Period period : periods) {
                Instant first = later(from, period.begin(day).toInstant(offset));
                Instant past = earlier(to, period.end(day).toInstant(offset));
                if (first.isBefore(past)) spans.add(new Span(first, past));
            }
            from = to;
        }
        return spans;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public String toString() {
        return name == null ? "round the clock" : name;
    }
}
