package io.ticketledger.server.settings;

import io.ticketledger.command.sla.BusinessCalendar.Period;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A week as it is written into one setting: days, then their periods, and a semicolon before other days, as in {@value #EXAMPLE}. Days may be listed
 * ({@code MON,WED}) and a range may go past Sunday; {@code 24:00} ends a day. A day that is not named is free.
 */
final class WorkingWeek {

    static final String EXAMPLE = "MON-FRI 08:00-12:00 13:00-17:30; SAT 09:00-12:00";

    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String MIDNIGHT = "24:00";

    private WorkingWeek() {
    }

    /** @throws IllegalArgumentException with a sentence about the word that cannot be understood */
    static Map<DayOfWeek, List<Period>> parse(String text) {
        Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(";")) {
            if (part.isBlank()) continue;
            List<String> words = List.of(part.strip().toUpperCase(Locale.ROOT).split("\\s+"));
            List<Period> periods = words.stream().skip(1).map(WorkingWeek::period).toList();
            for (DayOfWeek day : days(words.getFirst())) {
                if (periods.isEmpty()) throw wrong("there are no times for " + words.getFirst());
                if (week.put(day, periods) != null) throw wrong(DAYS.get(day.ordinal()) + " is there twice");
            }
        }
        return week;
    }

    private static List<DayOfWeek> days(String word) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String range : word.split(",", -1)) {
            String[] ends = range.split("-", -1);
            if (ends.length > 2) throw wrong("'" + range + "' is no range of days");
            DayOfWeek first = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) break;
            }
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        int index = DAYS.indexOf(word);
        if (index < 0) throw wrong("'" + word + "' is no day");
        return DayOfWeek.of(index + 1);
    }

    private static Period period(String word) {
        String[] ends = word.split("-", -1);
        if (ends.length != 2) throw wrong("'" + word + "' is no period");
        LocalTime from = time(ends[0]);
        if (ends[1].equals(MIDNIGHT)) return new Period(from, null);
        LocalTime to = time(ends[1]);
        if (!from.isBefore(to)) throw wrong("'" + word + "' ends before it begins");
        return new Period(from, to);
    }

    private static LocalTime time(String word) {
        if (!TIME.matcher(word).matches()) throw wrong("'" + word + "' is no time of day");
        return LocalTime.parse(word);
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + "; a week looks like '" + EXAMPLE + "'");
    }
}
