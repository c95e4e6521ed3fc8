package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.BeyondTheTree;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.SignedCheckpoint;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.notary.Notary;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lets an auditor check the log without believing this server: checkpoints, proofs and tiles in C2SP's formats, and the keys. Its texts are not JSON, and are signed. */
@RestController
@RequestMapping("/ledger")
class LedgerProofApi {

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final AuditTree tree;
    private final Notary notary;

    LedgerProofApi(AuditTree tree, Notary notary) {
        this.tree = tree;
        this.notary = notary;
    }

    /** The newest is at most a second behind the log. Of an earlier size, it is signed now. */
    @GetMapping(path = "/checkpoint", produces = TEXT)
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "of an earlier tree; the newest without")
    ResponseEntity<byte[]> checkpoint(HttpServletRequest request) {
        requireTrust();
        Query query = Query.of(request);
        Long size = query.number("size");
        query.verdict();
        return text(ofSize(size).note());
    }

    /** C2SP's tlog-proof. Leaves count from 0 there, positions from 1 here. */
    @GetMapping(path = "/proof/inclusion", produces = TEXT)
    @Parameter(name = "position", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "of the tree; the newest without")
    ResponseEntity<byte[]> inclusion(HttpServletRequest request) {
        requireTrust();
        Query query = Query.of(request);
        long position = required(query, "position");
        Long size = query.number("size");
        query.verdict();
        SignedCheckpoint checkpoint = ofSize(size);
        if (position < 1) throw Refused.notThere("Positions count from 1.");
        if (position > checkpoint.size()) throw Refused.notThere("In the tree of size " + checkpoint.size() + " there is no event at position " + position + ".");
        return text("c2sp.org/tlog-proof@v1\nindex " + (position - 1) + "\n" + lines(tree.inclusion(position, checkpoint.size())) + "\n" + checkpoint.note());
    }

    /** As C2SP's tlog-witness wants it in a request to add a checkpoint. */
    @GetMapping(path = "/proof/consistency", produces = TEXT)
    @Parameter(name = "from", in = ParameterIn.QUERY, required = true, description = "size of the earlier tree")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "size of the later tree; the newest without")
    ResponseEntity<byte[]> consistency(HttpServletRequest request) {
        requireTrust();
        Query query = Query.of(request);
        long from = required(query, "from");
        Long to = query.number("to");
        if (to != null && from > to) query.refuse("from", "This must not be greater than to.");
        query.verdict();
        SignedCheckpoint checkpoint = ofSize(to);
        if (from > checkpoint.size()) throw new BeyondTheTree(from, checkpoint.size());
        return text("old " + from + "\n" + lines(tree.consistency(from, checkpoint.size())) + "\n" + checkpoint.note());
    }

    /** A tile of C2SP's tlog-tiles: {@code 0/x001/x234/067}, or {@code 0/067.p/12} for the first 12 of its hashes. */
    @GetMapping(path = "/tile/{level}/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        TilePath tile = TilePath.parse(level, path);
        byte[] hashes = tree.tile(tile.level(), tile.index(), tile.hashes()).orElseThrow(() -> Refused.notThere("No checkpoint has a tile of that width there."));
        return ResponseEntity.ok().cacheControl(FOR_EVER).contentType(MediaType.APPLICATION_OCTET_STREAM).body(hashes);
    }

    /** A verifier key of C2SP's signed notes per line: the current one first, then those that have signed before. */
    @GetMapping(path = "/key", produces = TEXT)
    ResponseEntity<byte[]> key() {
        return text(String.join("", tree.verifiers().stream().map(NoteVerifier::text).map(line -> line + "\n").toList()));
    }

    private void requireTrust() {
        notary.refusal().ifPresent(why -> {
            throw new TreeBroken(why);
        });
    }

    private SignedCheckpoint ofSize(@Nullable Long size) {
        return size == null ? tree.newest() : tree.at(size);
    }

    private static long required(Query query, String name) {
        Long number = query.number(name);
        if (number == null && query.first(name) == null) query.refuse(name, "This is required.");
        return number == null ? 0 : number;
    }

    private static String lines(List<byte[]> hashes) {
        return String.join("", hashes.stream().map(hash -> Base64.getEncoder().encodeToString(hash) + "\n").toList());
    }

    private static ResponseEntity<byte[]> text(String text) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TEXT)).body(text.getBytes(StandardCharsets.UTF_8));
    }
}
