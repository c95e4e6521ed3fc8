package io.ticketledger.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketledger.eventstore.StoredLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each line as it is hashed, so that what is handed out is what can be proved. A file that proves itself also says what hashes stand for what it leaves out,
 * and ends with a signed checkpoint: all positions from 1 to the last are then there, each as a line or within a hash.
 */
final class NdjsonExport implements Writing {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Proofs proofs;

    NdjsonExport(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public void write(Selection selection, LogWalk log, OutputStream to) throws IOException {
        String checkpoint = selection.checkpoint();
        if (checkpoint == null) {
            log.inOrder(page -> {
                for (StoredLine line : page) line(line.canonical(), to);
            });
            return;
        }
        long[] next = {1};
        log.inOrder(page -> {
            for (StoredLine line : page) {
                omit(next[0], line.position() - 1, to);
                line(line.canonical(), to);
                next[0] = line.position() + 1;
            }
        });
        omit(next[0], selection.last(), to);
        line(JSON.writeValueAsString(JSON.createObjectNode().put("checkpoint", checkpoint)), to);
    }

    private void omit(long first, long last, OutputStream to) throws IOException {
        if (last < first) return;
        ObjectNode stretch = JSON.createObjectNode();
        ArrayNode hashes = stretch.putObject("omitted").put("from", first).put("to", last).putArray("hashes");
        proofs.subtrees(first, last).forEach(hash -> hashes.add(Base64.getEncoder().encodeToString(hash)));
        line(JSON.writeValueAsString(stretch), to);
    }

    private static void line(String text, OutputStream to) throws IOException {
        to.write(text.getBytes(UTF_8));
        to.write('\n');
    }
}
