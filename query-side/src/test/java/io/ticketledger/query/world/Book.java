package io.ticketledger.query.world;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log on paper: positions and versions are given as the real one would. */
public final class Book {

    /** A line of it. */
    public record Line(LedgerEvent event, Entry entry) {}

    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final List<Line> lines = new ArrayList<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private Instant now = START;
    private @Nullable AccountId actor;
    private @Nullable String actorName = "system";
    private boolean imported;

    public Book by(AccountId actor, String name) {
        this.actor = actor;
        this.actorName = name;
        return this;
    }

    public Book bySystem() {
        this.actor = null;
        this.actorName = "system";
        return this;
    }

    public Book after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    public Book imported() {
        imported = true;
        return this;
    }

    public Book add(LedgerEvent... events) {
        for (LedgerEvent event : events) {
            long version = versions.merge(Projection.stream(event), 0L, (a, b) -> a + 1);
            Map<String, Object> metadata = new HashMap<>(Map.of("dialect", "incident", "requestId", "r-" + (lines.size() + 1), "address", "192.0.2.7"));
            metadata.put("actor", actor == null ? "system" : actor.toString());
            if (actorName != null) metadata.put("actorName", actorName);
            if (imported) metadata.put("provenance", Map.of("source", "elsewhere"));
            lines.add(new Line(event, Entry.of(lines.size() + 1, version, event, now, now.plusSeconds(1), metadata)));
        }
        return this;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public Instant now() {
        return now;
    }
}
