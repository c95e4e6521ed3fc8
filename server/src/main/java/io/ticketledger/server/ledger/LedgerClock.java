package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By which of its two times an event is looked for: when it happened, or when the log learned of it. */
enum LedgerClock {
    OCCURRED, RECORDED;

    static Optional<LedgerClock> of(String word) {
        return Arrays.stream(values()).filter(clock -> LedgerVocabulary.word(clock).equals(word)).findFirst();
    }

    Instant of(RecordedEvent event) {
        return switch (this) {
            case OCCURRED -> event.occurred();
            case RECORDED -> event.recorded();
        };
    }

    /**
     * How many of a stream's events had happened, or were known, by then. It is always a beginning of the stream, so that its fold is a state that really was:
     * an event that happened before the one it follows counts from when that one did.
     */
    int known(List<RecordedEvent> stream, Instant then) {
        int known = 0;
        while (known < stream.size() && !of(stream.get(known)).isAfter(then)) known++;
        return known;
    }
}
