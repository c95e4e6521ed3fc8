package io.ticketledger.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The tables of the log. Applications let Flyway run {@link #MIGRATIONS}; tests without Flyway call {@link #create}. */
public final class EventLogSchema {

    /** On the class path, where Flyway looks by default. */
    public static final List<String> MIGRATIONS = List.of("db/migration/V1_1__event_log.sql", "db/migration/V1_2__merkle_tree.sql");

    private EventLogSchema() {}

    /** Runs the migrations once, on an empty schema. */
    public static void create(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            for (String migration : MIGRATIONS) {
                statement.execute(text(migration));
            }
        } catch (SQLException e) {
            throw new EventStoreException("The event log's tables could not be created", e);
        }
    }

    private static String text(String migration) {
        try (InputStream file = EventLogSchema.class.getClassLoader().getResourceAsStream(migration)) {
            if (file == null) {
                throw new IllegalStateException(migration + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
