package io.ticketledger.query.ticketlist;

import io.ticketledger.events.TicketId;
import io.ticketledger.query.projecting.Sql;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order of the cards within their columns. Never walks further into a column than {@link #FAR} cards. */
final class ColumnPlaces {

    static final int FAR = TicketList.FAR;

    /** Of the column {@code l}: those that were put there and those of each status without a column, each from an index in its order. */
    private static final String CARDS = """
            (SELECT rank, number FROM ticket_row t WHERE t.project_id = l.project AND t.column_id = l.column_id AND NOT t.archived AND %1$s ORDER BY rank %2$s, number %2$s LIMIT %3$s)
            UNION ALL
            SELECT c.rank, c.number FROM unnest(CAST(string_to_array(l.statuses, ',') AS ticket_status[])) AS s (status), LATERAL (
                SELECT rank, number FROM ticket_row t WHERE t.project_id = l.project AND t.column_id IS NULL AND t.status = s.status AND NOT t.archived AND %1$s
                ORDER BY rank %2$s, number %2$s LIMIT %3$s) AS c""";

    /** A card counts those that come before it, as it comes itself: it has no weight, and stands before itself. */
    private static final String BEFORE = """
            WITH wanted AS (SELECT lane, id, rank COLLATE "C" AS rank, number FROM unnest(:lanes, :ids, :ranks, :numbers) AS w (lane, id, rank, number)),
                 l AS (SELECT * FROM unnest(:lane, :projects, :columns, :statuses, :until) AS l (lane, project, column_id, statuses, until))
            SELECT placed.id, least(placed.before, %2$s) AS before FROM l, LATERAL (
                SELECT id, sum(card) OVER (ORDER BY rank, number, card) AS before FROM (
                    SELECT CAST(NULL AS uuid) AS id, rank, number, 1 AS card FROM (SELECT * FROM (%1$s) AS cards ORDER BY rank, number LIMIT %2$s) AS first
                    UNION ALL SELECT id, rank, number, 0 FROM wanted WHERE wanted.lane = l.lane) AS mixed) AS placed
            WHERE placed.id IS NOT NULL""".formatted(CARDS.formatted("t.rank <= l.until", "", FAR), FAR);

    private static final String ONE = """
            WITH l AS (SELECT CAST(:project AS uuid) AS project, CAST(:column AS uuid) AS column_id, CAST(:statuses AS text) AS statuses)
            SELECT cards.rank FROM l, LATERAL (%1$s) AS cards ORDER BY cards.rank %2$s, cards.number %2$s""";
    private static final String AT = ONE.formatted(CARDS.formatted("t.id <> :except", "", ":reach"), "") + " OFFSET :from LIMIT 2";
    private static final String LAST = ONE.formatted(CARDS.formatted("t.id <> :except", "DESC", "1"), "DESC") + " LIMIT 1";
    private static final String BEYOND = ONE.formatted(CARDS.formatted("t.id <> :except AND t.rank > :rank", "", "1"), "") + " LIMIT 1";

    private final JdbcClient jdbc;

    ColumnPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<TicketId, Integer> order(Collection<TicketRow> rows, Function<TicketRow, InColumn> columnOf) {
        Map<TicketId, Integer> order = new HashMap<>();
        if (rows.isEmpty()) return order;
        Map<InColumn, Long> lanes = new LinkedHashMap<>();
        Map<InColumn, String> until = new HashMap<>();
        List<Long> lane = rows.stream().map(row -> {
            InColumn column = columnOf.apply(row);
            until.merge(column, row.board().rank(), (a, b) -> bytes(a, b) < 0 ? b : a);
            return lanes.computeIfAbsent(column, c -> (long) lanes.size());
        }).toList();
        List<InColumn> columns = List.copyOf(lanes.keySet());
        jdbc.sql(BEFORE)
                .param("lanes", Sql.numbers(lane))
                .param("ids", Sql.ids(rows, row -> row.id().raw()))
                .param("ranks", Sql.texts(rows.stream().map(row -> row.board().rank()).toList()))
                .param("numbers", Sql.numbers(rows.stream().map(TicketRow::number).toList()))
                .param("lane", Sql.numbers(columns.stream().map(lanes::get).toList()))
                .param("projects", Sql.ids(columns, column -> column.project().raw()))
                .param("columns", Sql.ids(columns, column -> column.column().raw()))
                .param("statuses", Sql.texts(columns.stream().map(ColumnPlaces::statuses).toList()))
                .param("until", Sql.texts(columns.stream().map(until::get).toList()))
                .query((row, i) -> order.put(new TicketId(row.getObject("id", UUID.class)), row.getInt("before"))).list();
        return order;
    }

    Neighbours neighbours(InColumn column, int index, TicketId except) {
        List<String> at = index >= FAR ? List.of()
                : one(AT, column, except).param("reach", Math.max(index, 0) + 1).param("from", Math.max(index - 1, 0)).query(String.class).list();
        if (index <= 0) return new Neighbours(null, at.isEmpty() ? null : at.getFirst());
        if (at.isEmpty()) return new Neighbours(one(LAST, column, except).query(String.class).optional().orElse(null), null);
        String before = at.getFirst();
        String after = at.size() < 2 ? null : at.get(1);
        // Nothing comes between two of one rank.
        if (before.equals(after)) after = one(BEYOND, column, except).param("rank", before).query(String.class).optional().orElse(null);
        return new Neighbours(before, after);
    }

    private JdbcClient.StatementSpec one(String sql, InColumn column, TicketId except) {
        return jdbc.sql(sql).param("project", column.project().raw()).param("column", column.column().raw()).param("statuses", statuses(column)).param("except", except.raw());
    }

    private static String statuses(InColumn column) {
        return column.statusesWithoutColumn().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** As the database compares them. */
    private static int bytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
