package io.ticketledger.server.home;

import org.jspecify.annotations.Nullable;

/** Something outside the program has to change first. The message is one sentence for the person who started it, and says what. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        this(message, null);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message.lines().reduce((a, b) -> a + " " + b.strip()).orElse(""), cause);
    }

    /** The first of its kind in a chain of causes: Spring and reflection wrap what they pass on. */
    public static @Nullable CannotStart in(@Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof CannotStart found) {
                return found;
            }
        }
        return null;
    }
}
