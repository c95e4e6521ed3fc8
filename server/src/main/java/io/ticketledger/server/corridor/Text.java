package io.ticketledger.server.corridor;

/** Which texts PostgreSQL and UTF-8 can keep. */
final class Text {

    private Text() {}

    /** A NUL cannot be stored as text at all; half of a surrogate pair is no character. */
    static boolean isStorable(String text) {
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
