package io.ticketledger.command.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.sla.BusinessCalendar.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever the shifts, the holidays and the zone: the calendar agrees with somebody who looks at the wall clock every minute. */
class BusinessCalendarPropertiesTest {

    /** Turned by an hour, by half an hour, by a quarter for good, by a whole day forward, by one back, twice a year around Ramadan, a minute after midnight, by two hours, and never. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Zurich"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kwajalein"), ZoneId.of("Africa/Casablanca"), ZoneId.of("America/St_Johns"), ZoneId.of("America/Sao_Paulo"), ZoneId.of("Antarctica/Troll"),
            ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("1968-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2035-01-01T00:00:00Z");
    private static final int DAY = 24 * 60;
    private static final int PROMISED = 100_000;

    private static long cases;
    private static long casesNearChanges;

    /** A desk, and what the wall clock says about it during some time. */
    private record World(ZoneId zone, BusinessCalendar calendar, WallClock clock, Instant begin, int minutes) {}

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void weeks_are_counted_as_the_wall_clock_shows_them(@ForAll Random random) {
        compare(world(random, 12 * DAY), random, 100);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void and_so_are_years(@ForAll Random random) {
        compare(world(random, 800 * DAY), random, 100);
    }

    @AfterContainer
    static void at_least_the_promised_number_of_cases_was_compared_and_many_of_them_near_changes() {
        assertThat(cases).isGreaterThanOrEqualTo(PROMISED);
        assertThat(casesNearChanges).isGreaterThanOrEqualTo(PROMISED / 2);
    }

    private static void compare(World world, Random random, int starts) {
        for (int i = 0; i < starts; i++) {
            Instant from = moment(world, random);
            Instant to = moment(world, random);
            Instant start = from.isBefore(to) ? from : to;
            Instant end = start.equals(from) ? to : from;
            Duration between = world.clock.between(start, end);
            assertThat(world.calendar.between(start, end)).as("working time from %s to %s in %s", start, end, world.zone).isEqualTo(between);
            Duration working = between.isZero() ? between : Duration.ofSeconds(random.nextLong(between.toSeconds() + 1));
            assertThat(world.calendar.plus(start, working)).as("%s and %s of work in %s", start, working, world.zone).isEqualTo(world.clock.plus(start, working));
            cases += 2;
        }
        ZoneOffsetTransition change = world.zone.getRules().nextTransition(world.begin);
        if (change != null && change.getInstant().isBefore(world.clock.end())) casesNearChanges += 2L * starts;
    }

    /** Mostly any second, often a full hour, where periods begin and end and clocks are turned. */
    private static Instant moment(World world, Random random) {
        return random.nextInt(4) == 0 ? world.begin.plus(Duration.ofHours(random.nextLong(world.minutes / 60))) : world.begin.plusSeconds(random.nextLong(world.minutes * 60L));
    }

    private static World world(Random random, int minutes) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Instant begin = begin(zone, random, minutes);
        Map<DayOfWeek, List<Period>> week = week(random);
        Set<LocalDate> holidays = new HashSet<>();
        LocalDate first = begin.atZone(zone).toLocalDate();
        for (int i = random.nextInt(4) * minutes / (12 * DAY); i > 0; i--) holidays.add(first.plusDays(random.nextInt(minutes / DAY + 1)));
        return new World(zone, BusinessCalendar.of("random", zone, week, holidays), new WallClock(zone, week, holidays, begin, minutes), begin, minutes);
    }

    /** Four times out of five shortly before a change of the clock, if there is one. */
    private static Instant begin(ZoneId zone, Random random, int minutes) {
        Instant any = FIRST.plus(Duration.ofMinutes(random.nextLong(Duration.between(FIRST, LAST).toMinutes())));
        ZoneOffsetTransition change = random.nextInt(3) == 0 ? zone.getRules().previousTransition(any) : zone.getRules().nextTransition(any);
        boolean near = change != null && change.getInstant().isAfter(FIRST) && random.nextInt(5) > 0;
        return near ? change.getInstant().minus(Duration.ofMinutes(random.nextLong(minutes))) : any;
    }

    private static Map<DayOfWeek, List<Period>> week(Random random) {
        Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(5) > 0) week.put(day, shifts(random));
        }
        if (week.values().stream().allMatch(List::isEmpty)) week.put(DayOfWeek.SATURDAY, List.of(new Period(LocalTime.MIDNIGHT, null)));
        return week;
    }

    /** Up to four, not in order, some touching; the hours after midnight as often as all others, because clocks are turned then. */
    private static List<Period> shifts(Random random) {
        TreeSet<Integer> edges = new TreeSet<>();
        for (int i = 2 * random.nextInt(1, 5); i > 0; i--) edges.add(random.nextBoolean() ? 15 * random.nextInt(17) : random.nextInt(DAY + 1));
        List<Period> shifts = new ArrayList<>();
        while (edges.size() > 1) {
            int from = edges.pollFirst();
            int to = random.nextInt(6) == 0 ? edges.first() : edges.pollFirst();
            shifts.add(random.nextInt(shifts.size() + 1), new Period(LocalTime.ofSecondOfDay(60L * from), to == DAY ? null : LocalTime.ofSecondOfDay(60L * to)));
        }
        return shifts;
    }
}
