package io.ticketledger.server.postgres;

import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.home.HomeLock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a home, running. Whoever starts it holds the home's lock until after {@link #close()}; where the lock is
 * another's, {@link #beside(Home)} connects to what runs there already.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PORTS_TO_TRY = 5;
    private static final int SECONDS_TO_ANSWER = 60;

    private final Access access;
    private final Postmaster postmaster;
    private final int port;
    private final Supervision supervision;

    private EmbeddedPostgres(Access access, Postmaster postmaster, int port) {
        this.access = access;
        this.postmaster = postmaster;
        this.port = port;
        this.supervision = new Supervision(postmaster, port);
    }

    /** What a JDBC pool needs. */
    public record Coordinates(String url, String username, String password) {
        @Override
        public String toString() {
            return username + " at " + url;
        }
    }

    public static EmbeddedPostgres start(Home home, @SuppressWarnings("unused") HomeLock held) {
        var began = System.nanoTime();
        var access = new Access(home);
        try {
            var postmaster = new Postmaster(home.folder().resolve("postgres"));
            postmaster.initialise(Access.SUPERUSER, access.password(Access.SUPERUSER));
            var port = adopted(access, postmaster);
            var adopted = port != 0;
            if (!adopted) {
                port = started(access, postmaster);
            }
            prepare(access, port);
            log.info("PostgreSQL {} {} on 127.0.0.1:{} after {} ms, data in {}", postmaster.binaries().version(),
                    adopted ? "was still running" : "runs", port, (System.nanoTime() - began) / 1_000_000, postmaster.data());
            return new EmbeddedPostgres(access, postmaster, port);
        } catch (IOException | SQLException e) {
            throw new CannotStart("the embedded PostgreSQL in " + home.folder() + " could not be started (" + e.getMessage() + ")", e);
        }
    }

    /** For a command beside a running server: nothing is started, nothing will be stopped. Waits while that server is itself starting. */
    public static Coordinates beside(Home home) {
        var access = new Access(home);
        var answers = Postmaster.waitUntil(() -> answers(access, access.lastPort()), SECONDS_TO_ANSWER);
        if (!answers) {
            throw new CannotStart("%s uses the home %s, but its PostgreSQL does not answer".formatted(HomeLock.holder(home), home.folder()));
        }
        return coordinates(access, access.lastPort());
    }

    public Coordinates coordinates() {
        return coordinates(access, port);
    }

    /** Ends the clients' connections too, so the pool comes first. */
    @Override
    public void close() {
        if (supervision.end()) {
            try {
                postmaster.stop();
                log.info("PostgreSQL has stopped");
            } catch (IOException e) {
                log.error("PostgreSQL could not be stopped; the next start takes it over", e);
            }
        }
    }

    /** The port of a survivor that is healthy, ours and of this version, or 0. One that is anything else is stopped. */
    private static int adopted(Access access, Postmaster postmaster) throws IOException {
        var survivor = postmaster.survivor();
        if (survivor.isEmpty()) {
            return 0;
        }
        var port = survivor.get().port();
        if (port != 0 && port == access.lastPort() && settled(access, postmaster, port) && isWorthKeeping(access, postmaster, port)) {
            return port;
        }
        log.warn("A PostgreSQL of an earlier run (process {}) does not answer as it should; it is stopped and started anew", survivor.get().pid());
        postmaster.stop();
        return 0;
    }

    /** It may itself be recovering from a crash, which takes its time and must not be disturbed. */
    private static boolean settled(Access access, Postmaster postmaster, int port) {
        while (!Postmaster.waitUntil(() -> !access.isStarting(port), SECONDS_TO_ANSWER) && postmaster.survivor().isPresent()) {
            log.info("PostgreSQL is still recovering from a crash");
        }
        return postmaster.survivor().isPresent();
    }

    private static boolean isWorthKeeping(Access access, Postmaster postmaster, int port) {
        try (var connection = access.superuser(port)) {
            return postmaster.binaries().version().startsWith(Durability.value(connection, "server_version"))
                    && Durability.value(connection, "fsync").equals("on");
        } catch (SQLException e) {
            return false;
        }
    }

    private static int started(Access access, Postmaster postmaster) throws IOException {
        for (var attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            var port = access.choosePort();
            if (postmaster.start(port)) {
                return port;
            }
            if (Access.isFree(port)) {
                break; // then the port was not the trouble
            }
        }
        throw new CannotStart("the embedded PostgreSQL does not start: " + postmaster.complaint());
    }

    private static void prepare(Access access, int port) throws SQLException {
        try (var superuser = access.superuser(port)) {
            // Generated hexadecimal: safe to stand in a statement, which for these two takes no parameters.
            unlessThere(superuser, "SELECT FROM pg_roles WHERE rolname = ?",
                    "CREATE ROLE ticketledger LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '" + access.password(Access.APPLICATION) + "'");
            unlessThere(superuser, "SELECT FROM pg_database WHERE datname = ?", "CREATE DATABASE ticketledger OWNER ticketledger");
        }
        try (var application = access.application(port)) {
            Durability.demand(application);
        }
    }

    private static void unlessThere(Connection connection, String question, String statement) throws SQLException {
        try (var asking = connection.prepareStatement(question); var making = connection.createStatement()) {
            asking.setString(1, Access.APPLICATION);
            try (var answer = asking.executeQuery()) {
                if (!answer.next()) {
                    making.execute(statement);
                }
            }
        }
    }

    private static boolean answers(Access access, int port) {
        if (port == 0) {
            return false;
        }
        try (var _ = access.application(port)) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Coordinates coordinates(Access access, int port) {
        return new Coordinates(access.url(port), Access.APPLICATION, access.password(Access.APPLICATION));
    }
}
