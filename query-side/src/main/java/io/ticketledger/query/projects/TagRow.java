package io.ticketledger.query.projects;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import java.time.Instant;

/** A tag as it is now, and how many can be asked about it. */
public record TagRow(
        TagId id,
        long number,
        ProjectId project,
        String name,
        String description,
        String color,
        int contactsCount,
        Instant createdAt,
        Instant updatedAt) {}
