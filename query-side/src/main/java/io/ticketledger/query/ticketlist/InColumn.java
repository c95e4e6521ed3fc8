package io.ticketledger.query.ticketlist;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketStatus;
import java.util.Set;

/** The cards that were put into a column, and those that were put into none and have one of these statuses: of the stages for which this column is the first. */
public record InColumn(ColumnId column, ProjectId project, Set<TicketStatus> statusesWithoutColumn) {

    public InColumn {
        statusesWithoutColumn = Set.copyOf(statusesWithoutColumn);
    }
}
