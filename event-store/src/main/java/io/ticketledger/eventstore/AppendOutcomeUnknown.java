package io.ticketledger.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The connection broke while the append was being committed and the log could not be asked afterwards, so the events may be in the
 * log or not. They are never appended a second time by the engine; whoever tries again must look at the stream first.
 */
public class AppendOutcomeUnknown extends EventStoreException {

    private static final long serialVersionUID = 1L;

    public AppendOutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
