package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;

/** A column has another color, as {@code #rrggbb}. */
public record ColumnRecolored(ProjectId project, ColumnId column, String color) implements ProjectEvent {}
