package io.ticketledger.eventstore.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two tables, in SQL. Believes nothing and checks nothing. */
final class TreeTables {

    private static final String ROW = "select origin, size, root, note, (select coalesce(max(position), 0) from event_log) from checkpoint";

    /** @param head the last position of the log, as it was at the same moment */
    record Row(String origin, long size, byte @Nullable [] root, @Nullable String note, long head) {}

    record Tile(int level, long index, byte[] hashes) {}

    private TreeTables() {}

    static Row row(Connection connection) throws SQLException {
        return row(connection, ROW).orElseThrow(() -> new TreeBroken("The table checkpoint is empty."));
    }

    /** Nothing while another node has it. */
    static Optional<Row> lockedRow(Connection connection) throws SQLException {
        return row(connection, ROW + " for update of checkpoint skip locked");
    }

    private static Optional<Row> row(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Row(row.getString(1), row.getLong(2), row.getBytes(3), row.getString(4), row.getLong(5))) : Optional.empty();
        }
    }

    /** No bytes if there is no such tile. */
    static byte[] tile(Connection connection, int level, long index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select hashes from merkle_tile where level = ? and index = ?")) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    static void put(Connection connection, List<Tile> tiles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into merkle_tile (level, index, hashes) values (?, ?, ?)
                on conflict (level, index) do update set hashes = excluded.hashes""")) {
            for (Tile tile : tiles) {
                statement.setInt(1, tile.level);
                statement.setLong(2, tile.index);
                statement.setBytes(3, tile.hashes);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void seal(Connection connection, SignedCheckpoint sealed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update checkpoint set size = ?, root = ?, note = ?, made = clock_timestamp()")) {
            statement.setLong(1, sealed.size());
            statement.setBytes(2, sealed.checkpoint().root());
            statement.setString(3, sealed.note());
            statement.executeUpdate();
        }
    }

    /** A name is given once, before anything is signed. @return whether the log is called so now */
    static boolean name(Connection connection, String origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update checkpoint set origin = ? where note is null or origin = ?")) {
            statement.setString(1, origin);
            statement.setString(2, origin);
            return statement.executeUpdate() == 1;
        }
    }
}
