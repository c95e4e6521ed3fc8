package io.ticketledger.benchmarks.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.growth.MadeLog;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Each read model made anew from position 0 by the desk's own rebuilder, on a database that does nothing else, by turns with a plain copy of the log. A rebuild is
 * counted whole: reading, indexes, the comparison with what served, the exchange. Each must be found equal to what served, so the measurement is its own check.
 */
final class RebuildRate {

    private static final double EVENTS_PER_SECOND = 25_000;
    private static final double OF_THE_COPY = 0.3;

    private final Options options;
    private final Report report;

    RebuildRate(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() throws SQLException, IOException {
        try (Database database = Database.open(options)) {
            String url = database.createMigrated();
            try (HikariDataSource pool = database.pool(url, 12)) {
                run(pool);
            }
        }
    }

    private void run(HikariDataSource pool) throws SQLException, IOException {
        long events;
        try (Connection connection = pool.getConnection()) {
            events = MadeLog.write(connection, options.number("events", options.smoke() ? 2_000 : 100_000));
        }
        report.fact("events", "%,d".formatted(events));
        Rounds rounds = new Rounds();
        CatchUp catchUp = new CatchUp(pool);
        for (int round = 0; round < options.rounds(); round++) rounds.add("all", catchUp.eventsPerSecond(events));
        report.figure("all read models at once, by the processors, from 0", "events/s", rounds.of("all"));
        report.note(new LogCheck(pool).log(List.of()));
        try (Refolding refolding = new Refolding(pool)) {
            List<String> names = options.text("models").map(text -> List.of(text.split(","))).orElse(refolding.names());
            PlainCopy copy = new PlainCopy(pool);
            if (!options.smoke()) warmUp(refolding, copy, names);
            for (int round = 0; round < options.rounds(); round++) {
                for (String name : names) {
                    rounds.add(name + " copy", copy.rowsPerSecond());
                    rebuild(refolding, name, events, rounds);
                }
            }
            for (String name : names) {
                report.figure(name + ", rebuilt", "events/s", rounds.of(name), Target.atLeast(EVENTS_PER_SECOND));
                report.figure(name + ", of that the reading", "events/s", rounds.of(name + " reading"));
                report.ratio(name + ", rebuilt / plain copy", rounds.of(name), rounds.of(name + " copy"), Target.atLeast(OF_THE_COPY));
            }
            report.note("Each rebuild was found equal to what the processors had made, or to the rebuild before it.");
        }
    }

    private static void warmUp(Refolding refolding, PlainCopy copy, List<String> names) throws SQLException, IOException {
        copy.rowsPerSecond();
        names.forEach(refolding::check);
    }

    private static void rebuild(Refolding refolding, String name, long events, Rounds rounds) {
        Map<Phase, Long> entered = new EnumMap<>(Phase.class);
        long began = System.nanoTime();
        Rebuild rebuild = refolding.rebuild(name, phase -> entered.putIfAbsent(phase, System.nanoTime()));
        rounds.add(name, events * 1e9 / (System.nanoTime() - began));
        if (!rebuild.isEqual()) throw new IllegalStateException(name + " was rebuilt into something else: " + rebuild.compared());
        long read = entered.getOrDefault(Phase.INDEXING, entered.getOrDefault(Phase.COMPARING, entered.getOrDefault(Phase.DONE, System.nanoTime())));
        rounds.add(name + " reading", events * 1e9 / (read - began));
    }
}
