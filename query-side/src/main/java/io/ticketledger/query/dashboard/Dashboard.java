package io.ticketledger.query.dashboard;

import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.dashboard.DashboardView.Ageing;
import io.ticketledger.query.dashboard.DashboardView.Day;
import io.ticketledger.query.projecting.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts from counters; only what is open is looked at one by one, in indexes as long as the queue. */
public final class Dashboard {

    private static final String LATE_AND_AGES = """
            SELECT (SELECT count(*) FROM dashboard_ticket WHERE open AND responded_at IS NULL AND response_breached) AS response,
                   (SELECT count(*) FROM dashboard_ticket WHERE open AND resolution_breached) AS resolution,
                   a.*
            FROM (SELECT count(*) FILTER (WHERE age < interval '1 day') AS d1,
                         count(*) FILTER (WHERE age >= interval '1 day' AND age < interval '3 days') AS d3,
                         count(*) FILTER (WHERE age >= interval '3 days' AND age < interval '7 days') AS d7,
                         count(*) FILTER (WHERE age >= interval '7 days' AND age < interval '30 days') AS d30,
                         count(*) FILTER (WHERE age >= interval '30 days') AS older
                  FROM (SELECT CAST(:now AS timestamptz) - created_at AS age FROM dashboard_ticket WHERE open) AS ages) AS a""";

    private final JdbcClient jdbc;

    public Dashboard(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param days how many days back from today, today included, in this zone */
    public DashboardView asOf(Instant now, ZoneId zone, int days) {
        record Count(TicketStatus status, Priority priority, String team, long n) {}
        List<Count> counts = jdbc.sql("SELECT status, priority, team, n FROM dashboard_count WHERE n <> 0")
                .query((row, i) -> new Count(TicketStatus.valueOf(row.getString(1)), Priority.valueOf(row.getString(2)), row.getString(3), row.getLong(4))).list();
        Map<TicketStatus, Long> byStatus = zeroes(TicketStatus.class);
        Map<Priority, Long> byPriority = zeroes(Priority.class);
        Map<Priority, Long> openByPriority = zeroes(Priority.class);
        Map<String, Long> byTeam = new TreeMap<>();
        Map<String, Long> openByTeam = new TreeMap<>();
        long total = 0;
        long open = 0;
        for (Count count : counts) {
            total += count.n;
            byStatus.merge(count.status, count.n, Long::sum);
            byPriority.merge(count.priority, count.n, Long::sum);
            byTeam.merge(count.team, count.n, Long::sum);
            if (count.status.isTerminal() || count.status.awaitsVerdict()) continue;
            open += count.n;
            openByPriority.merge(count.priority, count.n, Long::sum);
            openByTeam.merge(count.team, count.n, Long::sum);
        }
        record Queue(long response, long resolution, Ageing ageing) {}
        Queue queue = jdbc.sql(LATE_AND_AGES).param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Queue(row.getLong("response"), row.getLong("resolution"),
                        new Ageing(row.getLong("d1"), row.getLong("d3"), row.getLong("d7"), row.getLong("d30"), row.getLong("older")))).single();
        return new DashboardView(total, open, byStatus, byPriority, byTeam, openByPriority, openByTeam, queue.response, queue.resolution, queue.ageing,
                days(now, zone, days));
    }

    private List<Day> days(Instant now, ZoneId zone, int days) {
        LocalDate first = now.atZone(zone).toLocalDate().minusDays(days - 1L);
        Map<LocalDate, Day> byDate = new TreeMap<>();
        for (int d = 0; d < days; d++) byDate.put(first.plusDays(d), new Day(first.plusDays(d), 0, 0));
        jdbc.sql("SELECT quarter, created, resolved FROM dashboard_flow WHERE quarter >= ? AND quarter < ?")
                .param(first.atStartOfDay(zone).toOffsetDateTime()).param(first.plusDays(days).atStartOfDay(zone).toOffsetDateTime())
                .query((row, i) -> new Day(Sql.instant(row, "quarter").atZone(zone).toLocalDate(), row.getLong("created"), row.getLong("resolved"))).list()
                .forEach(part -> byDate.merge(part.date(), part, (a, b) -> new Day(a.date(), a.created() + b.created(), a.resolved() + b.resolved())));
        return new ArrayList<>(byDate.values());
    }

    private static <E extends Enum<E>> Map<E, Long> zeroes(Class<E> type) {
        Map<E, Long> zeroes = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) zeroes.put(constant, 0L);
        return zeroes;
    }
}
