package io.ticketledger.server.verify;

import static io.ticketledger.server.verify.Evidence.KEY;
import static io.ticketledger.server.verify.Evidence.OTHER_KEY;
import static io.ticketledger.server.verify.Evidence.file;
import static io.ticketledger.server.verify.Evidence.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.verify.Evidence.Said;
import io.ticketledger.server.verify.Evidence.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports in the hands of somebody who would like to have them a little different. */
class VerifyExportTest {

    private final World world = Evidence.world();
    private final PaperLedger ledger = world.ledger();
    private final int size = ledger.size();

    private boolean ofTheTicket(String line) {
        return line.contains("\"stream\":\"" + world.ticket() + "\"");
    }

    @Test
    void a_whole_export_with_its_checkpoint_is_valid() {
        Said said = judge(ledger.export(line -> true));
        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(said.verdict()).isEqualTo("VALID: the %d events are in the log paper.example at their positions up to %d, unchanged".formatted(size, size));
    }

    @Test
    void of_any_part_the_proofs_stand_for_the_rest() {
        List<Predicate<String>> parts = new ArrayList<>(List.of(this::ofTheTicket, line -> !ofTheTicket(line)));
        for (int i = 0; i < size; i++) {
            String only = world.lines().get(i);
            parts.add(only::equals);
            parts.add(line -> !only.equals(line));
        }
        for (Predicate<String> part : parts) {
            Said said = judge(ledger.export(part));
            assertThat(said.exit()).as(said.output()).isZero();
            assertThat(said.output()).contains("not checked: by what rule the other");
        }
    }

    @Test
    void logs_of_every_size_and_every_gap_in_them_come_out_right() {
        List<String> lines = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            lines.add(world.lines().getFirst().replaceFirst("\"position\":1,", "\"position\":" + n + ","));
            PaperLedger grown = new PaperLedger(KEY, List.copyOf(lines));
            for (int from = 1; from <= n; from += 3) {
                int first = from;
                int last = Math.min(n, from + n / 2);
                String export = grown.export(line -> lines.indexOf(line) + 1 < first || lines.indexOf(line) + 1 > last);
                if (last - first + 1 < n) assertThat(judge(export).exit()).as(export).isZero();
            }
        }
    }

    @Test
    void without_proofs_a_checkpoint_of_the_same_size_does() {
        Said said = judge(ledger.plainExport(), "--checkpoint", file(ledger.checkpoint()));
        assertThat(said.exit()).as(said.output()).isZero();
    }

    @Test
    void what_is_missing_to_judge_is_said_in_a_sentence() {
        undecided(judge(ledger.plainExport()), "there are no proofs in this export: give --checkpoint with one of size " + size + ", or export it again with proof=true");
        undecided(judge(ledger.plainExport().substring(ledger.plainExport().indexOf('\n') + 1), "--checkpoint", file(ledger.checkpoint())), "position 2, ", "is the first, and nothing in the export stands for the events before it", "proof=true");
        undecided(judge(ledger.plainExport(), "--checkpoint", file(ledger.until(5).checkpoint())), "the first 5 events are in the log", "a checkpoint of size " + size);
        undecided(judge(""), "there is no event");
    }

    @Test
    void an_event_that_was_changed_changes_the_root() {
        for (boolean proofs : new boolean[] {true, false}) {
            for (int i = 0; i < size; i++) {
                int changed = i;
                invalid(tampered(proofs, lines -> lines.set(changed, lines.get(changed).replaceFirst("\"recorded\":\"2", "\"recorded\":\"3"))), "the root of these events is not that of the checkpoint");
            }
            invalid(tampered(proofs, lines -> lines.set(3, lines.get(3).replaceFirst("\"actor", "\"Actor"))), "the root");
            invalid(tampered(proofs, lines -> lines.set(3, lines.get(3).replaceFirst("\"stream\":\"0", "\"stream\":\"1"))), "the root");
            invalid(tampered(proofs, lines -> lines.set(3, lines.get(3) + " ")), "line 4");
            invalid(tampered(proofs, lines -> lines.set(3, lines.get(3) + "\r")), "line 4");
        }
    }

    @Test
    void an_event_taken_out_put_in_doubled_or_moved_is_named() {
        for (boolean proofs : new boolean[] {true, false}) {
            invalid(tampered(proofs, lines -> lines.remove(3)), "line 4 (version ", "position 5, ", "stands where position 4 belongs");
            invalid(tampered(proofs, lines -> lines.add(3, lines.get(3))), "line 5 (version ", "position 4, ", "stands where position 5 belongs");
            invalid(tampered(proofs, lines -> Collections.swap(lines, 3, 4)), "line 4 (version ", "position 5, ", "stands where position 4 belongs");
            invalid(tampered(proofs, lines -> lines.add(3, lines.get(3).replace("\"position\":4", "\"position\":99"))), "line 4 (version ", "position 99, ");
            invalid(tampered(proofs, lines -> lines.add(3, "{}")), "line 4");
            invalid(tampered(proofs, lines -> lines.add(3, "")), "line 4");
        }
    }

    @Test
    void an_end_that_was_cut_off_is_missed() {
        String export = ledger.export(this::ofTheTicket);
        String lastLine = export.substring(0, export.length() - 1);
        invalid(judge(lastLine), "cut off");
        invalid(judge(lastLine.substring(0, lastLine.lastIndexOf('\n') + 1)), "the end of the file is missing");
        String whole = ledger.plainExport();
        String shorter = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        invalid(judge(shorter, "--checkpoint", file(ledger.checkpoint())), "the file ends at position " + (size - 1), "the last events are missing");
        invalid(judge(export + world.lines().getFirst() + "\n"), "stands after the checkpoint");
    }

    @Test
    void an_old_checkpoint_at_the_end_does_not_cover_what_is_before() {
        String export = ledger.export(line -> true);
        String old = ledger.until(size - 1).export(line -> true);
        String exchanged = export.substring(0, export.indexOf("{\"checkpoint\"")) + old.substring(old.indexOf("{\"checkpoint\""));
        invalid(judge(exchanged), "its checkpoint covers only " + (size - 1));
        String shorter = old.substring(0, old.indexOf("{\"checkpoint\"")) + export.substring(export.indexOf("{\"checkpoint\""));
        invalid(judge(shorter), "the last events are missing");
    }

    @Test
    void whatever_is_changed_in_what_stands_for_the_rest_is_noticed() {
        String export = ledger.export(this::ofTheTicket);
        int before = (int) world.lines().stream().takeWhile(line -> !ofTheTicket(line)).count();
        String end = "\"to\":" + before + "}";
        invalid(judge(export.replaceFirst("\"from\":1,", "\"from\":2,")), "where position 1 belongs");
        invalid(judge(export.replaceFirst(end, "\"to\":" + (before + 1) + "}")), "line 1: there are ");
        invalid(judge(export.replaceFirst(end, "\"to\":" + (before - 1) + "}")), "");
        invalid(judge(export.replaceFirst("\"hashes\":\\[\"[^\"]*\",", "\"hashes\":[")), "line 1: there are ");
        invalid(judge(export.replaceFirst("\"hashes\":\\[(\"[^\"]*\"),(\"[^\"]*\")", "\"hashes\":[$2,$1")), "the root");
        invalid(judge(export.replaceFirst("\"hashes\":\\[\"[^\"]*\"", "\"hashes\":[\"AAAA\"")), "no SHA-256 hash");
        invalid(judge(export.replaceFirst("\"hashes\":\\[(\"[^\"]*\")", "\"hashes\":[$1,$1")), "line 1: there are ");
        undecided(judge(export.replaceFirst("\\{\"omitted\".*\n", "")), "nothing in the export stands for the events before");
        assertThat(export).as("what these changes are about").contains("{\"omitted\":{\"from\":1,\"hashes\":[\"").contains("\"],\"to\":" + before + "}}\n");
    }

    @Test
    void a_checkpoint_of_somebody_else_or_changed_is_worth_nothing() {
        invalid(judge(new PaperLedger(OTHER_KEY, world.lines()).export(line -> true)), "none of the given keys");
        invalid(judge(ledger.export(line -> true).replace("\\n" + size + "\\n", "\\n" + (size + 1) + "\\n")), "does not fit its signature");
        invalid(judge(ledger.export(line -> true).replace("{\"checkpoint\":\"paper", "{\"checkpoint\":\"piper")), "");
        List<String> disordered = new ArrayList<>(world.lines());
        Collections.swap(disordered, 6, 7);
        invalid(judge(new PaperLedger(KEY, disordered).export(line -> true)), "line 7", "stands where position 7 belongs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"checkpoint\":}", "{\"checkpoint\":\"\"}", "{\"checkpoint\":\"x\"}", "{\"omitted\":{}}", "{\"omitted\":{\"from\":1,\"to\":99999999999999999999,\"hashes\":[]}}",
        "{\"omitted\":{\"from\":1,\"to\":999999999999999999,\"hashes\":[]}}", "{\"omitted\":[]}", "[]", "null", "{", "{\"", "{\"a\":{}", "{\"a\":\"\\", "{\"position\":1}", "{:,}", "{,}", "\u0000"})
    void nonsense_is_refused_in_a_sentence(String line) {
        invalid(judge(line + "\n" + ledger.export(each -> true)), "");
    }

    /** With the proofs of a part where there are any, or whole and beside the checkpoint. */
    private Said tampered(boolean proofs, Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>((proofs ? ledger.export(line -> true) : ledger.plainExport()).lines().toList());
        List<String> before = List.copyOf(lines);
        change.accept(lines);
        assertThat(lines).isNotEqualTo(before);
        String file = String.join("\n", lines) + "\n";
        return proofs ? judge(file) : judge(file, "--checkpoint", file(ledger.checkpoint()));
    }

    private static void undecided(Said said, String... words) {
        assertThat(said.exit()).as(said.output()).isEqualTo(2);
        assertThat(said.verdict()).startsWith("NOT CHECKED: ").contains(words);
    }

    private static void invalid(Said said, String... words) {
        assertThat(said.exit()).as(said.output()).isEqualTo(1);
        assertThat(said.verdict()).startsWith("INVALID: ").contains(words);
    }
}
