package io.ticketledger.events.project;

import io.ticketledger.events.ColumnId;

/** Where a column stands: lower ones come first. */
public record ColumnOrder(ColumnId column, int order) {}
