package io.ticketledger.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Connections that are held for as long as the store runs: the writer's and the listener's. Taken from a pool they would be missing
 * there and look like leaks, so a Hikari pool is only asked where its database is. From another kind of data source they are taken as is.
 */
final class OwnConnections {

    private final DataSource dataSource;
    private final String serverName;

    OwnConnections(DataSource dataSource, String serverName) {
        this.dataSource = dataSource;
        this.serverName = serverName;
    }

    /** @param socketTimeout seconds after which an unanswered question counts as a broken connection, 0 for never */
    Connection open(String purpose, int socketTimeout) throws SQLException {
        if (!dataSource.isWrapperFor(HikariDataSource.class)) {
            return dataSource.getConnection();
        }
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        if (pool.getJdbcUrl() == null) {
            return dataSource.getConnection();
        }
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        properties.setProperty("ApplicationName", serverName + " " + purpose);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Integer.toString(socketTimeout));
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }
}
