package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is now. {@code createdAt} is when it was opened by its requester, {@code acknowledgedAt} when the desk took note (which one dialect calls
 * "opened"). {@code resolvedAt}, {@code closedAt} and the resolution are of the one that stands; a rejected or reopened ticket has none.
 * {@code closedAt} is when it was over, whichever way. Due times of a clock that stands still are those it had before. {@code version} is that of the ticket's last event.
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
        Clocks clocks,
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
        @Nullable ExternalReference reference,
        Board board) {

    /**
     * The ticket as a card. Without a {@code column} it is in the first one of its stage; the cards of a column are ordered by rank, compared as bytes, those of equal rank
     * by number. Tags and columns may be gone by now.
     */
    public record Board(
            ProjectId project,
            @Nullable ColumnId column,
            String rank,
            TicketType type,
            List<TagId> tags,
            List<AccountId> followers,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            boolean archived) {}

    /**
     * What the log says of its two clocks: whether the promise that stands was recorded as broken, and whether the clock stood still when it was last heard of.
     */
    public record Clocks(boolean responseBreached, boolean responsePaused, boolean resolutionBreached, boolean resolutionPaused) {}

    /** Recorded as broken; or, in logs from before that was recorded, answered or over too late. */
    public boolean isResponseBreached() {
        Instant end = firstResponseAt != null ? firstResponseAt : closedAt;
        return clocks.responseBreached || !clocks.responsePaused && end != null && end.isAfter(responseDue);
    }

    /** Recorded as broken; or, in logs from before that was recorded, resolved or over too late. Without a due time nothing can be late. */
    public boolean isResolutionBreached() {
        Instant end = resolvedAt != null ? resolvedAt : closedAt;
        return clocks.resolutionBreached || !clocks.resolutionPaused && resolutionDue != null && end != null && end.isAfter(resolutionDue);
    }
}
