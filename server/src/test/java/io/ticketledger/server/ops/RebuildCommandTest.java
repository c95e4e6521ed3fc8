package io.ticketledger.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildCommandTest {

    @Test
    void all_makes_every_read_model_anew_and_leaves_alone_what_was_told() throws Exception {
        try (RunningDesk desk = RunningDesk.fresh()) {
            RebuildCommand rebuild = desk.part(RebuildCommand.class);
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            Client stranger = Client.stranger(desk.url() + "/api");
            Client admin = stranger.as(stranger.post("/auth/login/", Client.body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200).at("access").stringValue());
            admin.post("/tickets/", Client.body("title", "Printer", "description", "It is on fire", "priority", "HIGH", "category", "BUG")).must(201);
            // What happened since is not in the log, nor is this trace of it in the others.
            sql.sql("UPDATE notification SET read_at = now()").update();
            sql.sql("UPDATE audit_entry SET action = 'meddled with'").update();
            List<String> told = sql.sql("SELECT CAST(n AS text) FROM notification n ORDER BY 1").query(String.class).list();
            assertThat(told).hasSize(3);

            assertThat(rebuild.run(List.of("notifications"))).as("refused, as is a name of nothing").isEqualTo(2).isEqualTo(rebuild.run(List.of("nothing")));
            assertThat(rebuild.run(List.of("all"))).isZero();

            assertThat(sql.sql("SELECT CAST(n AS text) FROM notification n ORDER BY 1").query(String.class).list()).isEqualTo(told);
            assertThat(sql.sql("SELECT action FROM audit_entry").query(String.class).list()).isNotEmpty().doesNotContain("meddled with");
            assertThat(desk.part(ProjectionProcessors.class).rebuildable()).doesNotContain("notifications");
        }
    }
}
