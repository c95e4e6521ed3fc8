package io.ticketledger.server.imports;

import java.io.Serial;

/** The input as a whole cannot be taken: no such file, or not the format that was named. The message is one line for whoever typed the command. */
public final class ImportRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public ImportRefused(String line) {
        super(line, null, false, false);
    }
}
