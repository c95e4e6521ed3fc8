package io.ticketledger.server.corridor;

import java.io.Serial;
import java.util.List;
import java.util.Map;

/** What a client sent cannot be understood. The room that catches it says so in its contract's shape. */
public final class InvalidRequest extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Map<String, List<String>> fieldErrors;

    public InvalidRequest(String sentence) {
        this(sentence, Map.of());
    }

    public InvalidRequest(String sentence, Map<String, List<String>> fieldErrors) {
        super(sentence, null, false, false);
        this.fieldErrors = fieldErrors;
    }

    /** By field, in the order they were judged; empty if the trouble is not with a field. */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }
}
