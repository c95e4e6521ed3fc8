package io.ticketledger.query.projecting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each projection has come, as plain positions in a table that an operator can read, and which node works on it. A claim's age is judged by the
 * database's clock, not each node's; and a position is stored only by the one who still holds the claim, so a node that was away for longer than the claim
 * lasts cannot put it back to where it had been.
 */
public final class ProjectionTokens {

    /** What somebody holds, such as who exchanges the tables, is not waited for. */
    private static final String PASSING_BY = " FOR NO KEY UPDATE SKIP LOCKED";

    private static final String INITIALIZE = "INSERT INTO projection_token (processor, segment, position) SELECT unnest(?), 0, 0 ON CONFLICT DO NOTHING";
    private static final String CLAIM = """
            WITH free AS (SELECT processor FROM projection_token WHERE processor = ANY (?) AND segment = 0
                AND (owner IS NULL OR owner = ? OR claimed < clock_timestamp() - make_interval(secs => ?))""" + PASSING_BY + """
            ) UPDATE projection_token t SET owner = ?, claimed = clock_timestamp() FROM free WHERE t.processor = free.processor AND t.segment = 0
            RETURNING t.processor, t.position""";
    private static final String OURS = "processor = ANY (?) AND segment = 0 AND owner = ? AND position = ?";
    private static final String MOVE = "UPDATE projection_token SET position = ?, claimed = clock_timestamp() WHERE " + OURS + " RETURNING processor";
    private static final String MOVE_PASSING_BY = "WITH ours AS (SELECT processor FROM projection_token WHERE " + OURS + PASSING_BY + """
            ) UPDATE projection_token t SET position = ?, claimed = clock_timestamp() FROM ours WHERE t.processor = ours.processor AND t.segment = 0
            RETURNING t.processor""";
    private static final String RELEASE = "UPDATE projection_token SET owner = NULL, claimed = NULL WHERE processor = ANY (?) AND owner = ?";

    private final JdbcClient jdbc;
    private final String owner;
    private final double timeout;

    public ProjectionTokens(DataSource dataSource, Duration claimTimeout) {
        this.jdbc = JdbcClient.create(dataSource);
        this.owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.timeout = claimTimeout.toMillis() / 1000.0;
    }

    void initialize(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INITIALIZE)) {
            statement.setArray(1, array(connection, names));
            statement.execute();
        }
    }

    /** Of these, those nobody else works on, now ours, and where they stand. */
    Map<String, Long> claim(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, array(connection, names));
            statement.setString(2, owner);
            statement.setDouble(3, timeout);
            statement.setString(4, owner);
            Map<String, Long> claimed = new HashMap<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) claimed.put(row.getString(1), row.getLong(2));
            return claimed;
        }
    }

    /**
     * Only from where this node left them. Projections commit without waiting for the disk, so a PostgreSQL that crashes under a living node forgets their
     * last moments, token and rows alike; a node that went on from what it remembers would leave those events out for ever.
     *
     * @param waits for those that somebody holds; otherwise they are not moved
     * @return those that were moved
     */
    Set<String> move(Connection connection, Collection<String> names, long from, long to, boolean waits) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(waits ? MOVE : MOVE_PASSING_BY)) {
            int ours = waits ? 2 : 1;
            statement.setLong(waits ? 1 : 4, to);
            statement.setArray(ours, array(connection, names));
            statement.setString(ours + 1, owner);
            statement.setLong(ours + 2, from);
            Set<String> moved = new HashSet<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) moved.add(row.getString(1));
            return moved;
        }
    }

    /** As {@link #move} only from where this node left them, so that a crash is noticed also when nothing more is written. Answers which are still ours. */
    Set<String> extend(Connection connection, Collection<String> names, long at, boolean waits) throws SQLException {
        return move(connection, names, at, at, waits);
    }

    int release(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setArray(1, array(connection, names));
            statement.setString(2, owner);
            return statement.executeUpdate();
        }
    }

    private static java.sql.Array array(Connection connection, Collection<String> names) throws SQLException {
        return connection.createArrayOf("text", names.toArray());
    }

    /** Where each of these stands, whoever works on it; one that never ran stands at 0. */
    public Map<String, Long> positions(List<String> processors) {
        Map<String, Long> positions = new HashMap<>();
        processors.forEach(name -> positions.put(name, 0L));
        jdbc.sql("SELECT processor, min(position) AS position FROM projection_token WHERE processor = ANY(:names) GROUP BY processor")
                .param("names", processors.toArray(String[]::new))
                .query((row, i) -> positions.put(row.getString("processor"), row.getLong("position"))).list();
        return positions;
    }

    /**
     * A part of a projection's work and who does it.
     *
     * @param owner null if nobody has claimed it
     * @param claimed when he last said that he works on it
     * @param isClaimed he has said so lately enough
     * @param isHere he is this node
     */
    public record Claim(int segment, long position, @Nullable String owner, @Nullable Instant claimed, boolean isClaimed, boolean isHere) {}

    public List<Claim> claims(String processor) {
        return jdbc.sql("""
                SELECT segment, position, owner, claimed, owner IS NOT NULL AND claimed >= clock_timestamp() - make_interval(secs => :timeout) AS alive
                FROM projection_token WHERE processor = :processor ORDER BY segment""")
                .param("timeout", timeout).param("processor", processor)
                .query((row, i) -> new Claim(row.getInt("segment"), row.getLong("position"), row.getString("owner"), Sql.instantOrNull(row, "claimed"),
                        row.getBoolean("alive"), this.owner.equals(row.getString("owner")))).list();
    }
}
