package io.ticketledger.server.corridor;

import java.util.Optional;

/** What a text is good for, before anything is done with it. */
public final class Text {

    private Text() {}

    /** A number as paths and queries carry it: digits alone, and no more than a long holds. */
    public static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Whether PostgreSQL and UTF-8 can keep it. A NUL cannot be stored as text at all; half of a surrogate pair is no character. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) return false;
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) return false;
            i++;
        }
        return true;
    }
}
