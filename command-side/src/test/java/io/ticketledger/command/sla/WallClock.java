package io.ticketledger.command.sla;

import io.ticketledger.command.sla.BusinessCalendar.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Working time as somebody counts it who stands before the clock on the wall, minute by minute, and makes a stroke if the desk is at work. Knows nothing of
 * offsets, weeks or arithmetic. Whole minutes must be enough: the clock is turned, and the desk begins and ends, at full minutes only.
 */
final class WallClock {

    private final Instant begin;
    private final boolean[] works;
    private final int[] strokes;

    WallClock(ZoneId zone, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays, Instant begin, int minutes) {
        this.begin = begin;
        this.works = new boolean[minutes];
        this.strokes = new int[minutes + 1];
        for (int i = 0; i < minutes; i++) {
            ZonedDateTime shown = begin.plusSeconds(60L * i).atZone(zone);
            works[i] = works(shown.toLocalDate(), shown.toLocalTime(), week, holidays);
            strokes[i + 1] = strokes[i] + (works[i] ? 1 : 0);
        }
    }

    private static boolean works(LocalDate day, LocalTime time, Map<DayOfWeek, List<Period>> week, Set<LocalDate> holidays) {
        for (Period period : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            if (!time.isBefore(period.from()) && (period.to() == null || time.isBefore(period.to()))) return !holidays.contains(day);
        }
        return false;
    }

    Instant end() {
        return begin.plusSeconds(60L * works.length);
    }

    Duration between(Instant from, Instant to) {
        return Duration.ofSeconds(seconds(to) - seconds(from));
    }

    /** The first moment by which so much has been worked since the start. */
    Instant plus(Instant start, Duration working) {
        long wanted = seconds(start) + working.toSeconds();
        if (working.isZero()) return start;
        int minute = (int) Duration.between(begin, start).toMinutes();
        while (60L * strokes[minute + 1] < wanted) minute++;
        return begin.plusSeconds(60L * minute + wanted - 60L * strokes[minute]);
    }

    /** Worked from the begin to this moment. */
    private long seconds(Instant moment) {
        long second = Duration.between(begin, moment).toSeconds();
        int minute = (int) (second / 60);
        return 60L * strokes[minute] + (second % 60 > 0 && works[minute] ? second % 60 : 0);
    }
}
