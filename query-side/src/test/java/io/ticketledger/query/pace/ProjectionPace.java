package io.ticketledger.query.pace;

import io.ticketledger.events.Channel;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.projecting.Batch;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book.Line;
import io.ticketledger.query.world.Desk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What each read model costs per event: {@code ProjectionPace [events] [read model ...]}. Played events are projected into one read model at a time, as they come while people
 * work (30 a batch), when it has fallen behind (500 a batch), and into a copy that has the keys of its constraints alone (1,000 a batch, the other indexes made afterwards). Time of the
 * processor, statements, rows and log bytes hardly depend on what else the machine does; events per second do. The processor of PostgreSQL is known where it runs on this machine.
 */
public final class ProjectionPace {

    private enum Mode {
        STEADY(30),
        BEHIND(500),
        COPY(1_000);

        final int batch;

        Mode(int batch) {
            this.batch = batch;
        }
    }

    private record Traffic(long inserted, long updated, long hot, long deleted, long log) {}

    private final Desk desk = Desk.fresh();
    private final List<Line> play;
    private final AtomicLong trips = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    private ProjectionPace(int events) {
        play = Play.of(events, 32);
    }

    public static void main(String[] args) throws Exception {
        ProjectionPace pace = new ProjectionPace(args.length == 0 ? 50_000 : Integer.parseInt(args[0]));
        Set<String> wanted = Set.of(args);
        System.out.printf("%-16s %-7s %9s %9s %9s %8s %8s %8s %8s %6s %9s%n", "read model", "mode", "events/s", "PG us/ev", "JVM us/ev", "stmts/ev", "execs/ev", "ins/ev", "upd/ev", "HOT %",
                "log B/ev");
        for (Projection projection : ReadModels.all(EnumSet.of(Channel.IN_APP))) {
            if (args.length > 1 && !wanted.contains(projection.name())) continue;
            pace.measure(projection, Mode.STEADY, false);
            for (Mode mode : Mode.values()) if (mode != Mode.COPY || projection.isRebuildable()) pace.measure(projection, mode, true);
        }
        System.exit(0);
    }

    private void measure(Projection projection, Mode mode, boolean say) throws SQLException, IOException {
        try (Connection connection = desk.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
            statement.execute("TRUNCATE " + String.join(", ", projection.tables()));
            List<String> later = mode == Mode.COPY ? indexes(statement, projection) : List.of();
            statement.execute("CHECKPOINT");
            long pid = one(statement, "SELECT pg_backend_pid()");
            Traffic before = traffic(statement, projection);
            trips.set(0);
            rows.set(0);
            long served = served(pid);
            long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId());
            long start = System.nanoTime();
            project(connection, statement, projection, mode.batch);
            for (String index : later) statement.execute(index);
            double seconds = (System.nanoTime() - start) / 1e9;
            double events = play.size();
            double jvm = (ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId()) - used) / 1e3 / events;
            double server = (served(pid) - served) / 1e3 / events;
            Traffic after = traffic(statement, projection);
            if (!say) return;
            double updated = after.updated - before.updated;
            System.out.printf("%-16s %-7s %9.0f %9.1f %9.1f %8.2f %8.2f %8.2f %8.2f %6.0f %9.0f%n", projection.name(), mode.name().toLowerCase(Locale.ROOT), events / seconds, server, jvm,
                    trips.get() / events, rows.get() / events, (after.inserted - before.inserted) / events, updated / events, 100 * (after.hot - before.hot) / updated,
                    (after.log - before.log) / events);
        }
    }

    private void project(Connection connection, Statement statement, Projection projection, int size) throws SQLException {
        connection.setAutoCommit(false);
        Connection counted = counting(Connection.class, connection);
        for (int from = 0; from < play.size(); from += size) {
            Batch batch = new Batch(projection);
            play.subList(from, Math.min(play.size(), from + size)).forEach(line -> batch.add(line.event(), line.entry()));
            statement.execute(Batch.SETTINGS);
            batch.flush(counted);
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /** Dropped, and how to make them again. */
    private static List<String> indexes(Statement statement, Projection projection) throws SQLException {
        String beside = " FROM pg_index i WHERE indrelid = ANY (CAST('{" + String.join(",", projection.tables()) + "}' AS regclass[]))"
                + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)";
        List<String> definitions = texts(statement, "SELECT pg_get_indexdef(indexrelid)" + beside);
        for (String drop : texts(statement, "SELECT 'DROP INDEX ' || indexrelid::regclass" + beside)) statement.execute(drop);
        return definitions;
    }

    private static Traffic traffic(Statement statement, Projection projection) throws SQLException {
        statement.execute("SELECT pg_stat_force_next_flush()");
        try (ResultSet row = statement.executeQuery("SELECT sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_hot_upd), sum(n_tup_del), pg_current_wal_lsn() - '0/0' FROM pg_stat_user_tables WHERE relname IN ('"
                + String.join("', '", projection.tables()) + "')")) {
            row.next();
            return new Traffic(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    private static long served(long pid) throws IOException {
        Path schedule = Path.of("/proc/" + pid + "/schedstat");
        return Files.isReadable(schedule) ? Long.parseLong(Files.readString(schedule).split(" ")[0]) : 0;
    }

    private static long one(Statement statement, String sql) throws SQLException {
        return Long.parseLong(texts(statement, sql).getFirst());
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) texts.add(row.getString(1));
        }
        return texts;
    }

    private <T> T counting(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            switch (method.getName()) {
                case "addBatch" -> rows.incrementAndGet();
                case "executeBatch" -> trips.incrementAndGet();
                case "execute", "executeQuery", "executeUpdate" -> {
                    trips.incrementAndGet();
                    rows.incrementAndGet();
                }
                default -> {}
            }
            try {
                Object result = method.invoke(real, args);
                return result instanceof PreparedStatement made ? counting(PreparedStatement.class, made) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
