package io.ticketledger.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LiveCommandTest {

    private final RunningDesk desk = Evidence.world().desk();
    private final LiveCommand command = desk.part(LiveCommand.class);

    @Test
    void beside_a_running_server_the_tables_are_compared_with_what_was_sealed_and_what_was_kept(CapturedOutput output) throws IOException {
        AuditTree tree = desk.part(AuditTree.class);
        Await.until(() -> tree.newest().size() >= desk.part(PostgresEventStorageEngine.class).head());
        assertThat(command.run(List.of("--live"))).isZero();
        String kept = Evidence.file(tree.newest().note());
        assertThat(command.run(List.of("--live", "--checkpoint", kept))).isZero();
        assertThat(command.run(List.of("--checkpoint", kept, "--live"))).isZero();
        assertThat(output.getOut()).contains("AS SEALED: ").contains("it continues the one that was kept");
        assertThat(command.run(List.of("--live", "--checkpoint", Evidence.file(Evidence.world().ledger().checkpoint())))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--live --checkpoint", "--checkpoint --live x", "--live x", "--live --key x", "--live --live --checkpoint"})
    void called_wrongly_it_says_how_it_is_meant(String arguments, CapturedOutput output) throws IOException {
        assertThat(command.run(List.of(arguments.split(" ")))).isEqualTo(2);
        assertThat(output.getErr()).contains("usage: verify --live [--checkpoint <file>]");
    }
}
