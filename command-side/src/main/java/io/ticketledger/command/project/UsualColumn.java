package io.ticketledger.command.project;

import io.ticketledger.command.project.ProjectCommand.NewColumn;
import io.ticketledger.events.ColumnId;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The columns a board begins with unless somebody asks for others. */
public enum UsualColumn {
    NEW("New", "#0052cc"),
    IN_PROGRESS("In Progress", "#ff9800"),
    REVIEW("Review", "#9c27b0"),
    DONE("Done", "#4caf50");

    private final String title;
    private final String color;

    UsualColumn(String title, String color) {
        this.title = title;
        this.color = color;
    }

    /** All of them, each with an id and a number of its own. */
    public static List<NewColumn> all(Supplier<ColumnId> ids, LongSupplier numbers) {
        return Arrays.stream(values()).map(column -> new NewColumn(ids.get(), numbers.getAsLong(), column.title, StageByName.of(column.title), column.color)).toList();
    }
}
