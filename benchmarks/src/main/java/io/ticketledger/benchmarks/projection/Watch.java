package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.desk.Coordinates;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Looks as often as it can at how far the read models are, on a connection of its own. A read model's position is committed with its rows, so who sees the one could
 * read the others. All times are the database's: an event is committed a little after it was {@code recorded}, and was visible a little before it was seen here,
 * so what is told is more than the lag and never less.
 */
final class Watch implements AutoCloseable {

    private static final long BETWEEN_NANOS = 1_000_000;

    /** @param positions by read model, in the order of their names */
    private record Look(long micros, long[] positions) {}

    private final List<String> names;
    private final Connection connection;
    private final List<Look> looks = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
    private volatile boolean over;
    private volatile @Nullable SQLException failure;

    Watch(Coordinates database, List<String> names) throws SQLException {
        this.names = names.stream().sorted().toList();
        this.connection = database.connect();
        thread.start();
    }

    private void watch() {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT array_agg(position ORDER BY processor COLLATE "C"), clock_timestamp() FROM projection_token WHERE processor = ANY (?) AND segment = 0""")) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            while (!over) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    Array positions = row.getArray(1);
                    looks.add(new Look(micros(row.getObject(2, OffsetDateTime.class)), Arrays.stream((Long[]) positions.getArray()).mapToLong(Long::longValue).toArray()));
                }
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** Ends it. @return for each read model what it took from when an event after that position was recorded until it could be read, in microseconds */
    List<Histogram> lags(long after) throws SQLException, InterruptedException {
        stop();
        List<Histogram> lags = names.stream().map(name -> new Histogram(3)).toList();
        for (var event : recorded(after)) {
            for (int i = 0; i < lags.size(); i++) lags.get(i).recordValue(Math.max(0, seen(i, event.position) - event.micros));
        }
        return lags;
    }

    /** What it took from one look to the next. */
    Histogram pauses() {
        Histogram pauses = new Histogram(3);
        for (int i = 1; i < looks.size(); i++) pauses.recordValue(Math.max(0, looks.get(i).micros - looks.get(i - 1).micros));
        return pauses;
    }

    List<String> names() {
        return names;
    }

    record Recorded(long position, long micros) {}

    List<Recorded> recorded(long after) throws SQLException {
        List<Recorded> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT position, recorded FROM event_log WHERE position > ? ORDER BY position")) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) events.add(new Recorded(row.getLong(1), micros(row.getObject(2, OffsetDateTime.class))));
            }
        }
        return events;
    }

    /** The first look that saw it: positions never go back. */
    private long seen(int model, long position) {
        int low = 0;
        int high = looks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (looks.get(middle).positions[model] < position) low = middle + 1;
            else high = middle;
        }
        if (low == looks.size()) throw new IllegalStateException(names.get(model) + " never came to " + position);
        return looks.get(low).micros;
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }

    private void stop() throws InterruptedException, SQLException {
        over = true;
        thread.join();
        SQLException failed = failure;
        if (failed != null) throw failed;
    }

    @Override
    public void close() throws SQLException {
        over = true;
        connection.close();
    }
}
