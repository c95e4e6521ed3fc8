package io.ticketledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.world.Book;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthTest {

    private static final Instant NOW = Book.START;

    private static Health of(long critical, long overdue, long urgentUnassigned, Duration ago) {
        return Health.of(new CompanyNumbers(9, urgentUnassigned, overdue, critical, 0, 9, urgentUnassigned, NOW.minus(ago)), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0,  1, HEALTHY", "0, 0, 0, 30, HEALTHY", "0, 0, 0, 31, INACTIVE",
        "0, 1, 0,  1, ATTENTION", "0, 3, 0,  1, ATTENTION", "0, 0, 1,  1, ATTENTION", "0, 1, 0, 99, ATTENTION",
        "1, 0, 0,  1, CRITICAL", "0, 4, 0,  1, CRITICAL", "1, 2, 3, 99, CRITICAL"})
    void follows_from_what_presses_most(long critical, long overdue, long urgentUnassigned, long days, Health health) {
        assertThat(of(critical, overdue, urgentUnassigned, Duration.ofDays(days))).isEqualTo(health);
    }

    @Test
    void of_whoever_has_no_ticket_is_inactive() {
        assertThat(Health.of(CompanyNumbers.NOTHING, NOW)).isEqualTo(Health.INACTIVE);
    }
}
