package io.ticketledger.eventstore.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that knows where tests find their PostgreSQL. One server per JVM, started when first needed; a database per test, never
 * dropped. Settings may be system properties or environment variables:
 *
 * <ul>
 * <li>`TICKETLEDGER_TEST_DATABASE_URL`, `_USERNAME`, `_PASSWORD`: a server of yours; the URL names a database it may be reached by.
 * <li>`TICKETLEDGER_TEST_DATABASE=testcontainers`: a container.
 * <li>otherwise an embedded server, its files in the temp directory, as durable as a real one: fsync and synchronous_commit are on.
 * </ul>
 */
public final class TestPostgres {

    /** A fresh database. */
    public record Database(String url, String username, String password, DataSources sources) {

        public Database(String url, String username, String password) {
            this(url, username, password, new DataSources());
        }

        /** A small pool; every call gives the same one. */
        public HikariDataSource dataSource() {
            return sources.shared(this);
        }

        /** A pool of its own, such as another node would have. */
        public HikariDataSource anotherPool(int size) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(username);
            config.setPassword(password);
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(30_000);
            return new HikariDataSource(config);
        }
    }

    /** Holds the pool of a database, made when first asked for. */
    public static final class DataSources {

        private @Nullable HikariDataSource shared;

        private DataSources() {}

        private synchronized HikariDataSource shared(Database database) {
            if (shared == null) {
                shared = database.anotherPool(16);
            }
            return shared;
        }
    }

    private record Server(String urlPrefix, String urlSuffix, String username, String password, String adminUrl) {}

    private static @Nullable Server server;

    private TestPostgres() {}

    /** A copy of template1, which is cheap. */
    public static Database freshDatabase() {
        return database("template1");
    }

    /** A copy of a database as it is now; nobody may be connected to that one. */
    public static Database copyOf(Database original) {
        String url = original.url;
        Server running = server();
        return database(url.substring(running.urlPrefix.length(), url.length() - running.urlSuffix.length()));
    }

    private static Database database(String template) {
        Server running = server();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(running.adminUrl, running.username, running.password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh database could be created", e);
        }
        return new Database(running.urlPrefix + name + running.urlSuffix, running.username, running.password);
    }

    private static synchronized Server server() {
        if (server == null) {
            String url = setting("TICKETLEDGER_TEST_DATABASE_URL");
            if (url != null) {
                server = given(url, orElse(setting("TICKETLEDGER_TEST_DATABASE_USERNAME"), "postgres"),
                        orElse(setting("TICKETLEDGER_TEST_DATABASE_PASSWORD"), ""));
            } else if ("testcontainers".equals(setting("TICKETLEDGER_TEST_DATABASE"))) {
                PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
                container.start();
                server = given(container.getJdbcUrl(), container.getUsername(), container.getPassword());
            } else {
                server = embedded();
            }
        }
        return server;
    }

    private static Server given(String url, String username, String password) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return new Server(path.substring(0, path.lastIndexOf('/') + 1), query < 0 ? "" : url.substring(query), username, password, url);
    }

    private static Server embedded() {
        try {
            // A directory per JVM: two builds side by side must not unpack, lock and clean in the same place.
            File directory = Files.createTempDirectory("ticketledger-test-postgres").toFile();
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .start();
            return given("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    private static @Nullable String setting(String name) {
        return orElse(System.getProperty(name), System.getenv(name));
    }

    private static <T extends @Nullable String> T orElse(@Nullable String first, T second) {
        @SuppressWarnings("unchecked")
        T given = (T) first;
        return given != null && !given.isBlank() ? given : second;
    }
}
