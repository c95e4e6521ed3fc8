package io.ticketledger.query.rebuilding;

import io.ticketledger.eventstore.RecordedEvent;
import java.util.List;

/** The log as one reads it from the beginning. */
@FunctionalInterface
public interface LogPages {

    /** The events after a position, in order: at most so many, fewer only at the end of the log. */
    List<RecordedEvent> after(long position, int limit);
}
