package io.ticketledger.events;

/** The keys under which every event's metadata tells who asked, from where, and what for. Values are text unless said otherwise. */
public final class Trace {

    /** The account's UUID, or {@link #SYSTEM}. */
    public static final String ACTOR = "actor";
    /** The actor's name as it was then. */
    public static final String ACTOR_NAME = "actorName";
    /** A list of the stored words of {@link Role}. */
    public static final String ACTOR_ROLES = "actorRoles";
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
}
