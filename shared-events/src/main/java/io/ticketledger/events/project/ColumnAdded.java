package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;

/** The board has one more column. */
public record ColumnAdded(
        ProjectId project,
        ColumnId column,
        long number,
        String name,
        Stage stage,
        String color,
        int order) implements ProjectEvent {}
