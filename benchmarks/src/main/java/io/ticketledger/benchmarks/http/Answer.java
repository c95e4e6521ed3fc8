package io.ticketledger.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What came back. The bytes are the line's own: they are good until it is asked again. */
public record Answer(int status, byte[] bytes, int length) {

    /** Cheaper than a string, and enough to know whose answer it is. */
    public boolean begins(String ascii) {
        if (ascii.length() > length) return false;
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[i] != ascii.charAt(i)) return false;
        }
        return true;
    }

    public boolean holds(String ascii) {
        return find(ascii) >= 0;
    }

    /** The number after the first such name. @throws IllegalStateException if there is none */
    public long number(String name) {
        String before = "\"" + name + "\":";
        int at = find(before);
        if (at < 0) throw new IllegalStateException("no " + name + " in " + text());
        long number = 0;
        for (int i = at + before.length(); i < length && bytes[i] >= '0' && bytes[i] <= '9'; i++) number = number * 10 + bytes[i] - '0';
        return number;
    }

    /** The word after the first such name. @throws IllegalStateException if there is none */
    public String word(String name) {
        String before = "\"" + name + "\":\"";
        int from = find(before) + before.length();
        if (from < before.length()) throw new IllegalStateException("no " + name + " in " + text());
        int to = from;
        while (to < length && bytes[to] != '"') to++;
        return new String(bytes, from, to - from, US_ASCII);
    }

    public String text() {
        return status + " " + new String(bytes, 0, length, UTF_8);
    }

    private int find(String ascii) {
        int last = length - ascii.length();
        char first = ascii.charAt(0);
        for (int i = 0; i <= last; i++) {
            if (bytes[i] != first) continue;
            int j = 1;
            while (j < ascii.length() && bytes[i + j] == ascii.charAt(j)) j++;
            if (j == ascii.length()) return i;
        }
        return -1;
    }
}
