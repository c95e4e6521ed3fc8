package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket stood at a time. All {@code since} are by the clock that was asked for.
 *
 * @param opened        when it occurred that it was opened
 * @param version       of the ticket since which all of this was so
 * @param assignedSince since when these agents and this team had it; null if nobody ever had
 */
public record Standing(
        TicketId ticket,
        long number,
        String title,
        TicketStatus status,
        Priority priority,
        List<AccountId> agents,
        @Nullable String team,
        AccountId requester,
        Instant opened,
        long version,
        Instant since,
        Instant statusSince,
        @Nullable Instant assignedSince) {}
