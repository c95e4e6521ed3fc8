package io.ticketledger.eventstore;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A rival session that holds the log's lock, as another node's transaction would that does not end. */
final class LogLock implements AutoCloseable {

    private final Connection connection;

    LogLock(TestPostgres.Database database) throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(WriterSession.LOCK);
        }
    }

    void awaitWaiting(int sessions) throws Exception {
        Eventually.until(sessions + " session(s) wait for the log's lock", () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted "
                            + "and database = (select oid from pg_database where datname = current_database())")) {
                row.next();
                return row.getInt(1) >= sessions;
            }
        });
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }
}
