package io.ticketledger.server.postgres;

import io.ticketledger.server.ChildJvm;
import io.ticketledger.server.Ticketledger;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ticketledger.server.postgres.EmbeddedDatabase.Presence.ALONE;
import static io.ticketledger.server.postgres.EmbeddedDatabase.Presence.BESIDE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDatabaseTest {

    @TempDir Path folder;

    /** A bean with something to write until the very end, as processors and the event store have. */
    @Configuration
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Application {
        static final AtomicInteger lastWords = new AtomicInteger();

        @Bean
        AutoCloseable speaker(DataSource database) {
            return () -> lastWords.set(JdbcClient.create(database).sql("SELECT 42").query(Integer.class).single());
        }
    }

    @Test
    void an_application_without_a_database_gets_one_that_outlasts_its_beans_and_then_stops() {
        Application.lastWords.set(0);
        try (var server = run(ALONE)) {
            assertThat(user(server)).isEqualTo("ticketledger");
            try (var command = run(BESIDE)) {
                assertThat(user(command)).isEqualTo("ticketledger");
            }
            assertThat(user(server)).as("still there after the command has ended").isEqualTo("ticketledger");
        }
        assertThat(Application.lastWords).hasValue(42);
        assertThat(Running.from(folder.resolve("postgres"))).isEmpty();
        HomeLock.take(Home.at(folder)).orElseThrow().close();
    }

    @Test
    void who_has_a_database_gets_none() {
        var context = new GenericApplicationContext();
        TestPropertyValues.of("spring.datasource.url=jdbc:postgresql://db/mine", "ticketledger.home=" + folder.resolve("home")).applyTo(context);
        new EmbeddedDatabase(ALONE).initialize(context);
        assertThat(context.getEnvironment().getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db/mine");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_second_server_on_the_same_home_ends_with_one_line_and_code_1() throws Exception {
        var home = Home.at(folder);
        try (var _ = HomeLock.take(home).orElseThrow();
             var second = ChildJvm.running(Ticketledger.class, Map.of("TICKETLEDGER_HOME", folder.toString(), "SERVER_PORT", "0", "SPRING_DATASOURCE_URL", ""))) {
            second.process().getInputStream().readAllBytes();
            var complaint = new String(second.process().getErrorStream().readAllBytes(), UTF_8);
            assertThat(second.process().waitFor()).isEqualTo(1);
            assertThat(complaint.lines()).singleElement().asString()
                    .isEqualTo("Ticketledger cannot start: the home %s is in use by process %d; stop that first, or set TICKETLEDGER_HOME to another folder",
                            home.folder(), ProcessHandle.current().pid());
        }
    }

    private ConfigurableApplicationContext run(EmbeddedDatabase.Presence presence, String... arguments) {
        return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
                .initializers(new EmbeddedDatabase(presence))
                // As an argument: a default would be overruled by application.yml, and the test would leave a home in the source tree.
                .run(Stream.concat(Stream.of("--ticketledger.home=" + folder), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String user(ConfigurableApplicationContext context) {
        return JdbcClient.create(context.getBean(DataSource.class)).sql("SELECT current_user").query(String.class).single();
    }
}
