package io.ticketledger.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ticketledger.command.sla.BusinessCalendar.Period;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingWeekTest {

    @Test
    void days_have_their_periods() {
        Map<DayOfWeek, List<Period>> week = WorkingWeek.parse(WorkingWeek.EXAMPLE);
        assertThat(week).containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        assertThat(week.get(DayOfWeek.WEDNESDAY)).containsExactly(period("08:00", "12:00"), period("13:00", "17:30"));
        assertThat(week.get(DayOfWeek.SATURDAY)).containsExactly(period("09:00", "12:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAT,MON,SUN 08:00-09:00", "  sat-mon   08:00-09:00 ;", ";SAT-SUN 08:00-09:00;MON 08:00-09:00"})
    void days_may_be_listed_and_go_past_sunday_and_blanks_and_capitals_do_not_matter(String text) {
        assertThat(WorkingWeek.parse(text)).containsOnlyKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY)
                .allSatisfy((_, periods) -> assertThat(periods).containsExactly(period("08:00", "09:00")));
    }

    @Test
    void midnight_ends_a_day() {
        assertThat(WorkingWeek.parse("SUN 00:00-24:00")).isEqualTo(Map.of(DayOfWeek.SUNDAY, List.of(new Period(LocalTime.MIDNIGHT, null))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "MON-FRI | no times for MON-FRI", "MO 08:00-09:00 | 'MO' is no day", "08:00-09:00 | '08:00' is no day", "MON-WED-FRI 08:00-09:00 | 'MON-WED-FRI' is no range",
        "MON, TUE 08:00-09:00 | 'TUE' is no period", "MON 08:00 | '08:00' is no period", "MON 8:00-9:00 | '8:00' is no time", "MON 08:00-24:01 | '24:01' is no time",
        "MON 24:00-24:00 | '24:00' is no time", "MON 08:00-08:60 | '08:60' is no time", "MON 17:00-08:00 | '17:00-08:00' ends before", "MON 08:00-08:00 | ends before",
        "MON-FRI 08:00-09:00; WED 10:00-11:00 | WED is there twice", "MON,MON 08:00-09:00 | MON is there twice"})
    void what_cannot_be_understood_is_quoted_beside_an_example(String text, String complaint) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkingWeek.parse(text)).withMessageContaining(complaint).withMessageContaining(WorkingWeek.EXAMPLE);
    }

    private static Period period(String from, String to) {
        return new Period(LocalTime.parse(from), LocalTime.parse(to));
    }
}
