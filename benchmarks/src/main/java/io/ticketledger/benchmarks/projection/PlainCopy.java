package io.ticketledger.benchmarks.projection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** What a rebuild is held against: all rows of the log read in order by a client, and written by it into a table that is equal but empty. */
final class PlainCopy {

    private static final String COLUMNS = "position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata";

    private final DataSource pool;

    PlainCopy(DataSource pool) {
        this.pool = pool;
    }

    /** @return rows per second, from the empty table until the commit */
    double rowsPerSecond() throws SQLException, IOException {
        try (Connection from = pool.getConnection(); Connection to = pool.getConnection(); Statement statement = to.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS plain_copy");
            statement.execute("CREATE TABLE plain_copy (LIKE event_log INCLUDING ALL)");
            long began = System.nanoTime();
            CopyOut read = from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (SELECT " + COLUMNS + " FROM event_log ORDER BY position) TO STDOUT");
            CopyIn write = to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY plain_copy (" + COLUMNS + ") FROM STDIN");
            for (byte[] row = read.readFromCopy(); row != null; row = read.readFromCopy()) write.writeToCopy(row, 0, row.length);
            long rows = write.endCopy();
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("DROP TABLE plain_copy");
            return rows / seconds;
        }
    }
}
