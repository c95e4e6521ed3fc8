package io.ticketledger.server.kanban;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which the cards of a column are ordered, compared as bytes. A key is a fraction between nothing and one, written to the base of 62: so there is always one between
 * two others, and nobody else's card has to change for it. Keys never end in the least digit, which would be the same fraction written twice.
 */
final class KanbanRanks {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int POSITION_DIGITS = 11;

    private KanbanRanks() {}

    /**
     * A place between two others that no other card will ask for, even if it is put there at the same moment: the card's own number is in it.
     *
     * @param number the ticket's
     */
    static String of(@Nullable String after, @Nullable String before, long number) {
        String key = between(after, before);
        String rest = before != null && before.startsWith(key) ? before.substring(key.length()) : "";
        // What begins like the next key must stay behind it where that one's first digit that counts is.
        String behind = rest.isEmpty() ? "" : "0".repeat(leadingZeroes(rest) + 1);
        return key + behind + written(BigInteger.valueOf(number).multiply(BASE).add(BASE.shiftRight(1)), 1);
    }

    /** The shortest key between two others, about in the middle of those. @param after null for the beginning @param before null for the end, or one that is not greater */
    static String between(@Nullable String after, @Nullable String before) {
        String low = after == null ? "" : after;
        String high = before == null || before.compareTo(low) <= 0 ? null : before;
        for (int length = 1; ; length++) {
            BigInteger least = prefix(low, length).add(BigInteger.ONE);
            BigInteger most = high == null ? BASE.pow(length).subtract(BigInteger.ONE) : lessThan(high, length);
            if (least.compareTo(most) <= 0) return written(least.add(most).shiftRight(1), length);
        }
    }

    /** The key of a card that comes by itself with the event at this position of the log, as the read model gives it. */
    static String automatic(long position) {
        String digits = Long.toString(position, 36);
        return "0".repeat(Math.max(0, POSITION_DIGITS - digits.length())) + digits;
    }

    private static BigInteger lessThan(String high, int length) {
        boolean more = high.length() > length && leadingZeroes(high.substring(length)) < high.length() - length;
        return more ? prefix(high, length) : prefix(high, length).subtract(BigInteger.ONE);
    }

    private static BigInteger prefix(String key, int length) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < length; i++) value = value.multiply(BASE).add(BigInteger.valueOf(i < key.length() ? DIGITS.indexOf(key.charAt(i)) : 0));
        return value;
    }

    private static String written(BigInteger value, int length) {
        StringBuilder digits = new StringBuilder();
        for (BigInteger rest = value; rest.signum() > 0 || digits.length() < length; rest = rest.divide(BASE)) digits.append(DIGITS.charAt(rest.mod(BASE).intValue()));
        return digits.reverse().toString();
    }

    private static int leadingZeroes(String digits) {
        int zeroes = 0;
        while (zeroes < digits.length() && digits.charAt(zeroes) == '0') zeroes++;
        return zeroes;
    }
}
