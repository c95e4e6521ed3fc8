package io.ticketledger.server.security;

import java.io.Serial;

/** A token that opens nothing. Why is for the log only: a client hears 401, whatever the reason. */
public final class BadToken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public BadToken(String reason) {
        super(reason, null, false, false);
    }
}
