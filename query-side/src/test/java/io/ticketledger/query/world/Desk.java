package io.ticketledger.query.world;

import io.ticketledger.events.Channel;
import io.ticketledger.eventstore.testing.TestPostgres;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.projecting.Batch;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with all tables, and projections run by hand. */
public final class Desk {

    /** All of them, on a desk that can deliver over every channel. */
    public static final List<Projection> READ_MODELS = ReadModels.all(Set.copyOf(Channel.ALL));

    private final TestPostgres.Database database;
    private final JdbcClient jdbc;

    private Desk(TestPostgres.Database database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    public static Desk fresh() {
        return new Desk(TestPostgres.copyOf(Migrated.DATABASE));
    }

    /** What all desks begin as: a copy takes a fraction of making the tables anew. */
    private static final class Migrated {

        static final TestPostgres.Database DATABASE = migrated();

        private static TestPostgres.Database migrated() {
            TestPostgres.Database database = TestPostgres.freshDatabase();
            // Not by the pool: nobody may be connected to what is copied.
            Flyway.configure().dataSource(database.url(), database.username(), database.password()).locations("classpath:db/migration").load().migrate();
            return database;
        }
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public TestPostgres.Database database() {
        return database;
    }

    public JdbcClient sql() {
        return jdbc;
    }

    /** By deleting: for a handful of rows much faster than truncating, which makes new files. */
    public Desk empty(Projection projection) {
        projection.tables().forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        return this;
    }

    /** In one batch. */
    public Desk project(Projection projection, Book book) {
        return project(projection, book.lines(), Integer.MAX_VALUE);
    }

    /** In batches of this size, each with a transaction of its own. */
    public Desk project(Projection projection, List<Line> lines, int size) {
        for (int from = 0; from < lines.size(); from += Math.min(size, lines.size() - from)) {
            Batch batch = new Batch(projection);
            lines.subList(from, from + Math.min(size, lines.size() - from)).forEach(line -> batch.add(line.event(), line.entry()));
            try (Connection connection = dataSource().getConnection()) {
                connection.setAutoCommit(false);
                batch.flush(connection);
                connection.commit();
            } catch (SQLException e) {
                throw new AssertionError("the batch failed: " + e.getMessage(), e);
            }
        }
        return this;
    }

    /** Every row of every table of the projection, as text in a fixed order; counters that have come back to nothing are as good as none. */
    public Map<String, List<String>> rows(Projection projection) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : projection.tables()) {
            rows.put(table, jdbc.sql("SELECT CAST(t AS text) FROM " + table + " t WHERE NOT (" + projection.saysNothing().getOrDefault(table, "false")
                    + ") ORDER BY 1").query(String.class).list());
        }
        return rows;
    }
}
