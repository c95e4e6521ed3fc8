package io.ticketledger.benchmarks.append;

import io.ticketledger.benchmarks.measuring.LogCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** What clients were told is in the log, to be looked for there. */
public final class Acknowledged {

    private static final int PAGE = 10_000;

    private final Map<Long, String> byPosition = new ConcurrentHashMap<>();

    /** The event at this position is of this stream, and the only one that was acknowledged there. */
    public void add(long position, String stream) {
        String other = byPosition.put(position, stream);
        if (other != null) throw new IllegalStateException("position %d was acknowledged twice, for %s and %s".formatted(position, other, stream));
    }

    /**
     * Looks through the whole log, whose positions and versions must have no gaps.
     *
     * @return how many acknowledged events were looked for; all of them are there
     */
    public int check(DataSource log) throws SQLException {
        new LogCheck(log).log(List.of());
        int found = 0;
        try (Connection connection = log.getConnection();
                PreparedStatement page = connection.prepareStatement("select position, stream_id from event_log where position > ? order by position limit " + PAGE)) {
            for (long position = 0, before = -1; before != position; ) {
                before = position;
                page.setLong(1, position);
                try (ResultSet row = page.executeQuery()) {
                    while (row.next()) {
                        position = row.getLong(1);
                        String stream = byPosition.get(position);
                        if (stream == null) continue;
                        if (!stream.equals(row.getString(2))) {
                            throw new IllegalStateException("%s was acknowledged at %d, where there is %s".formatted(stream, position, row.getString(2)));
                        }
                        found++;
                    }
                }
            }
        }
        if (found != byPosition.size()) throw new IllegalStateException("of %d acknowledged events %d are there".formatted(byPosition.size(), found));
        return found;
    }
}
