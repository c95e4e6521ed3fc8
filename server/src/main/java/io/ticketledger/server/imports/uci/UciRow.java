package io.ticketledger.server.imports.uci;

import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A snapshot of one incident after one update, every word of it checked when it is made. */
final class UciRow {

    static final String MISSING = "?";

    private final List<String> cells;
    final String incident;
    final int modCount;
    final int reopenCount;
    final String state;
    final Instant openedAt;
    final Instant updatedAt;
    final String updatedBy;
    final Level impact;
    final Level urgency;
    final Priority priority;

    /** @throws BadRow if a cell that the mapping needs says nothing, or nothing it knows */
    UciRow(List<String> cells) {
        if (cells.size() != UciColumn.HEADER.size()) throw new BadRow("has " + cells.size() + " columns, not " + UciColumn.HEADER.size());
        this.cells = cells;
        incident = needed(UciColumn.NUMBER);
        modCount = UciWords.count(UciColumn.SYS_MOD_COUNT, needed(UciColumn.SYS_MOD_COUNT));
        reopenCount = UciWords.count(UciColumn.REOPEN_COUNT, needed(UciColumn.REOPEN_COUNT));
        state = needed(UciColumn.INCIDENT_STATE);
        openedAt = UciWords.time(UciColumn.OPENED_AT, needed(UciColumn.OPENED_AT));
        updatedAt = UciWords.time(UciColumn.SYS_UPDATED_AT, needed(UciColumn.SYS_UPDATED_AT));
        updatedBy = needed(UciColumn.SYS_UPDATED_BY);
        impact = UciWords.level(UciColumn.IMPACT, needed(UciColumn.IMPACT));
        urgency = UciWords.level(UciColumn.URGENCY, needed(UciColumn.URGENCY));
        priority = UciWords.priority(needed(UciColumn.PRIORITY));
        closedAt();
    }

    /** The cell, or null where the file says {@code ?}. */
    @Nullable String cell(UciColumn column) {
        String cell = cells.get(column.ordinal());
        return cell.isEmpty() || cell.equals(MISSING) ? null : cell;
    }

    /** Final on every row: for checking the end only. */
    @Nullable Instant closedAt() {
        String cell = cell(UciColumn.CLOSED_AT);
        return cell == null ? null : UciWords.time(UciColumn.CLOSED_AT, cell);
    }

    boolean differsIn(UciColumn column, UciRow other) {
        return !Objects.equals(cell(column), other.cell(column));
    }

    boolean differsInAny(Collection<UciColumn> columns, UciRow other) {
        return columns.stream().anyMatch(column -> differsIn(column, other));
    }

    /** What has become of those columns since, in words; empty if nothing. */
    String changesSince(UciRow before, Collection<UciColumn> columns) {
        return columns.stream().filter(column -> differsIn(column, before))
                .map(column -> column.word() + " '" + before.raw(column) + "' became '" + raw(column) + "'")
                .collect(Collectors.joining(", "));
    }

    private String raw(UciColumn column) {
        return cells.get(column.ordinal());
    }

    private String needed(UciColumn column) {
        String cell = cell(column);
        if (cell == null) throw new BadRow("says nothing in " + column.word());
        return cell;
    }
}
