package io.ticketledger.benchmarks.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * Processor seconds used so far. Not a number where it cannot be told, as of a PostgreSQL on another machine.
 *
 * @param server   by the desk's JVM
 * @param postgres by the postmaster and all that it ever started
 * @param here     by the JVM that measures
 */
public record Cpu(double server, double postgres, double here) {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, on every Linux
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN = 13;

    public Cpu since(Cpu before) {
        return new Cpu(server - before.server, postgres - before.postgres, here - before.here);
    }

    static Cpu of(long server, long postmaster) {
        return new Cpu(seconds(server), postmaster == 0 ? Double.NaN : family(postmaster), seconds(ProcessHandle.current().pid()));
    }

    /** The process id of the postmaster that answers there, 0 if it is not on this machine. */
    static long postmaster(Coordinates database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            long session = pid.getLong(1);
            Path name = Path.of("/proc", Long.toString(session), "comm");
            if (!Files.exists(name) || !Files.readString(name).startsWith("postgres")) return 0;
            return Long.parseLong(stat(session)[PARENT]);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double family(long postmaster) {
        try (Stream<ProcessHandle> sessions = ProcessHandle.of(postmaster).map(ProcessHandle::children).orElse(Stream.empty())) {
            String[] stat = stat(postmaster);
            // Those who have ended are counted by their parent.
            double ended = (Long.parseLong(stat[CHILDREN]) + Long.parseLong(stat[CHILDREN + 1])) / TICKS_PER_SECOND;
            return seconds(postmaster) + ended + sessions.mapToDouble(session -> seconds(session.pid())).filter(Double::isFinite).sum();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double seconds(long pid) {
        try {
            String[] stat = stat(pid);
            return (Long.parseLong(stat[USER]) + Long.parseLong(stat[USER + 1])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** What stands behind the name, which may hold blanks: state, parent, and so on, as proc(5) counts them from its third. */
    private static String[] stat(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (rest[STATE].isEmpty()) throw new IOException("no state in " + stat);
        return rest;
    }
}
