package io.ticketledger.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CopiesBeforeMigrationsTest {

    @TempDir
    private Path migrations;

    @Test
    void a_migration_of_read_models_finds_no_copies_and_any_other_leaves_them() throws IOException {
        try (RunningDesk desk = RunningDesk.fresh()) {
            DataSource database = desk.database().dataSource();
            Rebuilds rebuilds = desk.part(Rebuilds.class);
            rebuilt(rebuilds);
            migrate(desk, database);
            assertThat(rebuilds.previous("dashboard")).as("nothing was to be migrated").isPresent();
            Files.writeString(migrations.resolve("V2_999__of_the_server.sql"), "CREATE TABLE of_the_server (n int)");
            migrate(desk, database);
            assertThat(rebuilds.previous("dashboard")).as("that was none of a read model").isPresent();

            Files.writeString(migrations.resolve("V3_999__of_a_read_model.sql"), "ALTER TABLE dashboard_ticket ADD COLUMN further text; DROP INDEX dashboard_ticket_age");
            migrate(desk, database);
            assertThat(rebuilds.previous("dashboard")).isEmpty();
            assertThat(JdbcClient.create(database).sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(rebuild|previous)_'").query(String.class).list()).isEmpty();
            rebuilt(rebuilds);
            assertThat(rebuilds.previous("dashboard")).isPresent();
        }
    }

    private static void rebuilt(Rebuilds rebuilds) {
        rebuilds.rebuild("dashboard", IfDifferent.SWAP, "Ada");
        Await.until(() -> rebuilds.last("dashboard").orElseThrow().phase() == Phase.DONE);
    }

    private void migrate(RunningDesk desk, DataSource database) {
        desk.part(FlywayMigrationStrategy.class).migrate(Flyway.configure().dataSource(database).locations("classpath:db/migration", "filesystem:" + migrations).outOfOrder(true).load());
    }
}
