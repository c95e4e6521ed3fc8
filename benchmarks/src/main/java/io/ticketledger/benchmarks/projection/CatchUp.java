package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.measuring.LedgerLog;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.query.projecting.ProjectionProcessors.Settings;
import io.ticketledger.query.projecting.ProjectionTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All processors at once, wired as the server wires them, from an empty desk to the end of the log: what a new node on a given log has before it. */
final class CatchUp {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final DataSource pool;

    CatchUp(DataSource pool) {
        this.pool = pool;
    }

    double eventsPerSecond(long events) {
        List<Projection> projections = ReadModels.all(Set.of());
        JdbcClient jdbc = JdbcClient.create(pool);
        for (Projection projection : projections) jdbc.sql("TRUNCATE " + String.join(", ", projection.tables())).update();
        jdbc.sql("DELETE FROM projection_token").update();
        ProjectionTokens tokens = new ProjectionTokens(pool, Settings.CLAIM_TIMEOUT);
        try (PostgresEventStorageEngine log = LedgerLog.on(pool).build();
                LogEventStore store = LogEventStore.builder().storageEngine(log).build();
                ProjectionProcessors processors = new ProjectionProcessors(projections, store, pool, tokens,
                        new Progress(ReadModels.names(), tokens::positions, log::head, InstantSource.system()), Settings.USUAL);
                Refolding all = new Refolding(pool)) {
            long began = System.nanoTime();
            processors.start();
            all.await(events, PATIENCE);
            return events * 1e9 / (System.nanoTime() - began);
        }
    }
}
