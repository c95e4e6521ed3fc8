package io.ticketledger.query.projecting;

import java.time.Instant;
import java.util.List;

/** Some of the log: what comes after a position, in order and without a gap. */
record Passage(long after, List<Told> events) {

    record Told(Object payload, Entry entry) {}

    boolean isEmpty() {
        return events.isEmpty();
    }

    long end() {
        return isEmpty() ? after : events.getLast().entry().position();
    }

    Instant recorded() {
        return events.getLast().entry().recorded();
    }
}
