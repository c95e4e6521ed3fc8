package io.ticketledger.eventstore;

import java.io.Serial;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The log could not be asked: the database is away, or gave no answer. Whoever asks again later may get one. */
public final class LogOutOfReach extends EventStoreException {

    @Serial
    private static final long serialVersionUID = 1;

    LogOutOfReach(SQLException cause) {
        super("The event log could not be read: " + cause.getMessage(), cause);
    }
}
