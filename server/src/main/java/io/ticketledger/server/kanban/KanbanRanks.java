package io.ticketledger.server.kanban;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which the cards of a column are ordered, compared as bytes. A key is a fraction between nothing and one, written to the base of 62: so there is always one between
 * two others, and nobody else's card has to change for it. A key never ends in the least digit, which would be the same fraction written twice.
 */
final class KanbanRanks {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int POSITION_DIGITS = 11;

    private KanbanRanks() {}

    /**
     * A place between two others that no other card will ask for, even if it is put there at the same moment: the card's own number is in it.
     *
     * @param after null for the beginning
     * @param before null for the end
     * @param number the ticket's
     */
    static String of(@Nullable String after, @Nullable String before, long number) {
        return between(after, before) + written(BigInteger.valueOf(number).multiply(BASE).add(BASE.shiftRight(1)), 1);
    }

    /** The shortest key, about in the middle, that is strictly between two others whatever is written behind it. A {@code before} that is not greater is none. */
    static String between(@Nullable String after, @Nullable String before) {
        String low = after == null ? "" : after;
        String high = before == null || bare(before).compareTo(bare(low)) <= 0 ? null : before;
        for (int length = 1; ; length++) {
            BigInteger least = prefix(low, length).add(BigInteger.ONE);
            BigInteger most = (high == null ? BASE.pow(length) : prefix(high, length)).subtract(BigInteger.ONE);
            if (least.compareTo(most) <= 0) return written(least.add(most).shiftRight(1), length);
        }
    }

    /** The key of a card that comes by itself with the event at this position of the log, as the read model gives it. */
    static String automatic(long position) {
        String digits = Long.toString(position, 36);
        return "0".repeat(Math.max(0, POSITION_DIGITS - digits.length())) + digits;
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

    private static String bare(String key) {
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) == '0') end--;
        return key.substring(0, end);
    }
}
