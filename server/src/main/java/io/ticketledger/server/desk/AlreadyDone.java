package io.ticketledger.server.desk;

import java.io.Serial;

/** A command with this idempotency key has been carried out before; this one changed nothing. */
public final class AlreadyDone extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public AlreadyDone(String key) {
        super("done before: " + key, null, false, false);
    }
}
