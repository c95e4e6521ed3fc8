package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;

/** The work in a column has come as far as this. */
public record ColumnStageChanged(ProjectId project, ColumnId column, Stage stage) implements ProjectEvent {}
