package io.ticketledger.eventstore.tree;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks the table, every time. */
public final class PostgresTiles implements Tiles {

    /** Where to ask: a pool, or the one connection of a transaction. */
    interface Source {
        byte[] tile(int level, long index) throws SQLException;
    }

    private final Source source;

    private PostgresTiles(Source source) {
        this.source = source;
    }

    public static PostgresTiles of(javax.sql.DataSource pool) {
        return new PostgresTiles((level, index) -> {
            try (Connection connection = pool.getConnection()) {
                return TreeTables.tile(connection, level, index);
            }
        });
    }

    static PostgresTiles in(Connection transaction) {
        return new PostgresTiles((level, index) -> TreeTables.tile(transaction, level, index));
    }

    @Override
    public byte[] read(int level, long index, int hashes) {
        byte[] tile = find(level, index);
        if (tile.length < hashes * TreeHash.BYTES) {
            throw new TreeBroken("Of tile %d of level %d there are %d hashes instead of %d.".formatted(index, level, tile.length / TreeHash.BYTES, hashes));
        }
        return tile;
    }

    /** As much of it as there is. */
    byte[] find(int level, long index) {
        try {
            return source.tile(level, index);
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }
}
