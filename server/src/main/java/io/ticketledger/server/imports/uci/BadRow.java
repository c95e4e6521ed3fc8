package io.ticketledger.server.imports.uci;

import java.io.Serial;

/** A row that cannot be read; the message goes on after "line n". */
final class BadRow extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BadRow(String why) {
        super(why, null, false, false);
    }
}
