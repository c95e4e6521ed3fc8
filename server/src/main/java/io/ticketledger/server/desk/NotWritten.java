package io.ticketledger.server.desk;

import java.io.Serial;

/** The log could not be written, and was not: the database is away or busy beyond patience. The same command may be sent again. */
public final class NotWritten extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public NotWritten(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
