package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.Checkpoint;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.SignedNote;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerProofTest {

    private static AtTheLedger ledger;
    private static Client auditor;

    @BeforeAll
    static void open() {
        ledger = AtTheLedger.shared();
        auditor = ledger.person(Role.AUDITOR);
        ledger.ticket(Priority.LOW, Instant.now());
        awaitSealed(ledger.desk());
    }

    @Test
    void the_checkpoint_is_a_note_that_the_published_key_has_signed() {
        Answer answer = auditor.get("/ledger/checkpoint").must(200);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type.toLowerCase()).isEqualTo("text/plain;charset=utf-8"));
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(answer.text()).text());
        assertThat(checkpoint.origin()).matches("ticketledger/[0-9a-f-]{36}");
        assertThat(checkpoint.size()).isPositive();
        String keys = auditor.get("/ledger/key").must(200).text();
        assertThat(keys).startsWith(checkpoint.origin() + "+").endsWith("\n");
        assertThat(SignedNote.parse(answer.text()).isSignedBy(keys.lines().map(NoteVerifier::parse).toList())).isTrue();
    }

    @Test
    void an_event_that_was_appended_is_in_the_checkpoint_soon() {
        ledger.ticket(Priority.LOW, Instant.now());
        long head = ledger.desk().part(PostgresEventStorageEngine.class).head();
        Await.until(() -> size(auditor.get("/ledger/checkpoint").must(200).text()) >= head);
    }

    @Test
    void an_earlier_checkpoint_is_signed_on_demand_and_always_the_same() {
        Answer early = auditor.get("/ledger/checkpoint?size=1").must(200);
        assertThat(size(early.text())).isEqualTo(1);
        assertThat(Checkpoint.parse(early.text()).root()).isEqualTo(leaf(1));
        assertThat(auditor.get("/ledger/checkpoint/?size=1").must(200).text()).isEqualTo(early.text());
        assertThat(auditor.get("/ledger/checkpoint?size=0").must(200).text()).contains("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    @Test
    void an_inclusion_proof_leads_from_the_canonical_line_to_the_root() {
        String proof = auditor.get("/ledger/proof/inclusion?position=2&size=3").must(200).text();
        String[] parts = proof.split("\n\n", 2);
        List<String> lines = parts[0].lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("c2sp.org/tlog-proof@v1", "index 1");
        assertThat(lines).hasSize(4);
        byte[] root = node(node(decode(lines.get(2)), leaf(2)), decode(lines.get(3)));
        assertThat(Checkpoint.parse(parts[1]).root()).isEqualTo(root);
        assertThat(parts[1]).isEqualTo(auditor.get("/ledger/checkpoint?size=3").must(200).text());
        assertThat(auditor.get("/ledger/proof/inclusion?position=1&size=1").must(200).text()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nticketledger/");
        assertThat(auditor.get("/ledger/proof/inclusion?position=1").must(200).text()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n");
    }

    @Test
    void a_consistency_proof_leads_from_one_root_to_the_other() {
        String proof = auditor.get("/ledger/proof/consistency?from=2&to=3").must(200).text();
        String[] parts = proof.split("\n\n", 2);
        assertThat(parts[0].lines().toList()).containsExactly("old 2", Base64.getEncoder().encodeToString(leaf(3)));
        byte[] old = Checkpoint.parse(auditor.get("/ledger/checkpoint?size=2").must(200).text()).root();
        assertThat(node(old, leaf(3))).isEqualTo(Checkpoint.parse(parts[1]).root());
        assertThat(auditor.get("/ledger/proof/consistency?from=0").must(200).text()).startsWith("old 0\n\nticketledger/");
        assertThat(auditor.get("/ledger/proof/consistency?from=3&to=3").must(200).text()).startsWith("old 3\n\nticketledger/");
    }

    @Test
    void tiles_hold_the_leaf_hashes_and_may_be_kept_for_ever() {
        Answer tile = auditor.get("/ledger/tile/0/000.p/3").must(200);
        assertThat(tile.raw().body()).hasSize(96).endsWith(leaf(3)).startsWith(leaf(1));
        assertThat(tile.raw().headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(tile.raw().headers().firstValue("Cache-Control")).hasValueSatisfying(cache -> assertThat(cache).contains("immutable", "private", "max-age=31536000"));
    }

    @ParameterizedTest
    @CsvSource({
        "/ledger/checkpoint?size=999999999, 404", "/ledger/checkpoint?size=x, 400", "/ledger/checkpoint?size=-1, 400",
        "/ledger/proof/inclusion, 400", "/ledger/proof/inclusion?position=0, 404", "/ledger/proof/inclusion?position=999999999, 404", "/ledger/proof/inclusion?position=2&size=1, 404",
        "/ledger/proof/inclusion?position=1&size=999999999, 404", "/ledger/proof/inclusion?position=1&size=0, 404", "/ledger/proof/inclusion?position=1.5, 400",
        "/ledger/proof/consistency, 400", "/ledger/proof/consistency?from=3&to=2, 400", "/ledger/proof/consistency?from=1&to=999999999, 404",
        "/ledger/proof/consistency?from=999999999, 404", "/ledger/proof/consistency?from=99999999999999999999, 400",
        "/ledger/tile/0/999, 404", "/ledger/tile/0/x999/999, 404", "/ledger/tile/63/000.p/1, 404", "/ledger/tile/9/000, 404", "/ledger/tile/64/000, 400", "/ledger/tile/00/000, 400",
        "/ledger/tile/0/1, 400", "/ledger/tile/0/000.p/256, 400", "/ledger/tile/0/000.p/0, 400", "/ledger/tile/0/x000/001, 400", "/ledger/tile/entries/000, 400", "/ledger/tile/x/000, 400",
        "/ledger/tile/0/000/001, 400", "/ledger/tile/0/x999/x999/x999/x999/x999/999, 404"})
    void what_is_not_there_or_makes_no_sense_is_a_problem(String path, int status) {
        problem(auditor.get(path), status, status == 404 ? "Not Found" : "Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger/checkpoint", "/ledger/proof/inclusion?position=1", "/ledger/proof/consistency?from=1", "/ledger/tile/0/000.p/1", "/ledger/key"})
    void it_is_for_auditors(String path) {
        problem(ledger.stranger().get(path), 401, "Unauthorized");
        problem(ledger.person(Role.AGENT).get(path), 403, "Forbidden");
        ledger.admin().get(path).must(200);
    }

    @Test
    void nothing_is_signed_or_proven_once_the_tables_were_meddled_with_and_the_desk_goes_on() {
        try (RunningDesk desk = RunningDesk.fresh(); RunningDesk other = desk.anotherNode()) {
            AtTheLedger here = new AtTheLedger(desk);
            Client chief = here.admin();
            here.ticket(Priority.LOW, Instant.now());
            awaitSealed(desk);
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            sql.sql("update merkle_tile set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where level = 0").update();
            here.ticket(Priority.LOW, Instant.now());
            Await.until(() -> chief.get("/ledger/checkpoint").status() == 503);
            assertThat(problem(chief.get("/ledger/checkpoint"), 503, "Service Unavailable").at("detail").stringValue()).contains("not what was sealed");
            problem(chief.get("/ledger/proof/inclusion?position=1"), 503, "Service Unavailable");
            AtTheLedger there = new AtTheLedger(other);
            Await.until(() -> there.admin().get("/ledger/checkpoint").status() == 503);
            // Who asks finds out by himself; the notary, whose word health and metrics are, at its next turn.
            Await.until(() -> chief.get("/actuator/health").must(200).text().contains("REFUSED"));
            assertThat(here.stranger().get("/actuator/prometheus").must(200).text()).contains("ticketledger_tree_refused 1.0");
            here.ticket(Priority.LOW, Instant.now());
            // Somebody has a backup.
            sql.sql("update merkle_tile set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where level = 0").update();
            awaitSealed(desk);
            Await.until(() -> chief.get("/ledger/checkpoint").status() == 200 && there.admin().get("/ledger/checkpoint").status() == 200);
        }
    }

    @AfterAll
    static void forget() {
        ledger = null;
        auditor = null;
    }

    private static void awaitSealed(RunningDesk desk) {
        long head = desk.part(PostgresEventStorageEngine.class).head();
        JdbcClient sql = JdbcClient.create(desk.database().dataSource());
        Await.until(() -> sql.sql("select size from checkpoint").query(Long.class).single() >= head);
    }

    private static long size(String checkpoint) {
        return Checkpoint.parse(checkpoint).size();
    }

    private static byte[] leaf(long position) {
        return hash(new byte[] {0}, ledger.desk().part(PostgresEventStorageEngine.class).lines().after(position - 1, 1).getFirst().canonical().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] node(byte[] left, byte[] right) {
        return hash(new byte[] {1}, left, right);
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
