package io.ticketledger.query.workload;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.projecting.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody who has or had a ticket, busiest first. */
public final class Workload {

    private static final String LOADS = """
            SELECT w.agent, w.assigned, w.in_progress, w.on_hold, coalesce(today.n, 0) AS today, oldest.since, w.resolved, w.resolution_seconds
            FROM workload_agent w
            LEFT JOIN LATERAL (SELECT sum(f.resolved) AS n FROM workload_flow f WHERE f.agent = w.agent AND f.quarter >= :start AND f.quarter < :end) AS today ON true
            LEFT JOIN LATERAL (SELECT a.assigned_at AS since FROM workload_assignment a WHERE a.open AND a.agent = w.agent
                               ORDER BY a.assigned_at LIMIT 1) AS oldest ON true
            WHERE w.assigned <> 0 OR w.resolved <> 0
            ORDER BY w.assigned DESC, w.agent""";

    private final JdbcClient jdbc;

    public Workload(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** "Today" is the day of this moment in this zone. */
    public List<AgentLoad> asOf(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return jdbc.sql(LOADS)
                .param("start", today.atStartOfDay(zone).toOffsetDateTime())
                .param("end", today.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query((row, i) -> new AgentLoad(
                        new AccountId(row.getObject("agent", UUID.class)),
                        row.getLong("assigned"),
                        row.getLong("in_progress"),
                        row.getLong("on_hold"),
                        row.getLong("today"),
                        Sql.instantOrNull(row, "since"),
                        row.getLong("resolved") == 0 ? null : Duration.ofSeconds(row.getLong("resolution_seconds") / row.getLong("resolved"))))
                .list();
    }
}
