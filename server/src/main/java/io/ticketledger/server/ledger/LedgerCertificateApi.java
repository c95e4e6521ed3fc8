package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.SignedCheckpoint;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.eventstore.tree.TreeHash;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.ledger.Certificate.Proven;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.ledger.LedgerTickets.Story;
import io.ticketledger.server.notary.Notary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A ticket's whole history to take away, with all that somebody needs who wants to check it without believing this server. */
@RestController
@RequestMapping("/ledger/tickets/{id}/certificate")
class LedgerCertificateApi {

    private static final String TEXT = "text/plain;charset=UTF-8";
    /** A checkpoint is at most a second behind the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LedgerTickets tickets;
    private final PostgresEventStorageEngine log;
    private final AuditTree tree;
    private final Notary notary;

    LedgerCertificateApi(LedgerTickets tickets, PostgresEventStorageEngine log, AuditTree tree, Notary notary) {
        this.tickets = tickets;
        this.log = log;
        this.tree = tree;
        this.notary = notary;
    }

    @Operation(summary = "A certificate: the ticket's events with a proof for each, its state, the checkpoint and the ledger's signature under all of it")
    @GetMapping(produces = TEXT)
    ResponseEntity<byte[]> certificate(@PathVariable String id, @Parameter(description = "as of the log when it had so many events") @RequestParam(required = false) @Nullable String size) {
        Story story = tickets.story(id);
        SignedCheckpoint checkpoint = size == null ? covering(last(story)) : asOf(story, wanted(size));
        notary.refusal().ifPresent(why -> {
            throw new TreeBroken(why);
        });
        // Read again up to there: whatever was appended meanwhile is either in the checkpoint and here, or in neither.
        List<StoredLine> lines = log.lines().ofStreams(List.of(story.ticket().toString()), checkpoint.size());
        List<Proven> events = new ArrayList<>(lines.size());
        for (StoredLine line : lines) events.add(proven(line, checkpoint.size()));
        long number = story.opened().number();
        String certificate = tree.sign(new Certificate(story.ticket().toString(), number, events, checkpoint).text());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TEXT))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ticket-" + number + ".certificate\"")
                .body(certificate.getBytes(StandardCharsets.UTF_8));
    }

    private static long wanted(String size) {
        return Text.number(size).orElseThrow(() -> new InvalidRequest("size must be a whole number."));
    }

    private SignedCheckpoint asOf(Story story, long size) {
        long opened = story.events().getFirst().position();
        if (size < opened) throw Refused.notThere("The first " + size + " events of the log know nothing of this ticket; it was opened at position " + opened + ".");
        long head = log.head();
        if (size > head) throw Refused.notThere("The log has " + head + " events.");
        covering(size);
        return tree.at(size);
    }

    /** Whoever has just written and asks for a certificate finds in it what he wrote. */
    private SignedCheckpoint covering(long position) {
        return tree.covering(position, PATIENCE).orElseThrow(() -> Refused.unavailable("The last event of this is not under a checkpoint yet: it is at position " + position
                + ", and the newest checkpoint covers " + tree.newest().size() + "."));
    }

    /** Nothing is signed that was not sealed: a line that was changed in the table would otherwise get a signature here, if not a proof. */
    private Proven proven(StoredLine line, long size) {
        String text = line.canonical();
        byte[] sealed = tree.cover(line.position(), line.position()).getFirst();
        if (!Arrays.equals(sealed, TreeHash.leaf(text.getBytes(StandardCharsets.UTF_8)))) {
            throw new TreeBroken("The event at position " + line.position() + " is not the one that was sealed there.");
        }
        return new Proven(text, line.position(), tree.inclusion(line.position(), size));
    }

    private static long last(Story story) {
        List<RecordedEvent> events = story.events();
        return events.getLast().position();
    }
}
