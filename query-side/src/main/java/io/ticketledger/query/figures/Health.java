package io.ticketledger.query.figures;

import java.time.Duration;
import java.time.Instant;

/** How a company is served. What presses more has the word before what presses less, and before that nothing has happened for long. */
public enum Health {
    CRITICAL,
    ATTENTION,
    INACTIVE,
    HEALTHY;

    private static final long BEARABLY_OVERDUE = 3;
    private static final Duration LATELY = Duration.ofDays(30);

    public static Health of(CompanyNumbers numbers, Instant now) {
        if (numbers.critical() > 0 || numbers.overdue() > BEARABLY_OVERDUE) return CRITICAL;
        if (numbers.overdue() > 0 || numbers.urgentUnassigned() > 0) return ATTENTION;
        Instant last = numbers.lastActivity();
        return last == null || last.isBefore(now.minus(LATELY)) ? INACTIVE : HEALTHY;
    }
}
