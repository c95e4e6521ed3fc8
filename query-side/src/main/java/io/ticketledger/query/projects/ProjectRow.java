package io.ticketledger.query.projects;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project as it is now. {@code createdBy} is null if the desk itself began it. */
public record ProjectRow(
        ProjectId id,
        long number,
        String key,
        String name,
        String description,
        @Nullable AccountId createdBy,
        Instant createdAt,
        Instant updatedAt) {}
