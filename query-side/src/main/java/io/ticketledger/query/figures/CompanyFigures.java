package io.ticketledger.query.figures;

import static io.ticketledger.query.figures.Counting.COUNTS;
import static io.ticketledger.query.figures.Counting.CRITICAL;
import static io.ticketledger.query.figures.Counting.OPEN;
import static io.ticketledger.query.figures.Counting.RESOLVED_SINCE;
import static io.ticketledger.query.figures.Counting.URGENT;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts companies' tickets: those that one of a company's users reported in one of its projects, also users whose accounts were deleted since. */
public final class CompanyFigures {

    /** Found by who reported them: people report a few tickets, while a project may have a million. */
    private static final String CLIENTS = """
            WITH client AS MATERIALIZED (
                SELECT m.company, m.account, array_agg(x.project) AS projects
                FROM company_member m JOIN company_project x ON x.company = m.company JOIN project p ON p.id = x.project
                WHERE m.kind = 'USER' AND m.company = ANY (:companies)%s GROUP BY m.company, m.account)
            SELECT m.company,\s""";
    private static final String TICKETS =
            " FROM client m JOIN ticket_row t ON t.requester = m.account AND t.project_id = ANY (m.projects) WHERE " + COUNTS + " GROUP BY m.company";
    private static final String NUMBERS = "count(*) FILTER (WHERE " + OPEN + ") AS open, count(*) FILTER (WHERE " + OPEN + " AND " + URGENT + ") AS urgent, "
            + "count(*) FILTER (WHERE " + OPEN + " AND t.due_day < :today) AS overdue, count(*) FILTER (WHERE " + OPEN + " AND " + CRITICAL + ") AS critical, "
            + "count(*) FILTER (WHERE " + RESOLVED_SINCE.formatted(":month") + ") AS resolved, count(*) AS total, "
            + "count(*) FILTER (WHERE " + OPEN + " AND " + URGENT + " AND t.agents = '{}') AS unassigned, max(t.updated_at) AS last";

    private final JdbcClient jdbc;

    public CompanyFigures(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** One for each. @param project null for all of a company's projects; "today" and "this month" are those of this moment in this zone */
    public Map<CompanyId, CompanyNumbers> of(Collection<CompanyId> companies, @Nullable ProjectId project, Instant now, ZoneId zone) {
        Map<CompanyId, CompanyNumbers> found = new LinkedHashMap<>();
        companies.forEach(company -> found.put(company, CompanyNumbers.NOTHING));
        if (companies.isEmpty()) return found;
        LocalDate today = Counting.today(now, zone);
        asked(NUMBERS, companies, project).param("today", today).param("month", Counting.start(today.withDayOfMonth(1), zone))
                .query(row -> {
                    found.put(company(row), new CompanyNumbers(row.getLong("open"), row.getLong("urgent"), row.getLong("overdue"), row.getLong("critical"),
                            row.getLong("resolved"), row.getLong("total"), row.getLong("unassigned"), Sql.instantOrNull(row, "last")));
                });
        return found;
    }

    /** How many tickets each has, in all its projects unless one is named. One for each. */
    public Map<CompanyId, Long> tickets(Collection<CompanyId> companies, @Nullable ProjectId project) {
        Map<CompanyId, Long> found = new LinkedHashMap<>();
        companies.forEach(company -> found.put(company, 0L));
        if (companies.isEmpty()) return found;
        asked("count(*) AS total", companies, project).query(row -> {
            found.put(company(row), row.getLong("total"));
        });
        return found;
    }

    private JdbcClient.StatementSpec asked(String counts, Collection<CompanyId> companies, @Nullable ProjectId project) {
        var statement = jdbc.sql(CLIENTS.formatted(project == null ? "" : " AND x.project = :project") + counts + TICKETS)
                .param("companies", Sql.ids(companies, CompanyId::raw));
        return project == null ? statement : statement.param("project", project.raw());
    }

    private static CompanyId company(ResultSet row) throws SQLException {
        return new CompanyId(row.getObject("company", UUID.class));
    }
}
