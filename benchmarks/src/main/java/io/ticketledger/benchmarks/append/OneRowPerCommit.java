package io.ticketledger.benchmarks.append;

import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What everything is compared with: a row of the log's shape for each commit, into a table with the log's columns, checks and indexes. The rows are as large as ours, their
 * positions come from a sequence and their streams from {@code uuidv7()}, so that both indexes grow at their ends, which is the cheapest there is.
 */
public sealed interface OneRowPerCommit permits Pgbench, JdbcInserts {

    String TABLE = "one_row_per_commit";

    /** To be filled with three parameters, not with their values: the server is to parse the JSON of each row as it does with ours. */
    String INSERT = "insert into " + TABLE + " (position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata)"
            + " values (nextval('one_row_position'), uuidv7()::text, 'ticket', 0, gen_random_uuid(), %s, 1, now(), clock_timestamp(), %s::jsonb, %s::jsonb)";

    /** What the figures are to be called by. */
    String name();

    /** @return commits per second */
    double run(String url, int clients, Duration time) throws Exception;

    /** pgbench if there is one, else something that is not to be mistaken for it. */
    static OneRowPerCommit with(Database database, Options options) throws IOException {
        String given = options.text("pgbench").orElse("pgbench");
        for (String folder : given.contains("/") ? new String[] {""} : System.getenv("PATH").split(":")) {
            Path program = Path.of(folder, given);
            if (Files.isExecutable(program)) return new Pgbench(program, database);
        }
        if (options.text("pgbench").isPresent()) throw new Options.Wrong("no pgbench at " + given);
        return new JdbcInserts(database);
    }

    /** In a database with the tables of the log. */
    static void prepare(Database database, String url) throws SQLException {
        try (Connection connection = database.connect(url); Statement statement = connection.createStatement()) {
            statement.execute("create table " + TABLE + " (like event_log including all); create sequence one_row_position");
        }
    }
}
