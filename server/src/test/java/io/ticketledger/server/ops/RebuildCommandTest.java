package io.ticketledger.server.ops;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildCommandTest {

    private static Client login(RunningDesk desk, String username, String password) {
        Client stranger = Client.stranger(desk.url() + "/api");
        return stranger.as(stranger.post("/auth/login/", body("username", username, "password", password)).must(200).at("access").stringValue());
    }

    @Test
    void all_makes_every_read_model_anew_and_leaves_alone_what_was_told() throws Exception {
        try (RunningDesk desk = RunningDesk.fresh()) {
            RebuildCommand rebuild = desk.part(RebuildCommand.class);
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            login(desk, "admin", RunningDesk.ADMIN_PASSWORD).post("/users/", body("username", "erin", "password", "SecurePass123!", "password_confirm", "SecurePass123!",
                    "email", "erin@example.com", "first_name", "Erin", "last_name", "Example", "role", "CLIENT", "phone_number", "+1234567890")).must(201);
            login(desk, "erin", "SecurePass123!").post("/tickets/", body("project_name", "Office", "title", "Printer", "description", "It does not work", "priority", "HIGH",
                    "category", "BUG")).must(201);
            // What happened since is not in the log, nor is this trace of it in the others.
            sql.sql("UPDATE notification SET read_at = now()").update();
            sql.sql("UPDATE audit_entry SET action = 'meddled with'").update();
            List<String> told = sql.sql("SELECT CAST(n AS text) FROM notification n ORDER BY 1").query(String.class).list();
            assertThat(told).hasSize(3);

            assertThat(rebuild.run(List.of("notifications"))).as("refused, as is a name of nothing").isEqualTo(2).isEqualTo(rebuild.run(List.of("nothing")));
            assertThat(rebuild.run(List.of("all", "--if-different=keep"))).as("one of them was meddled with").isEqualTo(1);
            assertThat(desk.part(Rebuilds.class).last("audit-log")).map(Rebuild::phase).contains(Phase.KEPT);
            assertThat(desk.part(Rebuilds.class).last("ticket-list")).map(Rebuild::phase).contains(Phase.DONE);
            assertThat(sql.sql("SELECT action FROM audit_entry").query(String.class).list()).contains("meddled with");
            assertThat(rebuild.run(List.of("all"))).isZero();

            assertThat(sql.sql("SELECT CAST(n AS text) FROM notification n ORDER BY 1").query(String.class).list()).isEqualTo(told);
            assertThat(sql.sql("SELECT action FROM audit_entry").query(String.class).list()).isNotEmpty().doesNotContain("meddled with");
            assertThat(desk.part(Rebuilds.class).possible()).doesNotContain("notifications");
        }
    }
}
