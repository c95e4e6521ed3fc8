package io.ticketledger.server.verify;

import static io.ticketledger.server.verify.Evidence.KEY;
import static io.ticketledger.server.verify.Evidence.OTHER_KEY;
import static io.ticketledger.server.verify.Evidence.file;
import static io.ticketledger.server.verify.Evidence.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.verify.Evidence.Said;
import io.ticketledger.server.verify.Evidence.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An auditor kept a checkpoint. A ledger with the right key, and two stories to tell, is found out by it. */
class KeptCheckpointTest {

    private static final int THEN = 9;

    private final World world = Evidence.world();
    private final PaperLedger honest = world.ledger();
    /** Of the same length and signed with the same key, but an event before the kept checkpoint is another. */
    private final PaperLedger forked = new PaperLedger(KEY, withAnotherSecond(world.lines()));

    @Test
    void the_same_checkpoint_is_the_same_log() {
        valid(judge(certificate(honest), "--checkpoint", file(honest.checkpoint())), "the log is the one whose checkpoint you kept");
    }

    @Test
    void a_log_that_has_grown_is_shown_to_have_only_grown() {
        for (int then = 1; then < honest.size(); then++) {
            valid(judge(certificate(honest), "--checkpoint", file(honest.until(then).checkpoint()), "--consistency", file(honest.consistency(then))), then + " events then");
        }
    }

    @Test
    void the_empty_log_is_the_beginning_of_every_log() {
        valid(judge(certificate(honest), "--checkpoint", file(honest.until(0).checkpoint())), "0 events then");
    }

    @Test
    void without_the_proof_it_is_said_that_this_was_not_checked_and_how_to_get_it() {
        Said said = judge(certificate(honest), "--checkpoint", file(honest.until(THEN).checkpoint()));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.verdict()).startsWith("NOT CHECKED: all else holds, ").contains("/ledger/proof/consistency?from=9&to=" + honest.size());
    }

    @Test
    void a_fork_of_the_same_size_has_another_root() {
        assertThat(judge(certificate(forked)).exit()).as("by itself nobody can tell").isZero();
        invalid(judge(certificate(forked), "--checkpoint", file(honest.checkpoint())), "the log was forked");
    }

    @Test
    void a_fork_of_another_size_has_no_proof_of_consistency() {
        String kept = file(honest.until(THEN).checkpoint());
        invalid(judge(certificate(forked), "--checkpoint", kept, "--consistency", file(forked.consistency(THEN))), "the log was forked");
        invalid(judge(certificate(forked), "--checkpoint", kept, "--consistency", file(honest.consistency(THEN))), "the log was forked");
        String later = file(honest.until(honest.size() - 1).checkpoint());
        invalid(judge(certificate(forked), "--checkpoint", later, "--consistency", file(forked.consistency(honest.size() - 1))), "the log was forked");
    }

    @Test
    void a_proof_that_is_not_the_right_one_proves_nothing() {
        String kept = file(honest.until(THEN).checkpoint());
        String proof = honest.consistency(THEN);
        invalid(judge(certificate(honest), "--checkpoint", kept, "--consistency", file(honest.consistency(THEN - 1))), "old 9");
        invalid(judge(certificate(honest), "--checkpoint", kept, "--consistency", file(proof.replaceFirst("old 9\n.*\n", "old 9\n"))), "not the proof");
        invalid(judge(certificate(honest), "--checkpoint", kept, "--consistency", file(proof.replaceFirst("old 9\n(.*\n)", "old 9\n$1$1"))), "not the proof");
        invalid(judge(certificate(honest), "--checkpoint", kept, "--consistency", file("nothing\n")), "old 9");
        invalid(judge(certificate(honest), "--checkpoint", kept, "--consistency", file("")), "cut off");
    }

    @Test
    void an_old_certificate_is_not_taken_for_a_new_one() {
        invalid(judge(certificate(honest.until(honest.size() - 1)), "--checkpoint", file(honest.checkpoint())), "an old checkpoint was presented", "covers " + honest.size());
    }

    @Test
    void a_kept_checkpoint_must_be_one() {
        invalid(judge(certificate(honest), "--checkpoint", file("nothing\n")), "the checkpoint you kept is not signed");
        invalid(judge(certificate(honest), "--checkpoint", file(honest.checkpoint().replace("\n" + honest.size() + "\n", "\n7\n"))), "the checkpoint you kept does not fit its signature");
        invalid(judge(certificate(honest), "--checkpoint", file(new PaperLedger(OTHER_KEY, world.lines()).checkpoint())), "the checkpoint you kept is signed by", "none of the given keys");
    }

    @Test
    void of_an_export_the_beginning_is_compared_while_it_is_read() {
        String export = honest.export(line -> true);
        valid(judge(export, "--checkpoint", file(honest.until(THEN).checkpoint())), "the first 9 events are those that the checkpoint you kept covers");
        valid(judge(export, "--checkpoint", file(honest.checkpoint())), "");
        invalid(judge(forked.export(line -> true), "--checkpoint", file(honest.until(THEN).checkpoint())), "the first 9 events are not those");
    }

    /** It ends where it was asked to, or where somebody cut it off; that it is the beginning of the log one knows is to be shown either way. */
    @Test
    void of_an_export_that_ends_before_what_was_kept_the_proof_is_needed() {
        String export = honest.until(THEN).export(line -> true);
        String kept = file(honest.checkpoint());
        Said said = judge(export, "--checkpoint", kept);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.verdict()).startsWith("NOT CHECKED: all else holds").contains("/ledger/proof/consistency?from=9&to=" + honest.size());
        valid(judge(export, "--checkpoint", kept, "--consistency", file(honest.consistency(THEN))), "the 9 events are the beginning of the log whose checkpoint you kept");
        invalid(judge(forked.until(THEN).export(line -> true), "--checkpoint", kept, "--consistency", file(honest.consistency(THEN))), "the log was forked");
        invalid(judge(forked.until(THEN).export(line -> true), "--checkpoint", kept, "--consistency", file(forked.consistency(THEN))), "the log was forked");
    }

    @Test
    void of_an_export_that_leaves_out_what_was_then_the_proof_is_needed() {
        String export = honest.export(line -> line.contains("\"position\":" + honest.size() + ","));
        String kept = file(honest.until(THEN).checkpoint());
        assertThat(judge(export, "--checkpoint", kept).exit()).isEqualTo(2);
        valid(judge(export, "--checkpoint", kept, "--consistency", file(honest.consistency(THEN))), "the log is the one whose checkpoint you kept");
    }

    private String certificate(PaperLedger ledger) {
        return ledger.certificate(world.ticket().toString(), world.number());
    }

    private static List<String> withAnotherSecond(List<String> lines) {
        List<String> others = new ArrayList<>(lines);
        others.set(1, lines.get(1).replaceFirst("\"recorded\":\"2", "\"recorded\":\"3"));
        return others;
    }

    private static void valid(Said said, String words) {
        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(said.output()).contains(words);
    }

    private static void invalid(Said said, String... words) {
        assertThat(said.exit()).as(said.output()).isEqualTo(1);
        assertThat(said.verdict()).startsWith("INVALID: ").contains(words);
    }
}
