package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desk in numbers at a time. Open is what was not over.
 *
 * @param tickets    how many had been opened by then and not deleted
 * @param byStatus   all of them, every status with its number
 * @param byPriority of the open ones, every priority with its number
 * @param byTeam     of the open ones; "" for those no team had
 * @param byAgent    of the open ones; one that several had counts for each
 * @param unassigned open ones that no agent had
 * @param opened     within the day that ended then, whatever became of them
 * @param closed     moves into a final status within that day; one that was reopened and closed again counts twice
 * @param position   the last event of the log that this takes into account; it takes all before it into account, too
 */
public record Counts(
        long tickets,
        long open,
        Map<TicketStatus, Long> byStatus,
        Map<Priority, Long> byPriority,
        Map<String, Long> byTeam,
        Map<AccountId, Long> byAgent,
        long unassigned,
        @Nullable Oldest oldest,
        long opened,
        long closed,
        long position) {

    /** The open ticket that had been opened first. */
    public record Oldest(TicketId ticket, long number, Instant opened) {}

    public long over() {
        return tickets - open;
    }
}
