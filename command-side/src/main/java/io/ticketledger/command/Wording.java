package io.ticketledger.command;

/** What every text that people give to a thing must be: there, where it is needed, and no longer than anybody reads. Lengths are in characters people see, not in halves of them. */
public final class Wording {

    public static final int LONGEST_DESCRIPTION = 100_000;

    private Wording() {}

    public static void aNameIsGiven(String name, int longest) {
        if (name.isBlank()) throw Rejection.invalid("a-name-is-given", "A name is needed.");
        if (isLonger(name, longest)) throw Rejection.invalid("a-name-is-given", "A name has at most " + longest + " characters.");
    }

    public static void itIsNotTooLong(String what, String text, int longest) {
        if (isLonger(text, longest)) throw Rejection.invalid("it-is-not-too-long", what + " has at most " + longest + " characters.");
    }

    private static boolean isLonger(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }
}
