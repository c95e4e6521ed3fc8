package io.ticketledger.eventstore;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** The words the tests are written in: a world of notes, and logs to write them in. */
public final class Logs {

    /** The only event there is. A text that begins with `claim:` or `release:` also does that. */
    record Noted(String text) {}

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Revision 1 called the text `words`. */
    static final EventFormat FORMAT = new EventFormat() {
        @Override
        public Written write(Object payload) {
            return new Written("noted", 2, JSON.writeValueAsString(payload));
        }

        @Override
        public Object read(String name, int revision, String json) {
            if (!"noted".equals(name)) {
                throw new IllegalArgumentException("No such event: " + name);
            }
            return revision == 1 ? new Noted(JSON.readTree(json).get("words").asString()) : JSON.readValue(json, Noted.class);
        }
    };

    static final ClaimPolicy CLAIMS = (payload, metadata) -> {
        List<ClaimChange> changes = new ArrayList<>();
        for (String word : ((Noted) payload).text().split(" ")) {
            if (word.startsWith("claim:")) {
                changes.add(new ClaimChange.Take(new Claim("word", word.substring(6))));
            } else if (word.startsWith("release:")) {
                changes.add(new ClaimChange.Release(new Claim("word", word.substring(8))));
            }
        }
        return changes;
    };

    private Logs() {}

    public static TestPostgres.Database freshLog() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        EventLogSchema.create(database.dataSource());
        return database;
    }

    public static PostgresEventStorageEngine.Builder engine(TestPostgres.Database database) {
        return PostgresEventStorageEngine.builder().dataSource(database.dataSource()).eventFormat(FORMAT).claimPolicy(CLAIMS);
    }

    public static EventMessage<?> noted(String stream, long version, String text) {
        return new GenericDomainEventMessage<>("notebook", stream, version, new Noted(text));
    }

    public static EventMessage<?> noted(String stream, long version, String text, Map<String, ?> metadata) {
        return new GenericDomainEventMessage<>("notebook", stream, version, new Noted(text), metadata);
    }
}
