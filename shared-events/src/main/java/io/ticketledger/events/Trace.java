package io.ticketledger.events;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys under which every event's metadata tells who asked, from where, and what for. Values are text unless said otherwise. */
public final class Trace {

    /** The account's UUID, or {@link #SYSTEM}. */
    public static final String ACTOR = "actor";
    /** The actor's name as it was then. */
    public static final String ACTOR_NAME = "actorName";
    /** A list of the stored words of {@link Role}. */
    public static final String ACTOR_ROLES = "actorRoles";
    /** A map from projects to the stored words of {@link ProjectRole}: what the actor was in those that the command was about. Absent if it was about none. */
    public static final String PROJECT_ROLES = "projectRoles";
    public static final String DIALECT = "dialect";
    public static final String REQUEST_ID = "requestId";
    public static final String ADDRESS = "address";
    /** What the command was an answer to: the id of an event, or nothing. */
    public static final String CAUSATION = "causation";
    /** A map: where imported history was taken from. Its presence means: this is history, tell nobody. */
    public static final String PROVENANCE = "provenance";
    /** ISO-8601: when it happened, in the words of whoever reports it. */
    public static final String OCCURRED = "occurred";
    /** Claimed with the events, so that the same thing asked twice happens once. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    public static final String SYSTEM = "system";

    private Trace() {}

    /** The person who acted; null if no person did: anything but an account's id ("system", a feed) acts without being one. */
    public static @Nullable AccountId actor(Map<String, ?> metadata) {
        if (!(metadata.get(ACTOR) instanceof String text) || text.length() != 36) return null;
        try {
            return new AccountId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnAccount) {
            return null;
        }
    }
}
