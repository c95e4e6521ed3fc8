package io.ticketledger.server.delivery;

import java.time.Instant;

/**
 * What is sent to one person. Whatever a ticket's title holds, subject and name are one line without control characters, and the text has no other ones
 * than line breaks.
 *
 * @param messageId the same at every attempt
 * @param to        an address of the channel, as the person gave it
 */
record Message(String messageId, String to, String name, String subject, String text, String link, long ticketNumber, Instant createdAt) {

    private static final int LONGEST_SUBJECT = 250;

    Message {
        to = to.strip();
        name = oneLine(name);
        subject = shortened(oneLine(subject), LONGEST_SUBJECT);
        text = text.replaceAll("\\R", "\n").replace('\t', ' ').replaceAll("[\\p{Cc}&&[^\n]]", "").strip();
    }

    /** Line and paragraph separators, too, break a line for some. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
