package io.ticketledger.server.security;

import java.io.Serial;

/** More passwords are being compared than the machine can bear. A room answers 429 with Retry-After. */
public final class TooManyLogins extends RuntimeException {

    public static final int RETRY_AFTER_SECONDS = 5;

    @Serial
    private static final long serialVersionUID = 1;

    TooManyLogins() {
        super("Too many logins at once. Try again in a few seconds.", null, false, false);
    }
}
