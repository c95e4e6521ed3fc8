package io.ticketledger.server.export;

/**
 * Spreadsheets take a cell that begins like a formula for one, and a formula can call programs or send the sheet away. Such a cell gets an apostrophe in
 * front, which spreadsheets take for "this is text".
 */
final class Formulas {

    /** With their full-width forms, which some spreadsheets read alike. */
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    static String harmless(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    private static boolean isDangerous(String text) {
        if (text.isEmpty()) return false;
        char first = text.charAt(0);
        if (first == '\t' || first == '\r' || first == '\n') return true;
        int at = 0;
        while (at < text.length() && isUnseen(text.charAt(at))) at++;
        return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
    }

    /** Blanks of any kind, control characters, and what has no width at all. */
    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
