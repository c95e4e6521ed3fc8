package io.ticketledger.query.ticketlist;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.TicketStatus;
import org.jspecify.annotations.Nullable;

/** So many cards in this status were put into this column, or, if it is null, into none. */
public record ColumnCount(@Nullable ColumnId column, TicketStatus status, long n) {}
