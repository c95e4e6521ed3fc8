package io.ticketledger.server.verify;

import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.tree.Checkpoint;
import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.eventstore.tree.SignedCheckpoint;
import io.ticketledger.eventstore.tree.SignedNote;
import io.ticketledger.server.ledger.Certificate;
import io.ticketledger.server.ledger.Certificate.Proven;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger that signs whatever it is given. Its tree is RFC 6962 by its definitions, over a list: slow, and nobody else's. */
record PaperLedger(NoteKey key, List<String> lines) {

    PaperLedger grownBy(String... more) {
        List<String> grown = new ArrayList<>(lines);
        grown.addAll(List.of(more));
        return new PaperLedger(key, grown);
    }

    PaperLedger until(int size) {
        return new PaperLedger(key, lines.subList(0, size));
    }

    int size() {
        return lines.size();
    }

    /** Whatever it is. */
    String sign(String text) {
        SignedNote.Signature signature = key.sign(text);
        return text + "\n\u2014 " + signature.name() + " " + base64(signature.keyIdAndSignature()) + "\n";
    }

    String checkpoint() {
        return sign(new Checkpoint(key.verifier().name(), size(), root(0, size())).text());
    }

    String certificate(String ticket, long number) {
        List<Proven> events = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (lines.get(i).contains("\"stream\":\"" + ticket + "\"")) events.add(new Proven(lines.get(i), i + 1L, inclusion(i, 0, size())));
        }
        Checkpoint checkpoint = new Checkpoint(key.verifier().name(), size(), root(0, size()));
        return sign(new Certificate(ticket, number, events, new SignedCheckpoint(checkpoint, checkpoint())).text());
    }

    /** With proofs: what is not wanted is left out. */
    String export(Predicate<String> wanted) {
        StringBuilder export = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            if (wanted.test(lines.get(i))) {
                export.append(lines.get(i)).append('\n');
                continue;
            }
            int end = i + 1;
            while (end < size() && !wanted.test(lines.get(end))) end++;
            export.append(omitted(i, end)).append('\n');
            i = end - 1;
        }
        ObjectNode last = CanonicalJson.object();
        last.put("checkpoint", checkpoint());
        return export.append(CanonicalJson.write(last)).append('\n').toString();
    }

    String plainExport() {
        return String.join("\n", lines) + "\n";
    }

    private String omitted(int from, int to) {
        ObjectNode line = CanonicalJson.object();
        ObjectNode omitted = line.putObject("omitted");
        omitted.put("from", from + 1);
        omitted.put("to", to);
        ArrayNode hashes = omitted.putArray("hashes");
        for (int at = from; at < to; ) {
            int start = at;
            int count = LongStream.iterate(1, n -> n * 2).takeWhile(n -> start % n == 0 && start + n <= to).mapToInt(n -> (int) n).max().orElseThrow();
            hashes.add(base64(root(at, at + count)));
            at += count;
        }
        return CanonicalJson.write(line);
    }

    /** As the room answers it. */
    String consistency(int from) {
        return "old " + from + "\n" + String.join("", subproof(from, 0, size(), true).stream().map(hash -> base64(hash) + "\n").toList()) + "\n" + checkpoint();
    }

    private byte[] root(int from, int to) {
        if (from == to) return hash();
        if (to - from == 1) return hash(new byte[] {0}, lines.get(from).getBytes(StandardCharsets.UTF_8));
        int middle = from + half(to - from);
        return hash(new byte[] {1}, root(from, middle), root(middle, to));
    }

    private List<byte[]> inclusion(int index, int from, int to) {
        if (to - from == 1) return List.of();
        int middle = from + half(to - from);
        return index < middle ? and(inclusion(index, from, middle), root(middle, to)) : and(inclusion(index, middle, to), root(from, middle));
    }

    private List<byte[]> subproof(int old, int from, int to, boolean known) {
        if (old == to) return known ? List.of() : List.of(root(from, to));
        int middle = from + half(to - from);
        return old <= middle ? and(subproof(old, from, middle, known), root(middle, to)) : and(subproof(old, middle, to, false), root(from, middle));
    }

    private static int half(int count) {
        int half = 1;
        while (half * 2 < count) half *= 2;
        return half;
    }

    private static List<byte[]> and(List<byte[]> path, byte[] next) {
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
