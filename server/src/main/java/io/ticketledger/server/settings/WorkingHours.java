package io.ticketledger.server.settings;

import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.server.home.CannotStart;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A calendar as it is set.
 *
 * @param zone     such as Europe/Zurich
 * @param week     as {@link WorkingWeek} says
 * @param holidays dates such as 2026-12-25, comma-separated
 */
public record WorkingHours(@Nullable String zone, @Nullable String week, @DefaultValue List<String> holidays) {

    BusinessCalendar calendar(String name) {
        String setting = "TICKETLEDGER_CALENDARS_" + name.toUpperCase(Locale.ROOT);
        if (!name.matches("[a-z0-9]+")) throw new CannotStart(setting + ": the name of a calendar is one word of letters and digits, unlike '" + name + "'");
        ZoneId zoneId = zone(setting + "_ZONE");
        if (week == null || week.isBlank()) throw new CannotStart(setting + "_WEEK is missing: a week looks like '" + WorkingWeek.EXAMPLE + "'");
        Set<LocalDate> free = holidays(setting + "_HOLIDAYS");
        try {
            return BusinessCalendar.of(name, zoneId, WorkingWeek.parse(week), free);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(setting + "_WEEK: " + e.getMessage());
        }
    }

    private ZoneId zone(String setting) {
        if (zone == null || zone.isBlank()) throw new CannotStart(setting + " is missing: a time zone such as Europe/Zurich");
        try {
            return ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            throw new CannotStart(setting + ": '" + zone + "' is no time zone such as Europe/Zurich");
        }
    }

    private Set<LocalDate> holidays(String setting) {
        Set<LocalDate> days = new HashSet<>();
        for (String day : holidays) {
            if (day.isBlank()) continue;
            try {
                days.add(LocalDate.parse(day.strip()));
            } catch (DateTimeException e) {
                throw new CannotStart(setting + ": '" + day.strip() + "' is no date such as 2026-12-25");
            }
        }
        return days;
    }
}
