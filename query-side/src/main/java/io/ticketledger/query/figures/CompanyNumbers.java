package io.ticketledger.query.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company's tickets, counted. All but {@code resolvedThisMonth} and {@code total} count open ones, which are those that are not done.
 *
 * @param urgent of the highest priority, or of high priority and high or critical urgency
 * @param overdue planned to be done by a day before today
 * @param critical of the highest priority, or of critical urgency and impact
 * @param urgentUnassigned urgent ones that nobody has
 * @param lastActivity when one of them was last touched, null if there is none
 */
public record CompanyNumbers(
        long open,
        long urgent,
        long overdue,
        long critical,
        long resolvedThisMonth,
        long total,
        long urgentUnassigned,
        @Nullable Instant lastActivity) {

    public static final CompanyNumbers NOTHING = new CompanyNumbers(0, 0, 0, 0, 0, 0, 0, null);
}
