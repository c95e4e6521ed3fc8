package io.ticketledger.benchmarks.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How the database of a desk is reached. */
public record Coordinates(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
