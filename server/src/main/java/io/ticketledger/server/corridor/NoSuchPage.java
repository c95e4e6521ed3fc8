package io.ticketledger.server.corridor;

import java.io.Serial;

/** A page was asked for that the list does not have. */
public final class NoSuchPage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchPage() {
        super("Invalid page.", null, false, false);
    }
}
