package io.ticketledger.query.figures;

import static io.ticketledger.query.figures.Counting.COUNTS;
import static io.ticketledger.query.figures.Counting.OPEN;
import static io.ticketledger.query.figures.Counting.RESOLVED_SINCE;
import static io.ticketledger.query.figures.Counting.URGENT;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.ticketlist.ColumnCount;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what is in projects, and picks what should be looked at. */
public final class ProjectFigures {

    /** Members, also those without work, and whoever else has some there. */
    private static final String LOADS = """
            WITH work AS (
                SELECT a.agent, count(*) FILTER (WHERE %1$s) AS assigned, count(*) FILTER (WHERE t.status IN ('IN_PROGRESS', 'ON_HOLD')) AS in_progress,
                       count(*) FILTER (WHERE %2$s) AS resolved_today
                FROM ticket_row t JOIN ticket_agent a ON a.ticket = t.id
                WHERE t.project_id = :project AND %3$s AND (%1$s OR t.closed_at >= :midnight) GROUP BY a.agent),
            member AS (SELECT account, role FROM project_member WHERE project = :project)
            SELECT coalesce(member.account, work.agent) AS account, member.role, coalesce(assigned, 0) AS assigned, coalesce(in_progress, 0) AS in_progress,
                   coalesce(resolved_today, 0) AS resolved_today
            FROM member FULL JOIN work ON work.agent = member.account
                LEFT JOIN directory_account d ON d.id = coalesce(member.account, work.agent)
            WHERE d.standing IS DISTINCT FROM 'DELETED' AND (member.account IS NOT NULL OR assigned > 0 OR resolved_today > 0)
            ORDER BY 3 DESC, d.number""".formatted(OPEN, RESOLVED_SINCE.formatted(":midnight"), COUNTS);
    private static final String PRESSING = "SELECT t.id FROM ticket_row t WHERE t.project_id = :project AND " + COUNTS + " AND " + OPEN + " AND (" + URGENT
            + " OR t.due_day < :today) AND %s ORDER BY t.priority, t.due_day NULLS LAST, t.number LIMIT :limit";
    private static final String BEARERS =
            "SELECT k.tag, count(*) AS n FROM ticket_tag k JOIN ticket_row t ON t.id = k.ticket WHERE k.tag = ANY (:tags) AND " + COUNTS + " GROUP BY k.tag";

    private final JdbcClient jdbc;
    private final TicketList tickets;

    public ProjectFigures(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tickets = new TicketList(dataSource);
    }

    /** Of every member and of whoever else has work there, busiest first. "Today" is the day of this moment in this zone. */
    public List<Load> workload(ProjectId project, Instant now, ZoneId zone) {
        return jdbc.sql(LOADS).param("project", project.raw()).param("midnight", Counting.start(Counting.today(now, zone), zone))
                .query((row, i) -> new Load(new AccountId(row.getObject("account", UUID.class)), role(row.getString("role")), row.getLong("assigned"),
                        row.getLong("in_progress"), row.getLong("resolved_today"))).list();
    }

    /** Urgent and overdue open tickets: by priority, then by the day they should have been done, then the oldest. */
    public List<TicketId> attention(ProjectId project, Scope scope, int limit, Instant now, ZoneId zone) {
        InSight sight = new InSight(scope, project);
        return jdbc.sql(PRESSING.formatted(sight.condition)).params(sight.params).param("project", project.raw()).param("today", Counting.today(now, zone)).param("limit", limit)
                .query((row, i) -> new TicketId(row.getObject("id", UUID.class))).list();
    }

    /** The last that were opened, newest first. */
    public List<TicketRow> newest(ProjectId project, Scope scope, int limit) {
        return tickets.page(FindTickets.in(scope).projects(Set.of(project)).archived(false), limit, 0);
    }

    /** How many cards are in each column; one for each. */
    public Map<ColumnId, Long> perColumn(ProjectId project, Board board) {
        return perColumn(Map.of(project, board));
    }

    /** Of several projects at once. */
    public Map<ColumnId, Long> perColumn(Map<ProjectId, Board> boards) {
        Map<ColumnId, Long> counts = new LinkedHashMap<>();
        boards.values().forEach(board -> board.columns().forEach(column -> counts.put(column.id(), 0L)));
        if (counts.isEmpty()) return counts;
        tickets.countsByColumn(boards.keySet()).forEach((project, cards) -> {
            Board board = boards.getOrDefault(project, new Board(List.of()));
            for (ColumnCount some : cards) board.columnOf(some.column(), some.status()).ifPresent(column -> counts.merge(column.id(), some.n(), Long::sum));
        });
        return counts;
    }

    /** How many tickets bear each; one for each. */
    public Map<TagId, Long> perTag(Collection<TagId> tags) {
        Map<TagId, Long> counts = new HashMap<>();
        tags.forEach(tag -> counts.put(tag, 0L));
        if (tags.isEmpty()) return counts;
        jdbc.sql(BEARERS).param("tags", Sql.ids(tags, TagId::raw)).query(row -> {
            counts.put(new TagId(row.getObject("tag", UUID.class)), row.getLong("n"));
        });
        return counts;
    }

    private static @Nullable ProjectRole role(@Nullable String word) {
        return word == null ? null : ProjectRole.valueOf(word);
    }
}
