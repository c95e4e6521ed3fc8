package io.ticketledger.benchmarks.append;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LedgerLog;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** One event for each append, from threads of this process, against one row for each commit, at several numbers of clients. Each round has a database of its own. */
public final class AppendMeasurement implements Measurement {

    private static final Map<Integer, Target> TARGETS = Map.of(1, Target.atLeast(0.7), 8, Target.atLeast(0.9), 32, Target.atLeast(2), 64, Target.atLeast(3));

    private static final String OURS = "ours, events/s";
    private static final String CLAIMING = "ours with a claim for each, events/s";
    private static final String STOCK = "Axon's JDBC engine, events/s";

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String about() {
        return "the log alone, against pgbench with one row for each commit and against Axon's JDBC engine [--clients 1,8,32,64] [--pgbench PROGRAM]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        List<Integer> clients = options.numbers("clients", options.smoke() ? List.of(1, 8) : List.of(1, 8, 32, 64));
        try (Database database = Database.open(options)) {
            OneRowPerCommit rows = OneRowPerCommit.with(database, options);
            Rounds rounds = new Rounds();
            List<Integer> checked = new ArrayList<>();
            if (!options.smoke()) round(database, rows, List.of(16), Duration.ofSeconds(options.seconds()), new Rounds());
            for (int i = 0; i < options.rounds(); i++) checked.add(round(database, rows, clients, Duration.ofSeconds(options.seconds()), rounds));
            for (int n : clients) {
                report.ratio("%d clients: ours / %s".formatted(n, rows.name()), rounds.of(OURS + n), rounds.of(rows.name() + n), TARGETS.getOrDefault(n, Target.NONE));
                report.ratio("%d clients: ours with a claim for each / %s".formatted(n, rows.name()), rounds.of(CLAIMING + n), rounds.of(rows.name() + n), Target.NONE);
                report.ratio("%d clients: ours / Axon's JDBC engine".formatted(n), rounds.of(OURS + n), rounds.of(STOCK + n), Target.NONE);
                report.figure("%d clients: %s".formatted(n, rows.name()), "commits/s", rounds.of(rows.name() + n));
                report.figure("%d clients: %s".formatted(n, OURS), "1/s", rounds.of(OURS + n));
                report.figure("%d clients: ours, p50".formatted(n), "ms", rounds.of("p50 " + n));
                report.figure("%d clients: ours, p99".formatted(n), "ms", rounds.of("p99 " + n));
                report.figure("%d clients: %s".formatted(n, STOCK), "1/s", rounds.of(STOCK + n));
            }
            report.note("The log was read after each round: no gap in positions or versions, all of %s acknowledged events at their positions.".formatted(checked));
            if (rows instanceof JdbcInserts) report.note("There was no pgbench. Its place was taken by inserts from this process, which are easier to beat: these ratios are no figures.");
        }
    }

    /** @return how many acknowledged events were found in the log afterwards */
    private static int round(Database database, OneRowPerCommit rows, List<Integer> clients, Duration time, Rounds rounds) throws Exception {
        String url = database.createMigrated();
        OneRowPerCommit.prepare(database, url);
        Acknowledged acknowledged = new Acknowledged();
        try (HikariDataSource pool = database.pool(url, 4 + clients.stream().mapToInt(n -> n).max().orElseThrow())) {
            JdbcEventStorageEngine stock = StockLog.engine(pool::getConnection);
            StockLog.createTables(stock);
            try (PostgresEventStorageEngine ours = LedgerLog.on(pool).build()) {
                for (int n : clients) {
                    rounds.add(rows.name() + n, rows.run(url, n, time));
                    ClosedLoop.Run run = ClosedLoop.run(n, time, i -> appends(ours, acknowledged, Map::of));
                    rounds.add(OURS + n, run.perSecond());
                    rounds.add("p50 " + n, run.millisAt(50));
                    rounds.add("p99 " + n, run.millisAt(99));
                    rounds.add(STOCK + n, ClosedLoop.run(n, time, i -> stockAppends(stock)).perSecond());
                    rounds.add(CLAIMING + n, ClosedLoop.run(n, time, i -> appends(ours, acknowledged, AppendMeasurement::aKey)).perSecond());
                }
            }
        }
        try (HikariDataSource pool = database.pool(url, 4)) {
            return acknowledged.check(pool);
        }
    }

    private static Map<String, Object> aKey() {
        return Map.of(Trace.IDEMPOTENCY_KEY, SampleEvents.newId().toString());
    }

    private static ClosedLoop.Client appends(PostgresEventStorageEngine engine, Acknowledged acknowledged, Supplier<Map<String, Object>> more) {
        SampleEvents.Tale tale = new SampleEvents.Tale();
        return () -> {
            var event = tale.next(more.get());
            acknowledged.add(engine.append(List.of(event)), event.getAggregateIdentifier());
        };
    }

    private static ClosedLoop.Client stockAppends(JdbcEventStorageEngine engine) {
        SampleEvents.Tale tale = new SampleEvents.Tale();
        return () -> engine.appendEvents(tale.next(Map.of()));
    }
}
