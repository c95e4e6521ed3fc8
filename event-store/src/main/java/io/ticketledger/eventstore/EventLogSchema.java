package io.ticketledger.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The tables of the log. Applications let Flyway run {@link #MIGRATION}; tests without Flyway call {@link #create}. */
public final class EventLogSchema {

    /** On the class path, where Flyway looks by default. */
    public static final String MIGRATION = "db/migration/V1_1__event_log.sql";

    private EventLogSchema() {}

    /** Runs the migration once, on an empty schema. */
    public static void create(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(migration());
        } catch (SQLException e) {
            throw new EventStoreException("The event log's tables could not be created", e);
        }
    }

    private static String migration() {
        try (InputStream file = EventLogSchema.class.getClassLoader().getResourceAsStream(MIGRATION)) {
            if (file == null) {
                throw new IllegalStateException(MIGRATION + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
