package io.ticketledger.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The log read stream by stream instead of position by position: one stream after another, in the order of their names, each in its order. Whoever goes on
 * after the last line he has seen reads all of it in pages, and holds nothing in between.
 */
public final class LogByStream {

    private static final String ALL = LogReader.LINE + " where (stream_id, version) > (?, ?) and position <= ? order by stream_id, version limit ?";
    private static final String SOME = LogReader.LINE
            + " where stream_id = any (?) and (stream_id, version) > (?, ?) and position <= ? order by stream_id, version limit ?";
    private static final String FIRST = LogReader.LINE + " where stream_id = any (?) and version = 0 order by position";
    private static final String TOUCHED = "select distinct stream_id from event_log where position between ? and ? and stream_type = ? order by stream_id";
    private static final String POSITIONS = "select position from event_log where stream_id = any (?) and position between ? and ? order by position";

    private final LogReader reader;

    LogByStream(LogReader reader) {
        this.reader = reader;
    }

    /** At most so many lines, of any stream, after one line: an empty name is before the first stream. No line beyond the last position. */
    public List<StoredLine> lines(String afterStream, long afterVersion, long lastPosition, int limit) {
        return reader.ask(ALL, statement -> {
            after(statement, 1, afterStream, afterVersion, lastPosition, limit);
            return LogReader.lines(statement);
        });
    }

    /** As the other, but of these streams alone. The caller bounds how many he names. */
    public List<StoredLine> lines(Collection<String> streams, String afterStream, long afterVersion, long lastPosition, int limit) {
        return reader.ask(SOME, statement -> {
            statement.setArray(1, LogLines.array(statement, "text", streams));
            after(statement, 2, afterStream, afterVersion, lastPosition, limit);
            return LogReader.lines(statement);
        });
    }

    /** The line each of these streams begins with, in the order of the log; a stream that there is not has none. */
    public List<StoredLine> firstLines(Collection<String> streams) {
        return reader.ask(FIRST, statement -> {
            statement.setArray(1, LogLines.array(statement, "text", streams));
            return LogReader.lines(statement);
        });
    }

    /** The streams of a type that have a line between two positions, both included. The caller bounds how far they are apart. */
    public List<String> streamsBetween(long first, long last, String streamType) {
        return reader.ask(TOUCHED, statement -> {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.setString(3, streamType);
            List<String> streams = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) streams.add(row.getString(1));
            }
            return streams;
        });
    }

    /** Where between two positions, both included, the lines of these streams are. */
    public long[] positions(Collection<String> streams, long first, long last) {
        return reader.ask(POSITIONS, statement -> {
            statement.setArray(1, LogLines.array(statement, "text", streams));
            statement.setLong(2, first);
            statement.setLong(3, last);
            LongStream.Builder positions = LongStream.builder();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) positions.add(row.getLong(1));
            }
            return positions.build().toArray();
        });
    }

    private static void after(PreparedStatement statement, int from, String stream, long version, long lastPosition, int limit) throws SQLException {
        statement.setString(from, stream);
        statement.setLong(from + 1, version);
        statement.setLong(from + 2, lastPosition);
        statement.setInt(from + 3, limit);
    }

}
