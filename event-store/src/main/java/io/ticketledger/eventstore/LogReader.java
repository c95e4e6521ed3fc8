package io.ticketledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Asks the log. Each question takes a connection of the pool for one bounded answer. */
final class LogReader {

    static final String LINE = """
            select position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata from event_log""";
    private static final String AFTER = LINE + " where position > ? order by position limit ?";
    private static final String OF_STREAM = LINE + " where stream_id = ? and version >= ? order by version limit ?";

    private final DataSource dataSource;
    private final EventFormat format;

    LogReader(DataSource dataSource, EventFormat format) {
        this.dataSource = dataSource;
        this.format = format;
    }

    /** At most so many lines after a position, in order. */
    List<StoredLine> after(long position, int limit) {
        return ask(AFTER, statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            return lines(statement);
        });
    }

    /** At most so many lines of a stream from a version on, in order. */
    List<StoredLine> ofStream(String stream, long fromVersion, int limit) {
        return ask(OF_STREAM, statement -> {
            statement.setString(1, stream);
            statement.setLong(2, fromVersion);
            statement.setInt(3, limit);
            return lines(statement);
        });
    }

    long head() {
        return ask("select coalesce(max(position), 0) from event_log", LogReader::number).orElse(0);
    }

    OptionalLong lastVersion(String stream) {
        return ask("select max(version) from event_log where stream_id = ?", statement -> {
            statement.setString(1, stream);
            return number(statement);
        });
    }

    /** The position of the last event recorded before then, 0 if there is none. */
    long positionBefore(Instant recorded) {
        return ask("select event_log_position_before(?)", statement -> {
            statement.setObject(1, recorded.atOffset(ZoneOffset.UTC));
            return number(statement);
        }).orElse(0);
    }

    /**
     * Reads lines until one cannot be read. That one is only an error when it is the first, so that what stands before it is delivered
     * and whoever reads on from there gets the error.
     */
    <T> List<T> readable(List<StoredLine> lines, Function<RecordedEvent, T> form) {
        List<T> read = new ArrayList<>(lines.size());
        for (StoredLine line : lines) {
            try {
                read.add(form.apply(line.read(format)));
            } catch (RuntimeException e) {
                if (read.isEmpty()) {
                    throw e;
                }
                return read;
            }
        }
        return read;
    }

    EventFormat format() {
        return format;
    }

    static List<StoredLine> lines(PreparedStatement statement) throws SQLException {
        List<StoredLine> lines = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.add(new StoredLine(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getObject(5, UUID.class),
                        row.getString(6), row.getInt(7), row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getObject(9, OffsetDateTime.class).toInstant(), row.getString(10), row.getString(11)));
            }
        }
        return lines;
    }

    static OptionalLong number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            long number = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        }
    }

    interface Question<T> {
        T put(PreparedStatement statement) throws SQLException;
    }

    <T> T ask(String sql, Question<T> question) {
        try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.put(statement);
        } catch (SQLException e) {
            throw new LogOutOfReach(e);
        }
    }
}
