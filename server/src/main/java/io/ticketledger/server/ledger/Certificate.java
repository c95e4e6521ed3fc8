package io.ticketledger.server.ledger;

import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Happened;
import io.ticketledger.events.EventJson;
import io.ticketledger.events.Trace;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.tree.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All events of a ticket within the log of one size, each with its proof, as the text that is signed: docs/formats.md has its form, ADR 15 the reasons. Pure.
 *
 * @param ticket     its UUID
 * @param events     in the order of their versions, none left out
 * @param checkpoint of the log of that size
 */
public record Certificate(String ticket, long number, List<Proven> events, SignedCheckpoint checkpoint) {

    /** @param line as {@code StoredLine.canonical} writes it */
    public record Proven(String line, long position, List<byte[]> inclusion) {}

    public String text() {
        String state = state(events.stream().map(Proven::line).toList());
        String log = checkpoint.checkpoint().origin();
        StringBuilder text = new StringBuilder("ticketledger-certificate v1\n")
                .append("ticket ").append(ticket).append('\n')
                .append("number ").append(number).append('\n')
                .append("log ").append(log).append('\n')
                .append("size ").append(checkpoint.size()).append('\n')
                .append("events ").append(events.size()).append('\n')
                .append("versions 0..").append(events.size() - 1).append('\n')
                .append("state-sha256 ").append(sha256(state)).append('\n')
                .append("These ").append(events.size()).append(" events, and no others, are what happened to ticket ").append(ticket)
                .append(" in the first ").append(checkpoint.size()).append(" events of the log ").append(log).append(".\n\n");
        for (int i = 0; i < events.size(); i++) {
            Proven event = events.get(i);
            text.append("event ").append(i + 1).append(" of ").append(events.size()).append('\n').append(event.line()).append('\n').append("index ").append(event.position() - 1).append('\n');
            event.inclusion().forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
            text.append('\n');
        }
        return text.append("state\n").append(state).append("\n\ncheckpoint\n").append(checkpoint.note()).toString();
    }

    /**
     * To what state the events of a ticket lead, made of nothing but their lines: whoever has those can make it again.
     *
     * @param lines from the opening on, none left out
     * @throws RuntimeException if this version cannot read one of them
     */
    public static String state(List<String> lines) {
        return TicketStates.canonical(TicketSnapshot.of(lines.stream().map(Certificate::happened).toList()));
    }

    private static Happened happened(String line) {
        JsonNode event = CanonicalJson.parse(line);
        TicketEvent payload = (TicketEvent) EventJson.read(event.get("name").stringValue(), event.get("revision").intValue(), CanonicalJson.write(event.get("payload")));
        return new Happened(payload, Instant.parse(event.get("occurred").stringValue()), Trace.actor(Map.of(Trace.ACTOR, event.at("/metadata/" + Trace.ACTOR).asString(""))));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
