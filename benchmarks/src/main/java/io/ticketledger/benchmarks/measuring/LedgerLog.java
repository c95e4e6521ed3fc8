package io.ticketledger.benchmarks.measuring;

import io.ticketledger.command.UniqueKeys;
import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.Claim;
import io.ticketledger.eventstore.ClaimChange;
import io.ticketledger.eventstore.EventFormat;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The log with our events and our claims, as the server wires it. */
public final class LedgerLog {

    public static final EventFormat FORMAT = new EventFormat() {
        @Override
        public Written write(Object payload) {
            StoredEvent stored = StoredEvents.of(payload.getClass());
            return new Written(stored.name(), stored.revision(), EventJson.write((LedgerEvent) payload));
        }

        @Override
        public Object read(String name, int revision, String json) {
            return EventJson.read(name, revision, json);
        }
    };

    private LedgerLog() {}

    /** Not yet built, for those who want to say more. */
    public static PostgresEventStorageEngine.Builder on(DataSource pool) {
        return PostgresEventStorageEngine.builder().dataSource(pool).eventFormat(FORMAT).claimPolicy(LedgerLog::claims);
    }

    private static List<ClaimChange> claims(Object payload, Map<String, ?> metadata) {
        List<ClaimChange> changes = new ArrayList<>();
        for (UniqueKeys.KeyChange change : UniqueKeys.changesOf((LedgerEvent) payload)) {
            Claim claim = new Claim(change.kind(), change.key());
            changes.add(change.taken() ? new ClaimChange.Take(claim) : new ClaimChange.Release(claim));
        }
        if (metadata.get(Trace.IDEMPOTENCY_KEY) instanceof String key) changes.add(new ClaimChange.TakeOnce(new Claim(Trace.IDEMPOTENCY_KEY, key)));
        return changes;
    }
}
