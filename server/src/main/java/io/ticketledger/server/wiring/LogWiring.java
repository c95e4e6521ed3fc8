package io.ticketledger.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.UniqueKeys;
import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.Claim;
import io.ticketledger.eventstore.ClaimChange;
import io.ticketledger.eventstore.ClaimPolicy;
import io.ticketledger.eventstore.EventFormat;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log: our events in our words, our unique names as claims. Made after the migrations, because it looks at its tables when it starts. */
@Configuration(proxyBeanMethods = false)
class LogWiring {

    @Bean(destroyMethod = "close")
    PostgresEventStorageEngine log(DataSource dataSource, MeterRegistry meters, FlywayMigrationInitializer afterMigrations) {
        return PostgresEventStorageEngine.builder()
                .dataSource(dataSource)
                .eventFormat(new LedgerFormat())
                .claimPolicy(new LedgerClaims())
                .meterRegistry(meters)
                .build();
    }

    @Bean(destroyMethod = "close")
    LogEventStore eventStore(PostgresEventStorageEngine log) {
        return LogEventStore.builder().storageEngine(log).build();
    }

    private static final class LedgerFormat implements EventFormat {

        @Override
        public Written write(Object payload) {
            StoredEvent stored = StoredEvents.of(payload.getClass());
            return new Written(stored.name(), stored.revision(), EventJson.write((LedgerEvent) payload));
        }

        @Override
        public Object read(String name, int revision, String json) {
            return EventJson.read(name, revision, json);
        }
    }

    private static final class LedgerClaims implements ClaimPolicy {

        @Override
        public List<ClaimChange> changes(Object payload, Map<String, ?> metadata) {
            List<ClaimChange> changes = new ArrayList<>();
            for (UniqueKeys.KeyChange change : UniqueKeys.changesOf((LedgerEvent) payload)) {
                Claim claim = new Claim(change.kind(), change.key());
                changes.add(change.taken() ? new ClaimChange.Take(claim) : new ClaimChange.Release(claim));
            }
            if (metadata.get(Trace.IDEMPOTENCY_KEY) instanceof String key) changes.add(new ClaimChange.TakeOnce(new Claim(Trace.IDEMPOTENCY_KEY, key)));
            return changes;
        }
    }
}
