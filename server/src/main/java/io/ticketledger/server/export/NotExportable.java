package io.ticketledger.server.export;

import java.io.Serial;

/** There is no such file, said before its first byte. */
public final class NotExportable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What whoever asked can do about it. */
    public enum Why {
        /** Ask differently. */
        UNINTELLIGIBLE,
        /** Ask for what there is. */
        NOT_THERE,
        /** Ask again in a moment. */
        NOT_YET
    }

    private final Why why;

    NotExportable(Why why, String sentence) {
        super(sentence, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
