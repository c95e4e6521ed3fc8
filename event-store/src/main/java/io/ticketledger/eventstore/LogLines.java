package io.ticketledger.eventstore;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The log as it stands in the table, for those who show it, seal it and take it away. Every question is one bounded answer; how many are asked for is the
 * caller's to bound. What cannot be answered is a {@link LogOutOfReach}.
 */
public final class LogLines {

    private static final String AT = LogReader.LINE + " where position = any (?) order by position";
    private static final String OF_STREAMS = LogReader.LINE + " where stream_id = any (?) and position <= ? order by stream_id, version";

    /** The first event that had not come yet ends what had, whatever stands behind it. */
    private static final String VERSIONS_AT = """
            select stream, coalesce(
                (select version - 1 from event_log where stream_id = stream and version > seen and (%s > ? or position > ?) order by version limit 1),
                (select max(version) from event_log where stream_id = stream))
            from unnest(?, ?) as s (stream, seen)""";
    private static final String VERSIONS_OCCURRED = VERSIONS_AT.formatted("occurred");
    private static final String VERSIONS_RECORDED = VERSIONS_AT.formatted("recorded");

    private static final String SELECTED = LogReader.LINE
            + " where position > ? and position <= ? and (cardinality(?::text[]) = 0 or name = any (?)) order by position limit ?";

    /** A few streams are found by their index, however far apart their lines are; left to itself the database may rather walk along the positions. */
    private static final String SELECTED_OF_STREAMS = "with theirs as materialized (select position, name from event_log where stream_id = any (?)) " + LogReader.LINE + """
             \swhere position = any (array(
                select position from theirs where position > ? and position <= ? and (cardinality(?::text[]) = 0 or name = any (?)) order by position limit ?))
            order by position""";
    private static final String POSITION_OF = "select max(position) from event_log where position > ? and position <= ? and event_id = ?";

    private final LogReader reader;

    LogLines(LogReader reader) {
        this.reader = reader;
    }

    /** The lines after a position, in order: at most so many, fewer only at the end of the log. */
    public List<StoredLine> after(long position, int limit) {
        return reader.after(position, limit);
    }

    /** The lines at these positions, in order; a position beyond the end has none. */
    public List<StoredLine> at(Collection<Long> positions) {
        return reader.ask(AT, statement -> {
            statement.setArray(1, array(statement, "bigint", positions));
            return LogReader.lines(statement);
        });
    }

    /** All lines of some streams up to a position, one stream after another, each in its order. */
    public List<StoredLine> ofStreams(Collection<String> streams, long lastPosition) {
        return reader.ask(OF_STREAMS, statement -> {
            statement.setArray(1, array(statement, "text", streams));
            statement.setLong(2, lastPosition);
            return LogReader.lines(statement);
        });
    }

    /**
     * The selected lines after a position and up to another, in order, at most so many; perhaps some of a revision that is not selected. Of a few streams
     * they are found by index; otherwise every line of the range is looked at.
     */
    public List<StoredLine> selected(long afterPosition, long upTo, Selection selection, int limit) {
        boolean ofStreams = !selection.streams().isEmpty();
        return reader.ask(ofStreams ? SELECTED_OF_STREAMS : SELECTED, statement -> {
            Array names = array(statement, "text", selection.names());
            int i = 0;
            if (ofStreams) statement.setArray(++i, array(statement, "text", selection.streams()));
            statement.setLong(++i, afterPosition);
            statement.setLong(++i, upTo);
            statement.setArray(++i, names);
            statement.setArray(++i, names);
            statement.setInt(++i, limit);
            return LogReader.lines(statement);
        });
    }

    /** Where an event stands, if it is one of those after a position and up to another. Every line of the range is looked at. */
    public OptionalLong positionOf(UUID eventId, long afterPosition, long upTo) {
        return reader.ask(POSITION_OF, statement -> {
            statement.setLong(1, afterPosition);
            statement.setLong(2, upTo);
            statement.setObject(3, eventId);
            return LogReader.number(statement);
        });
    }

    /** The position of the last event recorded before then, 0 if there is none. Without an index, in as many looks as a binary search takes. */
    public long positionBefore(Instant recorded) {
        return reader.positionBefore(recorded);
    }

    /**
     * The last version of each of these streams that had come at a time: before the first event that had not.
     *
     * @param seen         by stream, a version that is known to have come by then
     * @param occurred     whether an event comes when it occurred, rather than when it was recorded
     * @param lastPosition what stands behind it has not come
     */
    public Map<String, Long> versionsAt(Map<String, Long> seen, Instant at, boolean occurred, long lastPosition) {
        return reader.ask(occurred ? VERSIONS_OCCURRED : VERSIONS_RECORDED, statement -> {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, lastPosition);
            statement.setArray(3, array(statement, "text", seen.keySet()));
            statement.setArray(4, array(statement, "bigint", seen.values()));
            Map<String, Long> versions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) versions.put(row.getString(1), row.getLong(2));
            }
            return versions;
        });
    }

    /** The same lines in another order. */
    public LogByStream byStream() {
        return new LogByStream(reader);
    }

    static Array array(PreparedStatement statement, String type, Collection<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
    }
}
