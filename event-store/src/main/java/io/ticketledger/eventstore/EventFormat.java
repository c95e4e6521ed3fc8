package io.ticketledger.eventstore;

/**
 * How a payload is written down and read back. Names are ours and for ever (`ticket-assigned`), never class names, so that a class
 * may move; a revision says which shape of that name was written. Reading older revisions (upcasting) is the format's business.
 *
 * <p>Called by many threads at once. What it throws fails the append or the read it was called for.
 */
public interface EventFormat {

    /** Runs in the thread that appends, so a slow or failing format delays nobody else. */
    Written write(Object payload);

    /** @param json as PostgreSQL's `jsonb` gives it back: same value, but not the same bytes as were written */
    Object read(String name, int revision, String json);

    /** What the log keeps of a payload. */
    record Written(String name, int revision, String json) {}
}
