package io.ticketledger.benchmarks.measuring;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL to measure on, either one that is started for it, as durable and as large as the one that the server brings along, or the one that was given.
 * Each database made on it is empty and is dropped when this is closed.
 */
public final class Database implements AutoCloseable {

    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable Path folder;
    private final String server;
    private final String query;
    private final String user;
    private final String password;
    private final List<String> made = new ArrayList<>();

    private Database(@Nullable EmbeddedPostgres embedded, @Nullable Path folder, String url, String user, String password) {
        this.embedded = embedded;
        this.folder = folder;
        int parameters = url.indexOf('?');
        String path = parameters < 0 ? url : url.substring(0, parameters);
        this.server = path.substring(0, path.lastIndexOf('/') + 1);
        this.query = parameters < 0 ? "" : url.substring(parameters);
        this.user = user;
        this.password = password;
    }

    public static Database open(Options options) throws IOException {
        String given = options.database();
        if (given != null) return new Database(null, null, given, options.user(), options.password());
        Path folder = Files.createTempDirectory("ticketledger-benchmarks");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "1GB").setServerConfig("effective_cache_size", "4GB")
                .setServerConfig("work_mem", "8MB").setServerConfig("maintenance_work_mem", "128MB")
                .setServerConfig("max_wal_size", "2GB").setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("random_page_cost", "1.1").setServerConfig("jit", "off")
                .start();
        return new Database(postgres, folder, "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "");
    }

    /** A new one, with nothing in it. @return its JDBC address */
    public String create() throws SQLException {
        String name = "measured_" + UUID.randomUUID().toString().replace("-", "");
        administer("CREATE DATABASE " + name);
        made.add(name);
        return server + name + query;
    }

    /** A new one with the tables of the log, and those of the read models if their migrations are on the class path. @return its JDBC address */
    public String createMigrated() throws SQLException {
        String url = create();
        Flyway.configure().dataSource(url, user, password).load().migrate();
        return url;
    }

    public Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public HikariDataSource pool(String url, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = connect(server + "postgres" + query); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (embedded == null) {
            for (String name : made) administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            return;
        }
        embedded.close();
        if (folder != null) delete(folder);
    }

    /** With all that is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
