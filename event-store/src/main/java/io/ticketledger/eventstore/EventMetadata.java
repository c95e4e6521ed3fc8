package io.ticketledger.eventstore;

/** Metadata keys that mean something to the log itself. None of them is stored in the metadata column. */
public final class EventMetadata {

    /** When it happened, as an Instant or an ISO-8601 instant string; given by whoever appends an event of the past. Otherwise the message's timestamp counts. */
    public static final String OCCURRED = "occurred";

    /** On messages read back: when the log learned of it, as an ISO-8601 instant string. */
    public static final String RECORDED = "recorded";

    /** On messages read back: the event's position in the log, a Long. */
    public static final String POSITION = "position";

    private EventMetadata() {}
}
