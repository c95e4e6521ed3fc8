package io.ticketledger.server.notary;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.SignedNote;
import io.ticketledger.server.cli.Command;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class NotaryTest {

    private static final String OWN_KEY = "ticketledger.checkpoint-key=";

    @Test
    void a_key_that_is_rotated_beside_a_running_server_signs_soon_and_the_old_one_until_it_is_let_go(CapturedOutput output) throws Exception {
        try (RunningDesk desk = RunningDesk.fresh(OWN_KEY)) {
            awaitSealed(desk);
            AuditTree tree = desk.part(AuditTree.class);
            NoteVerifier old = tree.verifiers().getFirst();
            assertThat(key(desk, output)).isEqualTo(old.text() + "\n");
            String[] printed = key(desk, output, "rotate").split("\n");
            assertThat(printed).hasSize(2).endsWith(old.text());
            NoteVerifier young = NoteVerifier.parse(printed[0]);
            Await.until(() -> signers(tree) == 2);
            SignedNote both = SignedNote.parse(tree.newest().note());
            assertThat(both.isSignedBy(List.of(old)) && both.isSignedBy(List.of(young))).isTrue();
            assertThat(served(desk)).isEqualTo(young.text() + "\n" + old.text() + "\n");

            assertThat(key(desk, output, "retire")).isEqualTo(young.text() + "\n");
            Await.until(() -> tree.sign("x\n").lines().filter(line -> line.startsWith("\u2014")).count() == 1);
            append(desk);
            awaitSealed(desk);
            assertThat(SignedNote.parse(tree.newest().note()).isSignedBy(List.of(young))).isTrue();
            assertThat(signers(tree)).isEqualTo(1);
            assertThat(served(desk)).isEqualTo(young.text() + "\n" + old.text() + "\n");
            assertThat(command(desk).run(List.of("retire"))).isEqualTo(1);
            assertThat(command(desk).run(List.of("turn"))).isEqualTo(2);
        }
    }

    @Test
    void a_node_with_a_key_of_its_own_signs_nothing_and_says_why(CapturedOutput output) throws Exception {
        try (RunningDesk desk = RunningDesk.fresh(OWN_KEY)) {
            awaitSealed(desk);
            try (RunningDesk other = desk.anotherNode(OWN_KEY)) {
                Await.until(() -> other.part(Notary.class).refusal().isPresent());
                assertThat(other.part(Notary.class).refusal()).hasValueSatisfying(why -> assertThat(why).contains("another key"));
                assertThat(output.getAll()).containsOnlyOnce("NO CHECKPOINTS ARE SIGNED");
                append(other);
                awaitSealed(desk);
                assertThat(desk.part(Notary.class).refusal()).isEmpty();
            }
        }
    }

    @Test
    void after_the_key_is_lost_somebody_has_to_say_that_another_goes_on() throws Exception {
        try (RunningDesk desk = RunningDesk.fresh(OWN_KEY)) {
            awaitSealed(desk);
            desk.close();
            try (RunningDesk heir = desk.anotherNode(OWN_KEY)) {
                Await.until(() -> heir.part(Notary.class).refusal().isPresent());
                assertThat(command(heir).run(List.of("adopt"))).isZero();
                Await.until(() -> heir.part(Notary.class).refusal().isEmpty());
                append(heir);
                awaitSealed(heir);
            }
        }
    }

    @Test
    void a_log_is_called_as_it_was_told_before_it_signed_and_keeps_that_name() {
        try (RunningDesk desk = RunningDesk.fresh("ticketledger.origin=desk.example/ledger")) {
            awaitSealed(desk);
            assertThat(desk.part(AuditTree.class).newest().note()).startsWith("desk.example/ledger\n");
            try (RunningDesk silent = desk.anotherNode()) {
                assertThat(silent.part(AuditTree.class).origin()).isEqualTo("desk.example/ledger");
            }
            assertThatThrownBy(() -> desk.anotherNode("ticketledger.origin=desk.example/other"))
                    .satisfies(e -> assertThat(CannotStart.in(e)).hasMessageContaining("a log keeps its name").hasMessageContaining("desk.example/ledger"));
        }
        assertThatThrownBy(() -> RunningDesk.fresh("ticketledger.origin=a+b")).satisfies(e -> assertThat(CannotStart.in(e)).hasMessageContaining("TICKETLEDGER_ORIGIN"));
    }

    @Test
    void the_live_verification_says_that_all_is_well_or_which_event_is_not(CapturedOutput output) {
        try (RunningDesk desk = RunningDesk.fresh()) {
            awaitSealed(desk);
            String kept = desk.part(AuditTree.class).newest().note();
            append(desk);
            awaitSealed(desk);
            LiveVerification live = desk.part(LiveVerification.class);
            assertThat(live.run(null)).isZero();
            assertThat(live.run(kept)).isZero();
            assertThat(output.getOut()).contains("AS SEALED").doesNotContain("NOT AS SEALED");
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            sql.sql("alter table event_log disable trigger event_log_append_only").update();
            sql.sql("update event_log set occurred = occurred + interval '1 day' where position = 1").update();
            assertThat(live.run(kept)).isEqualTo(1);
            assertThat(output.getOut()).contains("The event at position 1 is not the one that was sealed.", "not a continuation", "NOT AS SEALED");
            assertThat(live.run("no checkpoint")).isEqualTo(1);
        }
    }

    @Test
    void a_database_that_goes_away_for_a_while_is_waited_for(CapturedOutput output) {
        try (RunningDesk desk = RunningDesk.fresh()) {
            awaitSealed(desk);
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            sql.sql("alter table checkpoint rename to away").update();
            Await.until(() -> output.getAll().contains("no checkpoint could be made"));
            sql.sql("alter table away rename to checkpoint").update();
            append(desk);
            awaitSealed(desk);
            assertThat(output.getAll()).containsOnlyOnce("no checkpoint could be made");
        }
    }

    private static void append(RunningDesk desk) {
        admin(desk).patch("/api/profile/update/", body("first_name", "n" + System.nanoTime())).must(200);
    }

    private static void awaitSealed(RunningDesk desk) {
        long head = desk.part(PostgresEventStorageEngine.class).head();
        assertThat(head).isPositive();
        JdbcClient sql = JdbcClient.create(desk.database().dataSource());
        Await.until(() -> sql.sql("select size from checkpoint").query(Long.class).single() >= head);
    }

    private static int signers(AuditTree tree) {
        return SignedNote.parse(tree.newest().note()).signatures().size();
    }

    private static String served(RunningDesk desk) {
        return admin(desk).get("/ledger/key").must(200).text();
    }

    private static Client admin(RunningDesk desk) {
        Client stranger = Client.stranger(desk.url());
        return stranger.as(stranger.post("/api/auth/login/", body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200).at("access").stringValue());
    }

    private static KeyCommand command(RunningDesk desk) {
        return new KeyCommand(desk.part(AuditTree.class).origin(), new KeyFiles(desk.part(Home.class)), desk.part(LedgerKeys.class), desk.part(io.ticketledger.eventstore.tree.Sealing.class));
    }

    /** What it prints. */
    private static String key(RunningDesk desk, CapturedOutput output, String... arguments) throws Exception {
        assertThat(desk.part(KeyCommand.class)).isInstanceOf(Command.class);
        int before = output.getOut().length();
        assertThat(desk.part(KeyCommand.class).run(List.of(arguments))).isZero();
        return output.getOut().substring(before).lines().filter(line -> line.startsWith("ticketledger/")).map(line -> line + "\n").reduce("", String::concat);
    }
}
