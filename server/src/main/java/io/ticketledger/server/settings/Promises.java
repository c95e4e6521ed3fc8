package io.ticketledger.server.settings;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.events.Priority;
import io.ticketledger.server.home.CannotStart;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.boot.convert.DurationStyle;

/** What the desk promises, put together from its settings; what cannot be promised stops the start and is named. */
final class Promises {

    private static final Duration LONGEST = Duration.ofDays(3650);

    private Promises() {
    }

    static DeskPolicy policy(Map<Priority, Duration> responses, Map<String, String> resolutions, Map<String, String> calendars, Map<String, String> hours) {
        Map<Priority, Duration> answered = new EnumMap<>(Priority.class);
        responses.forEach((priority, target) -> answered.put(priority, target("TICKETLEDGER_RESPONSE_SLA_" + priority, target)));
        Map<String, BusinessCalendar> byName = WorkingHours.calendars(hours);
        return new DeskPolicy(answered,
                byPriority("TICKETLEDGER_RESOLUTION_SLA_", resolutions, Promises::target),
                byPriority("TICKETLEDGER_SLA_CALENDAR_", calendars, (setting, name) -> calendar(setting, name, byName)));
    }

    /** What is set but empty counts as not set. */
    private static <T> Map<Priority, T> byPriority(String prefix, Map<String, String> set, BiFunction<String, String, T> meaning) {
        Map<Priority, T> meant = new EnumMap<>(Priority.class);
        set.forEach((word, value) -> {
            String setting = prefix + word.toUpperCase(Locale.ROOT);
            if (!value.isBlank()) meant.put(priority(setting, word), meaning.apply(setting, value.strip()));
        });
        return meant;
    }

    private static Priority priority(String setting, String word) {
        try {
            return Priority.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(setting + ": '" + word + "' is no priority");
        }
    }

    private static Duration target(String setting, String value) {
        try {
            return target(setting, DurationStyle.detectAndParse(value));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CannotStart(setting + ": '" + value + "' is no duration such as 8h or PT4H30M");
        }
    }

    private static Duration target(String setting, Duration target) {
        if (target.compareTo(LONGEST) > 0) throw new CannotStart(setting + " must be 3650d at most, not " + target);
        if (!DeskPolicy.isTarget(target)) throw new CannotStart(setting + " must be at least a minute and whole minutes, not " + target);
        return target;
    }

    private static BusinessCalendar calendar(String setting, String name, Map<String, BusinessCalendar> byName) {
        BusinessCalendar calendar = byName.get(name.toLowerCase(Locale.ROOT));
        if (calendar != null) return calendar;
        throw new CannotStart("%s: there is no calendar '%s'; TICKETLEDGER_CALENDARS_%s_ZONE and _WEEK would make one".formatted(setting, name, name.toUpperCase(Locale.ROOT)));
    }
}
