package io.ticketledger.query.rebuilding;

/** Why something is not begun, in a sentence for whoever asked. */
public final class RebuildRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public enum Reason { UNKNOWN, NOT_FROM_THE_LOG, UNDER_WAY, NOT_UNDER_WAY, NO_PREVIOUS, CHANGED_SINCE }

    private final Reason reason;

    RebuildRefused(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
