package io.ticketledger.server.export;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    private final transient Map<String, List<String>> errors;

    NotExportable(Why why, String sentence) {
        super(sentence, null, false, false);
        this.why = why;
        this.errors = Map.of();
    }

    /** @param errors by parameter, in the order they were judged */
    NotExportable(Map<String, List<String>> errors) {
        super(errors.entrySet().stream().map(error -> error.getKey() + ": " + String.join(" ", error.getValue())).collect(Collectors.joining(" ")), null, false, false);
        this.why = Why.UNINTELLIGIBLE;
        this.errors = errors;
    }

    public Why why() {
        return why;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Empty if the trouble is not with a parameter. */
    public Map<String, List<String>> errors() {
        return errors;
    }
}
