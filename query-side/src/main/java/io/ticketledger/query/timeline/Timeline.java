package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.timeline.Counts.Oldest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How things stood at any time. What was open is looked at one by one, what was over only counted, so both follow the length of the queue and not that of
 * the archive. Each answer is of one moment of the tables, and says which position of the log that was.
 */
public final class Timeline {

    /** Whole days, then the minutes of the day under way, then the instants of the minute under way: all turns until then. */
    private static final String TURNS = """
            SELECT what, sum(standing) AS standing, sum(came) AS came FROM (
                SELECT what, standing, came FROM timeline_turn WHERE clock = :clock AND span = 'day' AND at < date_bin('1 day', CAST(:at AS timestamptz), 'epoch')
                UNION ALL
                SELECT what, standing, came FROM timeline_turn WHERE clock = :clock AND span = 'minute'
                    AND at >= date_bin('1 day', CAST(:at AS timestamptz), 'epoch') AND at < date_bin('1 minute', CAST(:at AS timestamptz), 'epoch')
                UNION ALL
                SELECT what, standing, came FROM timeline_turn WHERE clock = :clock AND span = 'instant'
                    AND at >= date_bin('1 minute', CAST(:at AS timestamptz), 'epoch') AND at <= CAST(:at AS timestamptz)) AS spans
            GROUP BY what""";

    /** With the oldest of all beside each: what was open is looked for once. */
    private static final String GROUPS = """
            WITH stood AS MATERIALIZED (%s)
            SELECT groups.*, oldest.* FROM (SELECT status, priority, coalesce(team, '') AS team, agents, count(*) AS n FROM stood GROUP BY 1, 2, 3, 4) AS groups
                CROSS JOIN (SELECT ticket, number, opened FROM stood ORDER BY opened, number LIMIT 1) AS oldest""";

    private static final String HOLD = Sql.hold(new TimelineProjection());
    private static final String OPENED = "OPENED";
    private static final Duration DAY = Duration.ofDays(1);

    private record Turns(long standing, long came) {

        static final Turns NONE = new Turns(0, 0);
    }

    private record Group(TicketStatus status, Priority priority, String team, List<AccountId> agents, long n, Oldest oldest) {}

    private final JdbcClient jdbc;
    private final ProjectionTokens tokens;
    private final TransactionTemplate snapshot;

    public Timeline(DataSource dataSource, PlatformTransactionManager transactions, ProjectionTokens tokens) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tokens = tokens;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    public StandingPage page(FindStanding wanted) {
        return atOnce(() -> {
            StandingSql sql = new StandingSql(wanted);
            List<Standing> found = jdbc.sql(sql.page()).params(sql.params()).query(Timeline::standing).list();
            boolean more = found.size() > wanted.limit();
            return new StandingPage(more ? found.subList(0, wanted.limit()) : found, more, total(wanted), position());
        });
    }

    public Counts counts(Instant at, LogClock clock) {
        return atOnce(() -> {
            StandingSql open = new StandingSql(FindStanding.open(at, clock));
            List<Group> groups = jdbc.sql(GROUPS.formatted(open.all())).params(open.params()).query(Timeline::group).list();
            return counts(groups, turns(at, clock), turns(at.minus(DAY), clock), position());
        });
    }

    private static Counts counts(List<Group> groups, Map<String, Turns> until, Map<String, Turns> before, long position) {
        Map<TicketStatus, Long> byStatus = zeroes(TicketStatus.class);
        Map<Priority, Long> byPriority = zeroes(Priority.class);
        Map<String, Long> byTeam = new TreeMap<>();
        Map<AccountId, Long> byAgent = new HashMap<>();
        long open = 0;
        long unassigned = 0;
        for (Group group : groups) {
            open += group.n;
            byStatus.merge(group.status, group.n, Long::sum);
            byPriority.merge(group.priority, group.n, Long::sum);
            byTeam.merge(group.team, group.n, Long::sum);
            if (group.agents.isEmpty()) unassigned += group.n;
            Set.copyOf(group.agents).forEach(agent -> byAgent.merge(agent, group.n, Long::sum));
        }
        long closed = 0;
        for (TicketStatus over : TicketStatus.values()) {
            if (!over.isTerminal()) continue;
            Turns turns = until.getOrDefault(over.name(), Turns.NONE);
            byStatus.put(over, turns.standing);
            closed += turns.came - before.getOrDefault(over.name(), Turns.NONE).came;
        }
        long tickets = until.getOrDefault(OPENED, Turns.NONE).standing;
        long opened = until.getOrDefault(OPENED, Turns.NONE).came - before.getOrDefault(OPENED, Turns.NONE).came;
        return new Counts(tickets, open, byStatus, byPriority, byTeam, byAgent, unassigned, groups.isEmpty() ? null : groups.getFirst().oldest, opened, closed, position);
    }

    /** Of what is over the turns are added up, unless more is asked for than they tell. */
    private long total(FindStanding wanted) {
        if (!wanted.isPlain()) return count(wanted);
        long over = 0;
        if (wanted.wantsOver()) {
            Map<String, Turns> turns = turns(wanted.at(), wanted.clock());
            for (TicketStatus status : wanted.statuses()) {
                if (status.isTerminal()) over += turns.getOrDefault(status.name(), Turns.NONE).standing;
            }
        }
        Set<TicketStatus> open = wanted.statuses().stream().filter(status -> !status.isTerminal()).collect(Collectors.toUnmodifiableSet());
        if (open.isEmpty()) return over;
        return over + count(new FindStanding(wanted.at(), wanted.clock(), open, Set.of(), Set.of(), Set.of(), 0, 1));
    }

    private long count(FindStanding wanted) {
        StandingSql sql = new StandingSql(wanted);
        return jdbc.sql("SELECT count(*) FROM (" + sql.all() + ") AS s").params(sql.params()).query(Long.class).single();
    }

    private Map<String, Turns> turns(Instant at, LogClock clock) {
        Map<String, Turns> turns = new HashMap<>();
        jdbc.sql(TURNS).param("clock", clock.word()).param("at", Arguments.raw(at))
                .query((row, i) -> turns.put(row.getString("what"), new Turns(row.getLong("standing"), row.getLong("came")))).list();
        return turns;
    }

    /** Tokens and rows change in one transaction, so within one snapshot they speak of the same. */
    private long position() {
        return tokens.positions(List.of(TimelineProjection.NAME)).getOrDefault(TimelineProjection.NAME, 0L);
    }

    private <T> T atOnce(Supplier<T> questions) {
        T answer = snapshot.execute(status -> {
            jdbc.sql(HOLD).update();
            return questions.get();
        });
        if (answer == null) throw new IllegalStateException("no answer");
        return answer;
    }

    private static <E extends Enum<E>> Map<E, Long> zeroes(Class<E> type) {
        Map<E, Long> zeroes = new EnumMap<>(type);
        EnumSet.allOf(type).forEach(constant -> zeroes.put(constant, 0L));
        return zeroes;
    }

    private static Group group(ResultSet row, int i) throws SQLException {
        return new Group(TicketStatus.valueOf(row.getString("status")), Priority.valueOf(row.getString("priority")), row.getString("team"), agents(row), row.getLong("n"),
                new Oldest(new TicketId(row.getObject("ticket", UUID.class)), row.getLong("number"), Sql.instant(row, "opened")));
    }

    private static Standing standing(ResultSet row, int i) throws SQLException {
        return new Standing(
                new TicketId(row.getObject("ticket", UUID.class)),
                row.getLong("number"),
                row.getString("title"),
                TicketStatus.valueOf(row.getString("status")),
                Priority.valueOf(row.getString("priority")),
                agents(row),
                row.getString("team"),
                new AccountId(row.getObject("requester", UUID.class)),
                Sql.instant(row, "opened"),
                row.getLong("since_version"),
                Sql.instant(row, "since"),
                Sql.instant(row, "status_since"),
                Sql.instantOrNull(row, "assigned_since"));
    }

    private static List<AccountId> agents(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("agents").getArray()).map(AccountId::new).toList();
    }
}
