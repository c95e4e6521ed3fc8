package io.ticketledger.server.verify;

import static io.ticketledger.server.verify.Evidence.KEY;
import static io.ticketledger.server.verify.Evidence.NASTY;
import static io.ticketledger.server.verify.Evidence.OTHER_KEY;
import static io.ticketledger.server.verify.Evidence.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.server.ledger.Certificate;
import io.ticketledger.server.verify.Draft.Block;
import io.ticketledger.server.verify.Evidence.Said;
import io.ticketledger.server.verify.Evidence.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A certificate of a real desk's ticket in the hands of a forger. Most cases are ones in which he put in order all that he could. */
class VerifyTest {

    private static final int VICTIM = 4;

    private final World world = Evidence.world();
    private final String certificate = world.ledger().certificate(world.ticket().toString(), world.number());
    private final Draft draft = new Draft(certificate);
    private final int count = draft.events.size();

    @Test
    void a_certificate_as_it_was_given_away_is_valid_and_says_what_was_not_checked() {
        Said said = judge(certificate);
        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(said.verdict()).isEqualTo("VALID: the %d events are those of ticket %s up to position %d of the log paper.example, unchanged and complete"
                .formatted(count, world.ticket(), world.lines().size()));
        assertThat(said.output()).contains("not checked: that the state follows from the events").contains("not checked: that everybody is shown the same log");
        assertThat(certificate).contains(CanonicalJson.write(StringNode.valueOf(NASTY)));
        assertThat(count).isGreaterThanOrEqualTo(9);
        assertThat(draft.write()).as("what the other tests start from").isEqualTo(certificate);
    }

    static Stream<Arguments> changesOfALine() {
        List<Arguments> changes = new ArrayList<>();
        for (String field : List.of("eventId", "name", "occurred", "recorded", "stream", "streamType")) {
            changes.add(change(field, line -> line.put(field, changed(line.get(field).stringValue()))));
        }
        for (String field : List.of("position", "revision", "version")) changes.add(change(field, line -> line.put(field, line.get(field).longValue() + 1)));
        changes.add(change("a value of the payload", line -> changeFirst((ObjectNode) line.get("payload"))));
        changes.add(change("a new value in the payload", line -> ((ObjectNode) line.get("payload")).put("zzz", 1)));
        changes.add(change("the payload", line -> line.putObject("payload")));
        changes.add(change("a value of the metadata", line -> changeFirst((ObjectNode) line.get("metadata"))));
        changes.add(change("the metadata", line -> line.putObject("metadata")));
        changes.add(change("a field too many", line -> line.put("zzz", 1)));
        changes.add(change("a field too few", line -> line.remove("eventId")));
        changes.add(textChange("a blank between two fields", line -> line.replaceFirst(",", ", ")));
        changes.add(textChange("a blank at the end", line -> line + " "));
        changes.add(textChange("a blank at the beginning", line -> " " + line));
        changes.add(textChange("a carriage return at the end", line -> line + "\r"));
        changes.add(textChange("a field twice", line -> line.substring(0, line.length() - 1) + ",\"version\":0}"));
        changes.add(textChange("another way to write the same letter", line -> line.replaceFirst("\"name\":\"w", "\"name\":\"\\\\u0077")));
        changes.add(textChange("another order of the fields", line -> line.replaceFirst("\"name\":(\"[^\"]*\"),\"occurred\":(\"[^\"]*\")", "\"occurred\":$2,\"name\":$1")));
        changes.add(textChange("nothing that is JSON", line -> "nothing"));
        changes.add(textChange("an end that is missing", line -> line.substring(0, line.length() - 1)));
        return changes.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfALine")
    void whatever_is_changed_in_an_event_is_noticed_and_the_event_is_named(String what, UnaryOperator<String> change) {
        Block victim = draft.events.get(VICTIM);
        String changed = change.apply(victim.line());
        assertThat(changed).as(what).isNotEqualTo(victim.line());
        draft.events.set(VICTIM, victim.with(changed));
        invalid(draft.write(), nameOf(VICTIM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfALine")
    void not_even_with_a_new_signature_does_it_go_unnoticed(String what, UnaryOperator<String> change) {
        draft.events.set(VICTIM, draft.events.get(VICTIM).with(change.apply(draft.events.get(VICTIM).line())));
        invalid(world.ledger().sign(draft.text()), nameOf(VICTIM));
    }

    @Test
    void every_event_is_looked_at() {
        for (int i = 0; i < count; i++) {
            Draft one = new Draft(certificate);
            one.events.set(i, one.events.get(i).with(one.events.get(i).line().replaceFirst("\"recorded\":\"2", "\"recorded\":\"3")));
            invalid(world.ledger().sign(one.text()), nameOf(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticketledger-certificate", "ticket", "number", "log", "size", "events", "versions", "state-sha256", "These"})
    void a_line_of_the_header_that_says_something_else_is_noticed(String line) {
        String old = certificate.lines().filter(each -> each.startsWith(line + " ")).findFirst().orElseThrow();
        for (String other : List.of(old + "0", old + " ", old.substring(0, old.length() - 1), old.toUpperCase(), line + " 1", line + " " + world.other(), "")) {
            if (!other.equals(old)) invalid(certificate.replaceFirst("(?dm)^" + java.util.regex.Pattern.quote(old) + "$", other), "");
        }
        invalid(certificate.replaceFirst("(?dm)^" + line + " .*\n", ""), "");
    }

    @Test
    void a_header_that_agrees_with_itself_and_with_nothing_else_is_noticed() {
        draft.ticket = world.other().toString();
        invalid(world.ledger().sign(draft.text()), "event 1 of " + count);
        Draft numbered = new Draft(certificate);
        numbered.number = String.valueOf(world.otherNumber());
        invalid(numbered.write(), "as a whole");
        Draft larger = new Draft(certificate);
        larger.size = String.valueOf(world.lines().size() + 1);
        invalid(larger.write(), "checkpoint");
        Draft elsewhere = new Draft(certificate);
        elsewhere.log = "elsewhere.example";
        invalid(elsewhere.write(), "elsewhere.example");
    }

    static Stream<Arguments> changesOfAProof() {
        return Stream.of(
                proofChange("a hash", block -> new Block(block.line(), block.index(), swapFirst(block.proof()))),
                proofChange("a hash less", block -> new Block(block.line(), block.index(), block.proof().replaceFirst(".*\n", ""))),
                proofChange("a hash more", block -> new Block(block.line(), block.index(), block.proof() + block.proof().substring(0, 45))),
                proofChange("two hashes exchanged", block -> new Block(block.line(), block.index(), block.proof().replaceFirst("(.*\n)(.*\n)", "$2$1"))),
                proofChange("none", block -> new Block(block.line(), block.index(), "")),
                proofChange("the index", block -> new Block(block.line(), block.index() + 1, block.proof())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfAProof")
    void a_proof_that_was_changed_is_noticed_and_its_event_is_named(String what, UnaryOperator<Block> change) {
        draft.events.set(VICTIM, change.apply(draft.events.get(VICTIM)));
        Said said = judge(world.ledger().sign(draft.text()));
        assertThat(said.exit()).as(what).isEqualTo(1);
        assertThat(said.verdict()).startsWith("INVALID: ").contains(nameOf(VICTIM));
    }

    @Test
    void another_state_is_noticed() {
        draft.state = draft.state.replace("\"IN_PROGRESS\"", "\"CLOSED\"").replace("\"in-progress\"", "\"closed\"");
        invalid(draft.write(), "as a whole");
        invalid(certificate.replace(new Draft(certificate).state, draft.state), "the state does not have the hash");
    }

    @Test
    void a_state_to_which_the_events_do_not_lead_is_noticed_by_who_can_fold() {
        draft.state = new Draft(world.ledger().certificate(world.other().toString(), world.otherNumber())).state;
        String signed = world.ledger().sign(draft.text());
        assertThat(judge(signed).exit()).isZero();
        Said said = judgeFolding(signed);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.verdict()).isEqualTo("INVALID: the events are sound, but the state is not the one they lead to");
        assertThat(judgeFolding(certificate).output()).contains("ok: the state is the one to which the events lead, folded again").doesNotContain("not checked: that the state");
        assertThat(judgeFolding(certificate).exit()).isZero();
    }

    @Test
    void a_checkpoint_that_was_changed_is_noticed() {
        String[] lines = draft.checkpoint.split("\n");
        for (String[] change : new String[][] {{lines[0], "elsewhere.example"}, {lines[1], "1" + lines[1]}, {lines[2], swapFirst(lines[2])}, {lines[4], swapFirst(lines[4])}, {lines[4], ""}}) {
            Draft changed = new Draft(certificate);
            changed.checkpoint = draft.checkpoint.replace(change[0], change[1]);
            if (change[0].equals(lines[1])) changed.size = change[1];
            if (change[0].equals(lines[0])) changed.log = change[1];
            invalid(world.ledger().sign(changed.text()), "");
        }
    }

    @Test
    void an_old_checkpoint_in_place_of_the_right_one_is_noticed() {
        PaperLedger before = world.ledger().until((int) draft.events.get(count - 2).index() + 1);
        draft.checkpoint = before.checkpoint();
        invalid(draft.write(), "its checkpoint is one of " + before.size() + " events");
        draft.size = String.valueOf(before.size());
        invalid(world.ledger().sign(draft.text()), "event 1 of " + count);
    }

    @Test
    void the_ledgers_signature_under_all_of_it_is_needed() {
        String[] parts = draft.signature.strip().split(" ");
        for (String signature : List.of("", "\n", "nothing\n", "\u2014 paper.example\n", parts[0] + " " + parts[1] + " AAAA\n", parts[0] + " elsewhere.example " + parts[2] + "\n",
                parts[0] + " " + parts[1] + " " + parts[2].substring(0, 6) + swapFirst(parts[2].substring(6)) + "\n", draft.checkpoint.substring(draft.checkpoint.lastIndexOf('\u2014')),
                draft.signature.strip(), draft.signature + "\n")) {
            draft.signature = signature;
            invalid(draft.write(), "");
        }
        invalid(draft.text(), "");
    }

    @Test
    void a_certificate_signed_by_another_key_is_worth_nothing() {
        invalid(new PaperLedger(OTHER_KEY, world.lines()).certificate(world.ticket().toString(), world.number()), "none of the given keys");
        invalid(new PaperLedger(OTHER_KEY, world.lines()).sign(draft.text()), "none of the given keys");
        Said said = judge(certificate.getBytes(StandardCharsets.UTF_8), OTHER_KEY.verifier().text());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(judge(certificate.getBytes(StandardCharsets.UTF_8), Evidence.file("# old and new\n" + OTHER_KEY.verifier() + "\n" + KEY.verifier() + "\n")).exit()).isZero();
    }

    @Test
    void an_event_that_was_taken_out_is_missed_where_it_was() {
        for (int i = 0; i < count - 1; i++) {
            Draft less = new Draft(certificate);
            less.events.remove(i);
            invalid(world.ledger().sign(less.text()), "event %d of %d (version %d,".formatted(i + 1, count - 1, i + 1));
        }
    }

    /** The one lie that no version and no proof can show. */
    @Test
    void an_end_that_was_cut_off_is_noticed_by_the_signature() {
        draft.events.removeLast();
        draft.state = Certificate.state(draft.events.stream().map(Block::line).toList());
        invalid(draft.write(), "the certificate as a whole does not fit its signature");
    }

    @Test
    void an_event_twice_or_out_of_order_or_of_another_ticket_is_named() {
        Draft twice = new Draft(certificate);
        twice.events.add(VICTIM, twice.events.get(VICTIM));
        invalid(world.ledger().sign(twice.text()), "event %d of %d (version %d,".formatted(VICTIM + 2, count + 1, VICTIM));

        Draft reordered = new Draft(certificate);
        Collections.swap(reordered.events, VICTIM, VICTIM + 1);
        invalid(world.ledger().sign(reordered.text()), "event %d of %d (version %d,".formatted(VICTIM + 1, count, VICTIM + 1));

        Block stranger = new Draft(world.ledger().certificate(world.other().toString(), world.otherNumber())).events.get(1);
        Draft swapped = new Draft(certificate);
        swapped.events.set(1, stranger);
        invalid(world.ledger().sign(swapped.text()), "event 2 of " + count, world.other().toString());

        Draft inserted = new Draft(certificate);
        inserted.events.add(2, stranger);
        invalid(world.ledger().sign(inserted.text()), "event 3 of " + (count + 1), world.other().toString());

        Draft dressedUp = new Draft(certificate);
        dressedUp.events.set(1, stranger.with(stranger.line().replace(world.other().toString(), world.ticket().toString())));
        invalid(world.ledger().sign(dressedUp.text()), "event 2 of " + count, "its proof does not lead to the root");
    }

    @Test
    void nothing_of_an_empty_certificate_is_valid() {
        draft.events.clear();
        invalid(world.ledger().sign(draft.text()), "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25, 40, 200, 1000, -1, -2, -3, -80})
    void a_file_that_is_cut_off_anywhere_is_noticed(int at) {
        Said said = judge(certificate.substring(0, at < 0 ? certificate.length() + at : at));
        assertThat(said.exit()).as(said.output()).isNotZero();
        assertThat(said.verdict()).matches("(INVALID|NOT CHECKED): .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--key", "--nonsense", "two files", "a key that is none", "a key mistyped", "no such file"})
    void called_wrongly_it_says_how_it_is_meant(String wrong) {
        Said said = switch (wrong) {
            case "--key" -> judge(certificate, "--key");
            case "--nonsense" -> judge(certificate, "--nonsense");
            case "two files" -> judge(certificate, "another.certificate");
            case "a key that is none" -> judge(certificate.getBytes(StandardCharsets.UTF_8), Evidence.file("no key\n"));
            case "a key mistyped" -> judge(certificate.getBytes(StandardCharsets.UTF_8), KEY.verifier().text().replace("paper", "piper"));
            default -> judge(certificate, "--checkpoint", "/nowhere/at/all");
        };
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.verdict()).startsWith("NOT CHECKED: ");
    }

    private String nameOf(int index) {
        return "event " + (index + 1) + " of " + count;
    }

    private static void invalid(String file, String... words) {
        Said said = judge(file);
        assertThat(said.exit()).as(said.output()).isEqualTo(1);
        assertThat(said.verdict()).startsWith("INVALID: ").contains(words);
    }

    private static Said judgeFolding(String file) {
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        int exit = OfflineVerifier.run(List.of(Evidence.file(file), "--key", KEY.verifier().text()), new java.io.PrintStream(said, true, StandardCharsets.UTF_8),
                java.util.Optional.of(Certificate::state));
        return new Said(exit, said.toString(StandardCharsets.UTF_8));
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return textChange(what, line -> {
            ObjectNode read = (ObjectNode) CanonicalJson.parse(line);
            change.accept(read);
            return CanonicalJson.write(read);
        });
    }

    private static Arguments textChange(String what, UnaryOperator<String> change) {
        return Arguments.of(what, change);
    }

    private static Arguments proofChange(String what, UnaryOperator<Block> change) {
        return Arguments.of(what, change);
    }

    private static void changeFirst(ObjectNode object) {
        for (var property : object.properties()) {
            JsonNode value = property.getValue();
            if (!value.isString()) continue;
            object.put(property.getKey(), changed(value.stringValue()));
            return;
        }
        throw new AssertionError("no text in " + object);
    }

    private static String changed(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1');
    }

    private static String swapFirst(String text) {
        return (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
    }
}
