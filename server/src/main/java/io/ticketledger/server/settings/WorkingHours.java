package io.ticketledger.server.settings;

import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.server.home.CannotStart;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calendars as they are set: {@code office.zone} such as Europe/Zurich, {@code office.week} as {@link WorkingWeek} says, {@code office.holidays} as dates such
 * as 2026-12-25, comma-separated. Taken as plain text, because a word that is misspelt would otherwise be passed over in silence.
 */
final class WorkingHours {

    private static final Set<String> PARTS = Set.of("zone", "week", "holidays");

    private WorkingHours() {
    }

    /** By name. @throws CannotStart naming what makes no sense */
    static Map<String, BusinessCalendar> calendars(Map<String, String> set) {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        set.forEach((key, value) -> {
            String[] words = key.toLowerCase(Locale.ROOT).split("\\.", -1);
            if (words.length != 2 || !words[0].matches("[a-z0-9]+") || !PARTS.contains(words[1])) {
                throw new CannotStart(setting(key) + " means nothing: a calendar has a name of one word, and a _ZONE, a _WEEK and _HOLIDAYS");
            }
            parts.computeIfAbsent(words[0], _ -> new HashMap<>()).put(words[1], value.strip());
        });
        Map<String, BusinessCalendar> calendars = new HashMap<>();
        parts.forEach((name, given) -> {
            // What is set but empty counts as not set.
            if (!given.values().stream().allMatch(String::isEmpty)) calendars.put(name, calendar(name, given));
        });
        return calendars;
    }

    private static BusinessCalendar calendar(String name, Map<String, String> given) {
        ZoneId zone = zone(setting(name + ".zone"), given.getOrDefault("zone", ""));
        Set<LocalDate> holidays = holidays(setting(name + ".holidays"), given.getOrDefault("holidays", ""));
        String week = given.getOrDefault("week", "");
        if (week.isEmpty()) throw new CannotStart(setting(name + ".week") + " is missing: a week looks like '" + WorkingWeek.EXAMPLE + "'");
        try {
            return BusinessCalendar.of(name, zone, WorkingWeek.parse(week), holidays);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(setting(name + ".week") + ": " + e.getMessage());
        }
    }

    private static ZoneId zone(String setting, String zone) {
        if (zone.isEmpty()) throw new CannotStart(setting + " is missing: a time zone such as Europe/Zurich");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new CannotStart(setting + ": '" + zone + "' is no time zone such as Europe/Zurich");
        }
    }

    private static Set<LocalDate> holidays(String setting, String dates) {
        Set<LocalDate> days = new HashSet<>();
        for (String day : dates.split(",")) {
            if (day.isBlank()) continue;
            try {
                days.add(LocalDate.parse(day.strip()));
            } catch (DateTimeException e) {
                throw new CannotStart(setting + ": '" + day.strip() + "' is no date such as 2026-12-25");
            }
        }
        return days;
    }

    private static String setting(String key) {
        return "TICKETLEDGER_CALENDARS_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
