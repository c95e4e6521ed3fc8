package io.ticketledger.eventstore;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The server's side of our sessions, found by the name they give themselves. */
final class Backends {

    private Backends() {}

    static int terminate(TestPostgres.Database database, String applicationName) throws SQLException {
        return ask(database, "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity "
                + "where datname = current_database() and application_name = ?", applicationName);
    }

    /** Returns when the session is gone and another has taken its place. */
    static void terminateAndAwaitAnother(TestPostgres.Database database, String applicationName) throws Exception {
        int before = pid(database, applicationName);
        terminate(database, applicationName);
        Eventually.until("another session is there", () -> count(database, applicationName) == 1 && pid(database, applicationName) != before);
    }

    private static int pid(TestPostgres.Database database, String applicationName) throws SQLException {
        return ask(database, "select max(pid) from pg_stat_activity where datname = current_database() and application_name = ?", applicationName);
    }

    static int count(TestPostgres.Database database, String applicationName) throws SQLException {
        return ask(database, "select count(*) from pg_stat_activity where datname = current_database() and application_name = ?", applicationName);
    }

    private static int ask(TestPostgres.Database database, String sql, String applicationName) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, applicationName);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
