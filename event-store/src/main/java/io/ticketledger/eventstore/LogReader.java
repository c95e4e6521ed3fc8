package io.ticketledger.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** All questions the log is asked. Each takes a connection of the pool for one bounded answer. */
final class LogReader {

    static final String LINE = """
            select position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata from event_log""";
    private static final String AFTER = LINE + " where position > ? order by position limit ?";
    private static final String OF_STREAM = LINE + " where stream_id = ? and version >= ? order by version limit ?";

    private static final String AT = LINE + " where position = any (?) order by position";
    private static final String OF_STREAMS = LINE + " where stream_id = any (?) and position <= ? order by stream_id, version";

    /** The first event that had not come yet ends what had, whatever stands behind it. */
    private static final String VERSIONS_AT = """
            select stream, coalesce(
                (select version - 1 from event_log where stream_id = stream and version > seen and (%s > ? or position > ?) order by version limit 1),
                (select max(version) from event_log where stream_id = stream))
            from unnest(?, ?) as s (stream, seen)""";
    private static final String VERSIONS_OCCURRED = VERSIONS_AT.formatted("occurred");
    private static final String VERSIONS_RECORDED = VERSIONS_AT.formatted("recorded");

    private static final String SELECTED = LINE + " where position > ? and position <= ? and (cardinality(?::text[]) = 0 or name = any (?)) order by position limit ?";

    /** A few streams are found by their index, however far apart their lines are; left to itself the database may rather walk along the positions. */
    private static final String SELECTED_OF_STREAMS = "with theirs as materialized (select position, name from event_log where stream_id = any (?)) " + LINE + """
             \swhere position = any (array(
                select position from theirs where position > ? and position <= ? and (cardinality(?::text[]) = 0 or name = any (?)) order by position limit ?))
            order by position""";
    private static final String POSITION_OF = "select max(position) from event_log where position > ? and position <= ? and event_id = ?";

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

    /** The lines at these positions, in order; one that there is not is not there. */
    List<StoredLine> at(Collection<Long> positions) {
        return ask(AT, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", positions.toArray()));
            return lines(statement);
        });
    }

    /** All lines of some streams up to a position, a stream after another and each in its order. */
    List<StoredLine> ofStreams(Collection<String> streams, long lastPosition) {
        return ask(OF_STREAMS, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", streams.toArray()));
            statement.setLong(2, lastPosition);
            return lines(statement);
        });
    }

    /** Of the lines after a position and up to another at most so many that are selected, in order; perhaps of a revision that is not. */
    List<StoredLine> selected(long position, long upTo, Selection selection, int limit) {
        boolean ofStreams = !selection.streams().isEmpty();
        return ask(ofStreams ? SELECTED_OF_STREAMS : SELECTED, statement -> {
            Array names = statement.getConnection().createArrayOf("text", selection.names().toArray());
            int i = 0;
            if (ofStreams) statement.setArray(++i, statement.getConnection().createArrayOf("text", selection.streams().toArray()));
            statement.setLong(++i, position);
            statement.setLong(++i, upTo);
            statement.setArray(++i, names);
            statement.setArray(++i, names);
            statement.setInt(++i, limit);
            return lines(statement);
        });
    }

    /** Without an index: every line of the range is looked at. */
    OptionalLong positionOf(UUID eventId, long position, long upTo) {
        return ask(POSITION_OF, statement -> {
            statement.setLong(1, position);
            statement.setLong(2, upTo);
            statement.setObject(3, eventId);
            return number(statement);
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

    Map<String, Long> versionsAt(Map<String, Long> seen, Instant at, boolean occurred, long lastPosition) {
        return ask(occurred ? VERSIONS_OCCURRED : VERSIONS_RECORDED, statement -> {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, lastPosition);
            statement.setArray(3, statement.getConnection().createArrayOf("text", seen.keySet().toArray()));
            statement.setArray(4, statement.getConnection().createArrayOf("bigint", seen.values().toArray()));
            Map<String, Long> versions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getString(1), row.getLong(2));
                }
            }
            return versions;
        });
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

    private static OptionalLong number(PreparedStatement statement) throws SQLException {
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
