package io.ticketledger.server.delivery;

import java.util.LinkedHashSet;
import java.util.Set;

/** Failures as one line for people. */
final class Reasons {

    private static final int LONGEST = 500;
    private static final int DEEPEST = 6;

    private Reasons() {}

    /** What the failure says and what it says it came from, once each. */
    static String of(Throwable failure) {
        Set<String> said = new LinkedHashSet<>();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEEPEST; each = each.getCause(), depth++) {
            String message = each.getMessage();
            String words = message == null || message.isBlank() ? each.getClass().getSimpleName() : message;
            if (said.stream().noneMatch(before -> before.contains(words))) said.add(words);
        }
        return cut(String.join("; ", said));
    }

    static String cut(String words) {
        return Message.shortened(Message.oneLine(words), LONGEST);
    }
}
