package io.ticketledger.events.project;

import io.ticketledger.events.ProjectId;
import java.util.List;

/** These columns stand at other places; no two columns of a project have the same. */
public record ColumnsOrdered(ProjectId project, List<ColumnOrder> columns) implements ProjectEvent {

    public ColumnsOrdered {
        columns = List.copyOf(columns);
    }
}
