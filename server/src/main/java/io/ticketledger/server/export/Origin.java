package io.ticketledger.server.export;

import io.ticketledger.events.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did it and from where, as the line itself says: names as they were then. */
record Origin(@Nullable String actor, @Nullable String actorName, @Nullable String dialect, @Nullable String requestId, @Nullable String address) {

    static Origin of(Map<String, Object> metadata) {
        return new Origin(text(metadata, Trace.ACTOR), text(metadata, Trace.ACTOR_NAME), text(metadata, Trace.DIALECT), text(metadata, Trace.REQUEST_ID),
                text(metadata, Trace.ADDRESS));
    }

    /** Nobody in particular: the desk did it by itself. */
    boolean isPerson() {
        return actor != null && !actor.equals(Trace.SYSTEM);
    }

    /** How whoever did it is called in a list of resources. */
    @Nullable String resource() {
        return actorName == null || actorName.isBlank() ? actor : actorName;
    }

    private static @Nullable String text(Map<String, Object> metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
