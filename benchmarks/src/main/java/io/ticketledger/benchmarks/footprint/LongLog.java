package io.ticketledger.benchmarks.footprint;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.growth.MadeLog;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Series;
import io.ticketledger.benchmarks.measuring.Target;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running desk gets a million events at once, as if another node had written them; it reads them into all read models and seals them, and is started again. */
final class LongLog {

    private static final double MEBI = 1 << 20;
    private static final double READY_SECONDS = 6;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Options options;
    private final Report report;
    private final DeskSetup setup;

    LongLog(Options options, Report report, DeskSetup setup) {
        this.options = options;
        this.report = report;
        this.setup = setup;
    }

    void run() throws Exception {
        long events;
        try (Desk desk = Desk.start(setup); HikariDataSource pool = desk.database().pool(8)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            try (Connection connection = pool.getConnection()) {
                events = MadeLog.write(connection, options.number("events", options.smoke() ? 1_000 : 1_000_000));
            }
            String after = " after %,d events".formatted(events);
            long began = System.nanoTime();
            LogCheck check = new LogCheck(pool);
            try (Refolding refolding = new Refolding(pool)) {
                refolding.await(check.head(), PATIENCE);
            }
            double read = (System.nanoTime() - began) / 1e9;
            report.figure("until all read models had read them", "s", Series.of(read));
            report.figure("read into all read models", "events/s", Series.of(events / read));
            awaitSealed(jdbc, check.head());
            report.figure("until the tree had sealed them too", "s", Series.of((System.nanoTime() - began) / 1e9));
            memory(desk, after);
            report.figure("disk of the whole database, per event", "bytes", Series.of(size(jdbc, "pg_database_size(current_database())") / events));
            report.figure("disk of the log itself, per event", "bytes", Series.of(size(jdbc, "pg_total_relation_size('event_log')") / events));
            report.note(check.log(List.of()));
            if (Files.readString(desk.log()).contains("OutOfMemoryError")) throw new IllegalStateException("the heap was too small, see " + desk.log());
        }
        double[] ready = new double[options.smoke() ? 1 : 3];
        for (int i = 0; i < ready.length; i++) {
            try (Desk desk = Desk.start(setup)) {
                ready[i] = desk.readyMillis() / 1e3;
            }
        }
        report.figure("start to ready after %,d events".formatted(events), "s", Series.of(ready), Target.atMost(READY_SECONDS));
    }

    private void memory(Desk desk, String after) throws Exception {
        report.figure("most that the server ever had resident" + after, "MB", Series.of(Memory.mostResident(desk.pid())));
        report.figure("reachable heap" + after, "MB", Series.of(desk.liveHeapBytes() / MEBI), Target.atMost(512));
        report.figure("memory of PostgreSQL" + after, "MB", Series.of(Memory.postgres(desk.home())));
        report.figure("threads of the server" + after, "", Series.of(Memory.threads(desk.pid())));
        report.note("It ran with -Xmx%dm all the time and ran out of it never.".formatted(setup.heapMegabytes()));
    }

    private static void awaitSealed(JdbcClient jdbc, long head) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc.sql("SELECT size FROM checkpoint").query(Long.class).single() < head) {
            if (System.nanoTime() > until) throw new IllegalStateException("the tree is not sealed up to %d after %s".formatted(head, PATIENCE));
            Thread.sleep(50);
        }
    }

    private static double size(JdbcClient jdbc, String what) {
        return jdbc.sql("SELECT " + what).query(Long.class).single();
    }
}
