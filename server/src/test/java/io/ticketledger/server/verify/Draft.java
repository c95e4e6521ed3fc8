package io.ticketledger.server.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate in the hands of a forger who knows the format well and keeps header, labels and hashes in order. Only the signature is beyond him. */
final class Draft {

    private static final Pattern WHOLE = Pattern.compile("(?d)ticketledger-certificate v1\nticket (.*)\nnumber (.*)\nlog (.*)\nsize (.*)\nevents .*\nversions .*\nstate-sha256 .*\nThese .*\n\n"
            + "((?s:.*))state\n(.*)\n\ncheckpoint\n((?s:.*?\n\n.*?\n))\n((?s:.*))");
    private static final Pattern EVENT = Pattern.compile("(?d)event \\d+ of \\d+\n(.*)\nindex (\\d+)\n((?:.+\n)*)\n");

    /** @param proof lines */
    record Block(String line, long index, String proof) {

        Block with(String otherLine) {
            return new Block(otherLine, index, proof);
        }
    }

    String ticket;
    String number;
    String log;
    String size;
    List<Block> events = new ArrayList<>();
    String state;
    String checkpoint;
    String signature;

    Draft(String certificate) {
        Matcher whole = WHOLE.matcher(certificate);
        if (!whole.matches()) throw new IllegalArgumentException("the format has changed: " + certificate);
        ticket = whole.group(1);
        number = whole.group(2);
        log = whole.group(3);
        size = whole.group(4);
        for (Matcher event = EVENT.matcher(whole.group(5)); event.find(); ) events.add(new Block(event.group(1), Long.parseLong(event.group(2)), event.group(3)));
        state = whole.group(6);
        checkpoint = whole.group(7);
        signature = whole.group(8);
    }

    /** What a new signature would be over. */
    String text() {
        StringBuilder text = new StringBuilder("ticketledger-certificate v1\nticket %s\nnumber %s\nlog %s\nsize %s\nevents %d\nversions 0..%d\nstate-sha256 %s\n"
                .formatted(ticket, number, log, size, events.size(), events.size() - 1, sha256(state)));
        text.append("These %d events, and no others, are what happened to ticket %s in the first %s events of the log %s.\n\n".formatted(events.size(), ticket, size, log));
        for (int i = 0; i < events.size(); i++) {
            Block event = events.get(i);
            text.append("event %d of %d\n".formatted(i + 1, events.size())).append(event.line).append("\nindex ").append(event.index).append('\n').append(event.proof).append('\n');
        }
        return text.append("state\n").append(state).append("\n\ncheckpoint\n").append(checkpoint).toString();
    }

    String write() {
        return text() + "\n" + signature;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
