package io.ticketledger.query.dashboard;

import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Every status and priority is there, also with nothing. "Open" is what the desk still has to work on: new, open, in progress or on hold. A ticket of no team
 * counts under the empty name. Breached are open tickets with an answer that is still owed, or a resolution, and
 * whose time for it was recorded as over.
 */
public record DashboardView(
        long total,
        long open,
        Map<TicketStatus, Long> byStatus,
        Map<Priority, Long> byPriority,
        Map<String, Long> byTeam,
        Map<Priority, Long> openByPriority,
        Map<String, Long> openByTeam,
        long responseBreached,
        long resolutionBreached,
        Ageing ageing,
        List<Day> days) {

    /** How long ago the open tickets were created, in days of 24 hours; the upper end is not included. */
    public record Ageing(long underOne, long oneToThree, long threeToSeven, long sevenToThirty, long overThirty) {}

    /** A day of the asked zone. Resolved counts resolutions that stand: a rejected one is taken back from its day. */
    public record Day(LocalDate date, long created, long resolved) {}
}
