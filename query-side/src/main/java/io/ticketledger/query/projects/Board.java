package io.ticketledger.query.projects;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one project, and which card belongs in which. A card that nobody placed, or whose column is gone, belongs in the first column of the stage its
 * ticket has reached; if the board has none of that stage, in its first column.
 */
public final class Board {

    /** What to look for in a column: the cards that were placed in it, and those that were placed nowhere and whose tickets are in one of these states. */
    public record InColumn(ColumnId column, Set<TicketStatus> unplaced) {}

    private final List<ColumnRow> columns;
    private final Map<Stage, ColumnRow> firsts = new EnumMap<>(Stage.class);

    public Board(List<ColumnRow> columns) {
        this.columns = columns.stream().sorted(Comparator.comparingInt(ColumnRow::order).thenComparingLong(ColumnRow::number)).toList();
        this.columns.forEach(column -> firsts.putIfAbsent(column.stage(), column));
    }

    /** In their order. */
    public List<ColumnRow> columns() {
        return columns;
    }

    public Optional<ColumnRow> column(ColumnId id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }

    /** Empty only on a board without columns. @param placed where the card was placed, null if nowhere */
    public Optional<ColumnRow> columnOf(@Nullable ColumnId placed, TicketStatus status) {
        Optional<ColumnRow> explicit = placed == null ? Optional.empty() : column(placed);
        return explicit.isPresent() ? explicit : firstOf(Stage.of(status));
    }

    /** Where cards of a stage go by themselves. */
    public Optional<ColumnRow> firstOf(Stage stage) {
        ColumnRow first = firsts.get(stage);
        return first != null ? Optional.of(first) : columns.stream().findFirst();
    }

    /** Whether cards of its own stage come here by themselves. */
    public boolean isFirstOfStage(ColumnRow column) {
        ColumnRow first = firsts.get(column.stage());
        return first != null && first.id().equals(column.id());
    }

    public InColumn inColumn(ColumnRow column) {
        Set<TicketStatus> unplaced = EnumSet.noneOf(TicketStatus.class);
        for (Stage stage : Stage.values()) {
            if (firstOf(stage).filter(first -> first.id().equals(column.id())).isPresent()) unplaced.addAll(stage.statuses());
        }
        return new InColumn(column.id(), Set.copyOf(unplaced));
    }
}
