package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.desk.Coordinates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What reads are compared with: one whole row of the list by its number, in a statement of its own, from threads of this process. */
public final class RowReads implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final long most;

    public RowReads(Coordinates database, int clients) throws SQLException {
        for (int i = 0; i < clients; i++) {
            Connection connection = database.connect();
            connections.add(connection);
            statements.add(connection.prepareStatement("SELECT * FROM ticket_row WHERE number = ?"));
        }
        try (ResultSet row = connections.getFirst().createStatement().executeQuery("SELECT max(number) FROM ticket_row")) {
            row.next();
            most = row.getLong(1);
        }
    }

    /** @return reads per second */
    public double run(Duration time) throws Exception {
        return ClosedLoop.run(statements.size(), time, i -> () -> read(statements.get(i))).perSecond();
    }

    private void read(PreparedStatement statement) throws SQLException {
        statement.setLong(1, ThreadLocalRandom.current().nextLong(1, most + 1));
        try (ResultSet row = statement.executeQuery()) {
            if (row.next()) row.getString("title");
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) connection.close();
    }
}
