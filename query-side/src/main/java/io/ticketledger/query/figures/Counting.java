package io.ticketledger.query.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** What the words of figures mean in SQL, of {@code ticket_row t}; a partial index says {@code COUNTS} and {@code OPEN} in the same words. */
final class Counting {

    static final String COUNTS = "NOT t.archived";
    /** Everything after the last state that is not done. */
    static final String OPEN = "t.status < 'CLOSED'";
    static final String URGENT = "(t.priority = 'CRITICAL' OR t.priority = 'HIGH' AND t.urgency IN ('HIGH', 'CRITICAL'))";
    static final String CRITICAL = "(t.priority = 'CRITICAL' OR t.urgency = 'CRITICAL' AND t.impact = 'CRITICAL')";
    /** Neither declined nor withdrawn. */
    static final String RESOLVED_SINCE = "(t.status IN ('RESOLVED', 'AWAITING_APPROVAL', 'CLOSED') AND (t.resolved_at >= %1$s OR t.closed_at >= %1$s))";

    private Counting() {}

    static LocalDate today(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate();
    }

    static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
