package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;

/** A column is called something else. */
public record ColumnRenamed(ProjectId project, ColumnId column, String name) implements ProjectEvent {}
