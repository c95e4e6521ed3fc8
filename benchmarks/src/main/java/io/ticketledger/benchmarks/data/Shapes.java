package io.ticketledger.benchmarks.data;

import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What the real log became when the server itself imported it: accounts and tickets, each with all of its events, in a file of PostgreSQL's COPY format. Made
 * once for a folder, because the import takes minutes.
 */
record Shapes(Path file) {

    private static final Path USUAL = Path.of("../shared/data/uci-incident_event_log.csv.gz");
    private static final String COLUMNS = "position, stream_id, stream_type, version, name, revision, occurred, payload, metadata";

    static Shapes in(Path folder, Options options) throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("shapes.copy");
        if (Files.exists(file)) return new Shapes(file);
        Path log = options.text("log").map(Path::of).orElse(USUAL);
        if (!Files.isReadable(log)) throw new Options.Wrong("there is no log of another desk at %s; name one with --log (format: the UCI incident event log)".formatted(log));
        Path home = folder.resolve("imported");
        DeskSetup setup = DeskSetup.of(options).at(home);
        System.err.println("  importing " + log);
        System.err.println(Desk.command(setup, "import", "uci", log.toAbsolutePath().toString()).indent(4));
        try (Desk desk = Desk.start(setup); Connection database = desk.database().connect(); OutputStream out = Files.newOutputStream(folder.resolve("shapes.part"))) {
            database.unwrap(PGConnection.class).getCopyAPI().copyOut(
                    "COPY (SELECT " + COLUMNS + " FROM event_log WHERE metadata ->> 'dialect' = 'import' ORDER BY position) TO STDOUT (FORMAT binary)", out);
        }
        Files.move(folder.resolve("shapes.part"), file, StandardCopyOption.ATOMIC_MOVE);
        Desk.discard(home);
        return new Shapes(file);
    }

    /** As a table of this name. */
    void load(Connection database, String table) throws SQLException, IOException {
        try (Statement statement = database.createStatement(); InputStream in = Files.newInputStream(file)) {
            statement.execute("CREATE UNLOGGED TABLE " + table
                    + " (position bigint, stream_id text, stream_type text, version bigint, name text, revision int, occurred timestamptz, payload jsonb, metadata jsonb)");
            database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " (" + COLUMNS + ") FROM STDIN (FORMAT binary)", in);
        }
    }
}
