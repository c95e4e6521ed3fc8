package io.ticketledger.query.ticketlist;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.projecting.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters. */
final class TicketCounts {

    /** Of those that were put into no column. */
    static final UUID NO_COLUMN = new UUID(0, 0);

    private final JdbcClient jdbc;

    TicketCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing is asked that the counters do not tell apart. */
    static boolean know(FindTickets wanted) {
        FindTickets.Cards cards = wanted.cards();
        return wanted.assignedTo() == null && wanted.requester() == null && (wanted.search() == null || wanted.search().isBlank()) && cards.types().isEmpty()
                && cards.anyTag().isEmpty() && cards.requesters().isEmpty() && cards.dueBefore() == null && !cards.unassigned();
    }

    /** Without what the scope has beside whole projects. */
    long of(FindTickets wanted, Reach reach) {
        StringBuilder sql = new StringBuilder("SELECT coalesce(sum(n), 0) FROM ticket_count WHERE true");
        Map<String, Object> params = new HashMap<>();
        if (!reach.all()) in(sql, params, "reach", reach.projects());
        FindTickets.Cards cards = wanted.cards();
        if (!cards.projects().isEmpty()) in(sql, params, "projects", cards.projects());
        if (cards.existing()) sql.append(" AND project_id IN (SELECT id FROM project)");
        if (cards.archived() != null) sql.append(cards.archived() ? " AND archived" : " AND NOT archived");
        InColumn column = cards.column();
        if (column != null) {
            in(sql, params, "project", Set.of(column.project()));
            sql.append(" AND (column_id = :column OR column_id = :none AND status = ANY (CAST(:stage AS ticket_status[])))");
            params.put("column", column.column().raw());
            params.put("none", NO_COLUMN);
            params.put("stage", Sql.texts(column.statusesWithoutColumn().stream().map(Enum::name).toList()));
        }
        among(sql, params, "status", "ticket_status", wanted.statuses().stream().map(Enum::name).toList());
        among(sql, params, "priority", "ticket_priority", wanted.priorities().stream().map(Enum::name).toList());
        among(sql, params, "category", "text", List.copyOf(wanted.categories()));
        return jdbc.sql(sql.toString()).params(params).query(Long.class).single();
    }

    Map<ProjectId, List<ColumnCount>> byColumn(Collection<ProjectId> projects) {
        Map<ProjectId, List<ColumnCount>> counts = new HashMap<>();
        jdbc.sql("""
                SELECT project_id, column_id, status, sum(n) AS n FROM ticket_count WHERE project_id = ANY (?) AND NOT archived AND n <> 0
                GROUP BY project_id, column_id, status ORDER BY column_id, status""").param(Sql.ids(projects, ProjectId::raw))
                .query(row -> {
                    UUID column = row.getObject("column_id", UUID.class);
                    counts.computeIfAbsent(new ProjectId(row.getObject("project_id", UUID.class)), project -> new ArrayList<>())
                            .add(new ColumnCount(column.equals(NO_COLUMN) ? null : new ColumnId(column), TicketStatus.valueOf(row.getString("status")), row.getLong("n")));
                });
        return counts;
    }

    private static void in(StringBuilder sql, Map<String, Object> params, String name, Set<ProjectId> projects) {
        sql.append(" AND project_id = ANY (:").append(name).append(")");
        params.put(name, Sql.ids(projects, ProjectId::raw));
    }

    private static void among(StringBuilder sql, Map<String, Object> params, String column, String type, List<String> words) {
        if (words.isEmpty()) return;
        sql.append(" AND ").append(column).append(" = ANY (CAST(:").append(column).append("Words AS ").append(type).append("[]))");
        params.put(column + "Words", Sql.texts(words));
    }
}
