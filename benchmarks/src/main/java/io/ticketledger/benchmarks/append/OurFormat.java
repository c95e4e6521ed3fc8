package io.ticketledger.benchmarks.append;

import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.Claim;
import io.ticketledger.eventstore.ClaimChange;
import io.ticketledger.eventstore.EventFormat;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.util.List;
import javax.sql.DataSource;

/** Events as the server writes them, and its engine. */
public final class OurFormat implements EventFormat {

    @Override
    public Written write(Object payload) {
        StoredEvent stored = StoredEvents.of(payload.getClass());
        return new Written(stored.name(), stored.revision(), EventJson.write((LedgerEvent) payload));
    }

    @Override
    public Object read(String name, int revision, String json) {
        return EventJson.read(name, revision, json);
    }

    /** An event with an idempotency key claims it. */
    public static PostgresEventStorageEngine engine(DataSource dataSource) {
        return PostgresEventStorageEngine.builder().dataSource(dataSource).eventFormat(new OurFormat())
                .claimPolicy((payload, metadata) -> metadata.get(Trace.IDEMPOTENCY_KEY) instanceof String key
                        ? List.of(new ClaimChange.TakeOnce(new Claim(Trace.IDEMPOTENCY_KEY, key))) : List.of())
                .build();
    }
}
