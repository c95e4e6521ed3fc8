package io.ticketledger.command.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ticketledger.command.sla.BusinessCalendar.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Period MORNING = period("08:00", "12:00");
    private static final Period AFTERNOON = period("13:00", "17:30");

    /** In Zurich, Monday to Friday, with an hour for lunch; 1 August is a holiday. */
    private static final BusinessCalendar OFFICE = calendar(ZURICH, Set.of(LocalDate.parse("2025-08-01")), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, MORNING, AFTERNOON);

    @Test
    void round_the_clock_every_hour_counts() {
        Instant friday = at("2025-06-06T20:00+02:00");
        assertThat(BusinessCalendar.ALWAYS.plus(friday, Duration.ofHours(40))).isEqualTo(at("2025-06-08T12:00+02:00"));
        assertThat(BusinessCalendar.ALWAYS.between(friday, at("2025-06-08T12:00+02:00"))).isEqualTo(Duration.ofHours(40));
        assertThat(BusinessCalendar.ALWAYS.isAlways()).isTrue();
        assertThat(BusinessCalendar.ALWAYS.name()).isNull();
    }

    @Test
    void time_goes_on_after_lunch_and_on_the_next_working_day() {
        assertThat(OFFICE.plus(at("2025-06-03T11:00+02:00"), Duration.ofHours(2))).isEqualTo(at("2025-06-03T14:00+02:00"));
        assertThat(OFFICE.plus(at("2025-06-06T17:00+02:00"), Duration.ofHours(1))).isEqualTo(at("2025-06-09T08:30+02:00"));
        assertThat(OFFICE.between(at("2025-06-06T17:00+02:00"), at("2025-06-09T08:30+02:00"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_starts_in_free_time_counts_from_the_next_period() {
        assertThat(OFFICE.plus(at("2025-06-07T10:15+02:00"), Duration.ofMinutes(30))).isEqualTo(at("2025-06-09T08:30+02:00"));
        assertThat(OFFICE.plus(at("2025-06-03T12:20+02:00"), Duration.ofMinutes(30))).isEqualTo(at("2025-06-03T13:30+02:00"));
        assertThat(OFFICE.between(at("2025-06-07T10:15+02:00"), at("2025-06-08T23:00+02:00"))).isZero();
    }

    @Test
    void it_is_due_at_the_end_of_a_period_and_not_at_the_beginning_of_the_next() {
        assertThat(OFFICE.plus(at("2025-06-03T08:00+02:00"), Duration.ofHours(4))).isEqualTo(at("2025-06-03T12:00+02:00"));
        assertThat(OFFICE.plus(at("2025-06-06T08:00+02:00"), Duration.ofMinutes(510))).isEqualTo(at("2025-06-06T17:30+02:00"));
    }

    @Test
    void of_no_working_time_the_end_is_the_start_even_in_free_time() {
        assertThat(OFFICE.plus(at("2025-06-07T10:15+02:00"), Duration.ZERO)).isEqualTo(at("2025-06-07T10:15+02:00"));
    }

    @Test
    void nobody_works_on_holidays() {
        assertThat(OFFICE.plus(at("2025-07-31T17:00+02:00"), Duration.ofHours(1))).isEqualTo(at("2025-08-04T08:30+02:00"));
        assertThat(OFFICE.between(at("2025-07-28T00:00+02:00"), at("2025-08-04T00:00+02:00"))).isEqualTo(Duration.ofMinutes(4 * 510));
    }

    @Test
    void an_hour_that_summer_time_leaves_out_is_not_worked() {
        BusinessCalendar nights = calendar(ZURICH, Set.of(), DayOfWeek.MONDAY, DayOfWeek.SUNDAY, period("00:00", "06:00"));
        assertThat(nights.plus(at("2025-03-30T01:00+01:00"), Duration.ofHours(2))).isEqualTo(at("2025-03-30T04:00+02:00"));
        assertThat(nights.between(at("2025-03-30T00:00+01:00"), at("2025-03-30T12:00+02:00"))).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void a_period_that_begins_in_the_hour_left_out_begins_after_it() {
        BusinessCalendar small = calendar(ZURICH, Set.of(), DayOfWeek.SUNDAY, DayOfWeek.SUNDAY, period("02:30", "03:30"));
        assertThat(small.between(at("2025-03-30T00:00+01:00"), at("2025-03-30T12:00+02:00"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(small.plus(at("2025-03-30T00:00+01:00"), Duration.ofMinutes(30))).isEqualTo(at("2025-03-30T03:30+02:00"));
    }

    @Test
    void an_hour_that_winter_time_repeats_is_worked_twice() {
        BusinessCalendar nights = calendar(ZURICH, Set.of(), DayOfWeek.MONDAY, DayOfWeek.SUNDAY, period("00:00", "06:00"));
        assertThat(nights.plus(at("2025-10-26T01:00+02:00"), Duration.ofHours(3))).isEqualTo(at("2025-10-26T03:00+01:00"));
        assertThat(nights.between(at("2025-10-26T00:00+02:00"), at("2025-10-26T12:00+01:00"))).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void a_period_within_the_repeated_hour_comes_twice() {
        BusinessCalendar small = calendar(ZURICH, Set.of(), DayOfWeek.SUNDAY, DayOfWeek.SUNDAY, period("02:15", "02:30"));
        assertThat(small.plus(at("2025-10-26T00:00+02:00"), Duration.ofMinutes(20))).isEqualTo(at("2025-10-26T02:20+01:00"));
    }

    @Test
    void a_clock_turned_back_across_midnight_shows_the_end_of_a_day_after_the_beginning_of_the_next() {
        ZoneId stJohns = ZoneId.of("America/St_Johns");
        // On Sunday, 29 October 2006, a minute after midnight, it became 23:01 of Saturday once more.
        BusinessCalendar aroundMidnight = BusinessCalendar.of("practice", stJohns,
                Map.of(DayOfWeek.SATURDAY, List.of(period("23:00", null)), DayOfWeek.SUNDAY, List.of(period("00:00", "01:00"))), Set.of());
        assertThat(aroundMidnight.plus(at("2006-10-28T22:00-02:30"), Duration.ofSeconds(60 * 60 + 30))).isEqualTo(at("2006-10-29T00:00:30-02:30"));
        assertThat(aroundMidnight.plus(at("2006-10-28T22:00-02:30"), Duration.ofMinutes(60 + 1 + 1))).isEqualTo(at("2006-10-28T23:02-03:30"));
        assertThat(aroundMidnight.between(at("2006-10-28T22:00-02:30"), at("2006-10-29T12:00-03:30"))).isEqualTo(Duration.ofMinutes(60 + 1 + 59 + 60));
    }

    @Test
    void a_day_may_end_at_midnight_and_the_next_begin_there() {
        BusinessCalendar shifts = calendar(ZURICH, Set.of(), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, period("00:00", "02:00"), period("22:00", null));
        assertThat(shifts.plus(at("2025-06-03T23:00+02:00"), Duration.ofHours(1))).isEqualTo(at("2025-06-04T00:00+02:00"));
        assertThat(shifts.plus(at("2025-06-03T23:00+02:00"), Duration.ofHours(2))).isEqualTo(at("2025-06-04T01:00+02:00"));
        assertThat(shifts.plus(at("2025-06-06T23:00+02:00"), Duration.ofHours(2))).isEqualTo(at("2025-06-09T01:00+02:00"));
    }

    @Test
    void days_are_those_of_the_zone_however_far_from_greenwich() {
        BusinessCalendar kiritimati = calendar(ZoneId.of("Pacific/Kiritimati"), Set.of(LocalDate.parse("2025-06-03")), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, period("08:00", "09:00"));
        assertThat(kiritimati.plus(at("2025-06-01T17:00Z"), Duration.ofMinutes(90))).isEqualTo(at("2025-06-03T18:30Z"));
    }

    @Test
    void a_day_that_was_never_there_is_not_worked() {
        BusinessCalendar apia = calendar(ZoneId.of("Pacific/Apia"), Set.of(), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, period("09:00", "17:00"));
        // Friday, 30 December 2011, was left out when the islands moved across the date line.
        assertThat(apia.between(at("2011-12-29T00:00-10:00"), at("2012-01-03T00:00+14:00"))).isEqualTo(Duration.ofHours(16));
        assertThat(apia.plus(at("2011-12-29T16:00-10:00"), Duration.ofHours(2))).isEqualTo(at("2012-01-02T10:00+14:00"));
    }

    @ParameterizedTest
    @CsvSource({"2025-06-03T09:30:15.123456+02:00, PT0.000001S", "2025-06-06T17:29:59.999999+02:00, PT0.000002S", "2025-03-28T16:00+01:00, PT8H", "2025-07-31T10:00+02:00, PT400H",
        "2025-06-07T10:15+02:00, PT10000H"})
    void what_was_added_lies_between(String start, Duration working) {
        Instant end = OFFICE.plus(at(start), working);
        assertThat(OFFICE.between(at(start), end)).isEqualTo(working);
    }

    @Test
    void between_a_moment_and_an_earlier_one_lies_nothing() {
        assertThat(OFFICE.between(at("2025-06-03T12:00+02:00"), at("2025-06-03T09:00+02:00"))).isZero();
        assertThat(BusinessCalendar.ALWAYS.between(at("2025-06-03T12:00+02:00"), at("2025-06-03T09:00+02:00"))).isZero();
    }

    @Test
    void thousands_of_years_are_counted_as_exactly_as_a_week() {
        Instant monday = at("2001-01-01T00:00Z");
        BusinessCalendar plain = calendar(ZoneId.of("UTC"), Set.of(LocalDate.parse("2001-01-02"), LocalDate.parse("5001-01-07"), LocalDate.parse("5001-01-10")), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, MORNING, AFTERNOON);
        Instant later = monday.plus(Duration.ofDays(7L * 200_000));
        assertThat(plain.between(monday, later)).isEqualTo(Duration.ofMinutes(510L * (5 * 200_000 - 2)));
        assertThat(plain.plus(monday, plain.between(monday, later))).isEqualTo(later.minus(Duration.ofMinutes(2 * 1440 + 390)));
    }

    @Test
    void a_promise_that_reaches_beyond_the_year_9999_ends_with_it() {
        Instant monday = at("2001-01-01T00:00Z");
        assertThat(OFFICE.plus(monday, Duration.ofDays(100_000_000))).isEqualTo(BusinessCalendar.LATEST);
        assertThat(BusinessCalendar.ALWAYS.plus(monday, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(BusinessCalendar.LATEST);
        Instant after = BusinessCalendar.LATEST.plusSeconds(5);
        assertThat(OFFICE.plus(after, Duration.ofHours(1))).isEqualTo(after);
    }

    @Test
    void there_is_no_negative_working_time() {
        assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.plus(Instant.EPOCH, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> BusinessCalendar.ALWAYS.plus(Instant.EPOCH, Duration.ofNanos(-1)));
    }

    @Test
    void periods_are_put_in_order_and_may_touch_but_not_overlap() {
        BusinessCalendar turned = BusinessCalendar.of("turned", ZURICH, Map.of(DayOfWeek.MONDAY, List.of(AFTERNOON, MORNING, period("12:00", "13:00"))), Set.of());
        assertThat(turned.plus(at("2025-06-02T08:00+02:00"), Duration.ofHours(5))).isEqualTo(at("2025-06-02T13:00+02:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar(ZURICH, Set.of(), DayOfWeek.MONDAY, DayOfWeek.MONDAY, MORNING, period("11:59", "13:00")))
                .withMessageContaining("practice").withMessageContaining("MONDAY");
        assertThatIllegalArgumentException().isThrownBy(() -> calendar(ZURICH, Set.of(), DayOfWeek.MONDAY, DayOfWeek.MONDAY, period("08:00", null), period("22:00", "23:00")));
    }

    @Test
    void a_calendar_has_working_time_and_periods_have_a_length() {
        assertThatIllegalArgumentException().isThrownBy(() -> BusinessCalendar.of("lazy", ZURICH, Map.of(DayOfWeek.MONDAY, List.of()), Set.of())).withMessageContaining("lazy");
        assertThatIllegalArgumentException().isThrownBy(() -> period("08:00", "08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> period("08:00", "00:00"));
    }

    private static BusinessCalendar calendar(ZoneId zone, Set<LocalDate> holidays, DayOfWeek first, DayOfWeek last, Period... periods) {
        Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(first, last).forEach(day -> week.put(day, List.of(periods)));
        return BusinessCalendar.of("practice", zone, week, holidays);
    }

    private static Period period(String from, String to) {
        return new Period(LocalTime.parse(from), to == null ? null : LocalTime.parse(to));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
