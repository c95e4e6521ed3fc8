package io.ticketledger.query.world;

import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.eventstore.EventFormat;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.query.projecting.ProjectionProcessors.Settings;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuilder;
import io.ticketledger.query.rebuilding.Rebuilds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A node: the real log, real processors and their progress, on a desk's database. Several may share one. */
public final class RunningDesk implements AutoCloseable {

    private static final EventFormat FORMAT = new EventFormat() {
        @Override
        public Written write(Object payload) {
            var stored = StoredEvents.of(payload.getClass());
            return new Written(stored.name(), stored.revision(), EventJson.write((LedgerEvent) payload));
        }

        @Override
        public Object read(String name, int revision, String json) {
            return EventJson.read(name, revision, json);
        }
    };

    public static final Rebuilder.Pace PACE = new Rebuilder.Pace(20, Duration.ofMillis(50));

    public final Desk desk;
    public final PostgresEventStorageEngine log;
    public final LogEventStore store;
    public final ProjectionTokens tokens;
    public final Progress progress;
    public final ProjectionProcessors processors;
    public final DataSourceTransactionManager transactions;
    public final Rebuilds rebuilds;
    public final Rebuilder rebuilder;

    public RunningDesk(Desk desk, List<Projection> projections, int batchSize) {
        this.desk = desk;
        log = PostgresEventStorageEngine.builder().dataSource(desk.dataSource()).eventFormat(FORMAT).build();
        store = LogEventStore.builder().storageEngine(log).pollInterval(Duration.ofMillis(100)).build();
        transactions = new DataSourceTransactionManager(desk.dataSource());
        tokens = new ProjectionTokens(desk.dataSource(), Duration.ofSeconds(2));
        progress = new Progress(projections.stream().map(Projection::name).toList(), tokens::positions, log::head, InstantSource.system());
        processors = new ProjectionProcessors(projections, store, desk.dataSource(), tokens, progress,
                new Settings(batchSize, 1, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofMillis(20)));
        rebuilds = new Rebuilds(projections, desk.dataSource());
        rebuilder = new Rebuilder(rebuilds, log::read, desk.dataSource(), PACE);
    }

    /** Appends what the book says, a hundred events at a time; returns the position reached. */
    public long append(List<Book.Line> lines) {
        Map<UUID, Long> versions = new HashMap<>();
        List<EventMessage<?>> messages = new ArrayList<>();
        for (Book.Line line : lines) {
            UUID stream = Projection.stream(line.event());
            long version = versions.merge(stream, line.entry().version(), (a, b) -> b);
            Map<String, Object> metadata = new HashMap<>(Map.of("actorName", String.valueOf(line.entry().actorName()), "actor", String.valueOf(line.entry().actor()),
                    "occurred", line.entry().occurred().toString()));
            if (line.entry().imported()) metadata.put("provenance", Map.of("source", "elsewhere"));
            messages.add(new GenericDomainEventMessage<>("stream", stream.toString(), version, line.event(), metadata));
            if (messages.size() == 100) {
                store.publish(messages);
                messages = new ArrayList<>();
            }
        }
        store.publish(messages);
        return log.head();
    }

    /** Waits until the rebuild under way, or the last one, is over. */
    public Rebuild ended(String projection) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> rebuilds.last(projection).orElseThrow(), Rebuild::isOver);
    }

    @Override
    public void close() {
        rebuilder.close();
        processors.close();
        store.close();
        log.close();
    }
}
