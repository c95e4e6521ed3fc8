package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;

/** A column is gone; no card was in it. */
public record ColumnRemoved(ProjectId project, ColumnId column) implements ProjectEvent {}
