package io.ticketledger.query.workload;

import io.ticketledger.events.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code assigned} tickets are not over, whatever state they are in; {@code resolvedToday} and the average count each ticket for everybody who has it.
 * {@code oldestSince} is since when they have had the ticket they have had longest; null when they have none.
 */
public record AgentLoad(
        AccountId agent,
        long assigned,
        long inProgress,
        long onHold,
        long resolvedToday,
        @Nullable Instant oldestSince,
        @Nullable Duration averageResolution) {}
