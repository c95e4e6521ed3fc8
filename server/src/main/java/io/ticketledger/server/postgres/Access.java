package io.ticketledger.server.postgres;

import io.ticketledger.server.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How one gets in: the port kept in the home and the passwords among its secrets. Any process of the home's owner can. */
record Access(Home home) {

    static final String SUPERUSER = "postgres";
    static final String APPLICATION = "ticketledger";
    private static final String CANNOT_CONNECT_NOW = "57P03";

    String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + APPLICATION;
    }

    String password(String user) {
        return HexFormat.of().formatHex(home.secret("postgres-" + user, 24));
    }

    Connection superuser(int port) throws SQLException {
        return connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER);
    }

    Connection application(int port) throws SQLException {
        return connect(url(port), APPLICATION);
    }

    /** PostgreSQL's own word for it: it is there, but not ready. */
    boolean isStarting(int port) {
        try (var _ = superuser(port)) {
            return false;
        } catch (SQLException e) {
            return CANNOT_CONNECT_NOW.equals(e.getSQLState());
        }
    }

    /** The port of last time, 0 before the first. */
    int lastPort() {
        try {
            return Integer.parseInt(Files.readString(portFile()).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** The port of last time if nobody took it meanwhile, else any free one; kept for whoever comes beside or after this server. */
    int choosePort() throws IOException {
        var port = lastPort();
        if (port == 0 || !isFree(port)) {
            try (var any = new ServerSocket(0, 1, loopback())) {
                port = any.getLocalPort();
            }
            Home.writeDurably(portFile(), Integer.toString(port).getBytes(UTF_8));
        }
        return port;
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as PostgreSQL does: connections of the last run may linger
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Connection connect(String url, String user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password(user));
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("requireAuth", "scram-sha-256"); // an impostor on the port learns nothing
        return DriverManager.getConnection(url, properties);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private Path portFile() {
        return home.folder().resolve("postgres").resolve("port");
    }
}
