package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is now. {@code createdAt} is when it was opened by its requester, {@code acknowledgedAt} when the desk took note (which one dialect calls
 * "opened"). {@code resolvedAt}, {@code closedAt} and the resolution are of the one that stands; a rejected or reopened ticket has none.
 * {@code closedAt} is when it was over, whichever way. {@code version} is that of the ticket's last event.
 */
public record TicketRow(
        TicketId id,
        long number,
        long version,
        TicketStatus status,
        Priority priority,
        AccountId requester,
        List<AccountId> agents,
        @Nullable String team,
        String title,
        String description,
        @Nullable Level impact,
        @Nullable Level urgency,
        String category,
        @Nullable String subcategory,
        @Nullable String channel,
        String project,
        int responseMinutes,
        Instant responseDue,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolutionDue,
        @Nullable Instant estimate,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant startedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String statusReason,
        @Nullable String holdReason,
        @Nullable String resolutionComment,
        @Nullable String resolutionCode,
        int reopenCount,
        int commentCount,
        int internalCount,
        @Nullable ExternalReference reference) {

    /** Answered too late, or not yet and the time has passed. */
    public boolean isResponseBreached(Instant now) {
        if (firstResponseAt != null) return firstResponseAt.isAfter(responseDue);
        return (closedAt == null ? now : closedAt).isAfter(responseDue);
    }

    /** Resolved too late, or not yet and the time has passed. Without a due time nothing can be late. */
    public boolean isResolutionBreached(Instant now) {
        if (resolutionDue == null) return false;
        Instant end = resolvedAt != null ? resolvedAt : closedAt != null ? closedAt : now;
        return end.isAfter(resolutionDue);
    }
}
