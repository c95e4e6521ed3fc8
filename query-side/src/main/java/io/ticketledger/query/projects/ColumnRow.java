package io.ticketledger.query.projects;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import java.time.Instant;

/** A column of a board as it is now; lower orders come first. */
public record ColumnRow(
        ColumnId id,
        long number,
        ProjectId project,
        String name,
        Stage stage,
        String color,
        int order,
        Instant createdAt,
        Instant updatedAt) {}
