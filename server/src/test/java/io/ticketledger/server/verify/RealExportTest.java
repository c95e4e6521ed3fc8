package io.ticketledger.server.verify;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.server.verify.Evidence.Said;
import io.ticketledger.server.verify.Evidence.World;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the export's route writes, the verifier reads. */
class RealExportTest {

    private final World world = Evidence.world();
    private final Client admin = login(world.desk());

    @Test
    void exports_with_proofs_of_the_whole_and_of_one_ticket_are_valid_and_changed_ones_are_not() {
        AuditTree tree = world.desk().part(AuditTree.class);
        Await.until(() -> tree.newest().size() >= world.desk().part(PostgresEventStorageEngine.class).head());
        for (String part : new String[] {"", "&tickets=" + world.ticket(), "&tickets=" + world.otherNumber()}) {
            String export = admin.get("/ledger/export?format=ndjson&proof=true" + part).must(200).text();
            Said good = judge(export);
            assertThat(good.exit()).as(good.output()).isZero();
            Said bad = judge(export.replaceFirst("\"recorded\":\"2", "\"recorded\":\"3"));
            assertThat(bad.exit()).as(bad.output()).isEqualTo(1);
        }
        Said plain = judge(admin.get("/ledger/export?format=ndjson").must(200).text(), "--checkpoint", Evidence.file(tree.newest().note()));
        assertThat(plain.exit()).as(plain.output()).isZero();
    }

    private Said judge(String export, String... options) {
        return Evidence.judge(export.getBytes(StandardCharsets.UTF_8), Evidence.file(admin.get("/ledger/key").must(200).text()), options);
    }

    private static Client login(RunningDesk desk) {
        Client stranger = Client.stranger(desk.url());
        return stranger.as(stranger.post("/api/auth/login/", body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200).at("access").stringValue());
    }
}
