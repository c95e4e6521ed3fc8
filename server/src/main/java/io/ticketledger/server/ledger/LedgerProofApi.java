package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.SignedCheckpoint;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.ledger.LedgerProblems.NotThere;
import io.ticketledger.server.notary.Notary;
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
import org.springframework.web.bind.annotation.RequestParam;
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
    ResponseEntity<byte[]> checkpoint(@RequestParam(required = false) @Nullable String size) {
        requireTrust();
        return text(size == null ? tree.newest() : tree.at(number("size", size)));
    }

    /** C2SP's tlog-proof. Leaves count from 0 there, positions from 1 here. */
    @GetMapping(path = "/proof/inclusion", produces = TEXT)
    ResponseEntity<byte[]> inclusion(@RequestParam(required = false) @Nullable String position, @RequestParam(required = false) @Nullable String size) {
        requireTrust();
        long at = number("position", position);
        SignedCheckpoint checkpoint = size == null ? tree.newest() : tree.at(number("size", size));
        if (at < 1) throw new InvalidRequest("Positions count from 1.");
        if (at > checkpoint.size()) throw new NotThere("In a tree of size " + checkpoint.size() + " there is no event at position " + at + ".");
        return text("c2sp.org/tlog-proof@v1\nindex " + (at - 1) + "\n" + lines(tree.inclusion(at, checkpoint.size())) + "\n" + checkpoint.note());
    }

    /** As C2SP's tlog-witness wants it in a request to add a checkpoint. */
    @GetMapping(path = "/proof/consistency", produces = TEXT)
    ResponseEntity<byte[]> consistency(@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to) {
        requireTrust();
        long old = number("from", from);
        SignedCheckpoint checkpoint = to == null ? tree.newest() : tree.at(number("to", to));
        if (old > checkpoint.size() && to != null) throw new InvalidRequest("from must not be greater than to.");
        if (old > checkpoint.size()) throw new NotThere("The newest checkpoint has size " + checkpoint.size() + ".");
        return text("old " + old + "\n" + lines(tree.consistency(old, checkpoint.size())) + "\n" + checkpoint.note());
    }

    /** A tile of C2SP's tlog-tiles: {@code 0/x001/x234/067}, or {@code 0/067.p/12} for the first 12 of its hashes. */
    @GetMapping(path = "/tile/{level}/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        TilePath tile = TilePath.parse(level, path);
        byte[] hashes = tree.tile(tile.level(), tile.index(), tile.hashes()).orElseThrow(() -> new NotThere("No checkpoint has a tile of that width there."));
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

    private static long number(String name, @Nullable String given) {
        if (given == null || given.isEmpty()) throw new InvalidRequest(name + " is missing.");
        return Text.number(given).orElseThrow(() -> new InvalidRequest(name + " must be a whole number."));
    }

    private static String lines(List<byte[]> hashes) {
        return String.join("", hashes.stream().map(hash -> Base64.getEncoder().encodeToString(hash) + "\n").toList());
    }

    private static ResponseEntity<byte[]> text(SignedCheckpoint checkpoint) {
        return text(checkpoint.note());
    }

    private static ResponseEntity<byte[]> text(String text) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TEXT)).body(text.getBytes(StandardCharsets.UTF_8));
    }
}
