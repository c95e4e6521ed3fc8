package io.ticketledger.eventstore.tree;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.eventstore.tree.TreeTables.Row;
import io.ticketledger.eventstore.tree.TreeTables.Tile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tree up to the log, a piece at a time. Any number of nodes may try; one has its turn. A tree is signed only if it begins with the one that was
 * signed before, as the store has it and as this node remembers it. For one thread.
 */
public final class Sealing {

    private static final int PAGE = 500;
    private static final int PAGES = 10;

    private final DataSource dataSource;
    private final PostgresEventStorageEngine log;
    private final Supplier<? extends Signing> keys;
    /** What this node has seen signed. A database that lost its last moments in a crash may remember less. */
    private @Nullable Checkpoint seen;
    private boolean doubtful = true;

    /** @param keys asked at each turn, because keys change */
    public Sealing(DataSource dataSource, PostgresEventStorageEngine log, Supplier<? extends Signing> keys) {
        this.dataSource = dataSource;
        this.log = log;
        this.keys = keys;
    }

    /**
     * @param behind events that are in the log and not in the tree yet
     * @param mine   whether it was this node's turn, if there was anything to do
     */
    public record Turn(long size, long behind, boolean mine) {}

    /**
     * Seals up to 5,000 events. While there is nothing to seal it costs one small question.
     *
     * @throws TreeBroken      if what is stored is not what was signed, now and at each further turn until it is again
     * @throws TreeUnreachable if the database does not answer
     */
    public Turn turn() {
        Signing signing = keys.get();
        try (Connection connection = dataSource.getConnection()) {
            Row row = TreeTables.row(connection);
            requireWhole(row);
            if (!doubtful && row.head() == row.size() && isSignedByTheCurrentKey(row, signing)) return new Turn(row.size(), 0, true);
            doubtful = true;
            Turn turn = inOneTransaction(connection, open -> {
                Optional<Row> mine = TreeTables.lockedRow(open);
                return mine.isPresent() ? seal(open, mine.get(), signing) : new Turn(row.size(), row.head() - row.size(), false);
            });
            doubtful = !turn.mine();
            return turn;
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }

    /**
     * Goes on from the stored tree with a key that did not sign it, because the one that did is lost. The tree is checked as far as that can be done without
     * a signature.
     *
     * @return its size
     */
    public long adopt() {
        Signing signing = keys.get();
        try (Connection connection = dataSource.getConnection()) {
            return inOneTransaction(connection, open -> {
                Row row = TreeTables.lockedRow(open).orElseThrow(() -> new TreeBroken("Another node is sealing just now; try again."));
                requireWhole(row);
                SignedCheckpoint unsigned = Trunk.unsigned(row, signing);
                Trunk.edge(unsigned, PostgresTiles.in(open));
                TreeTables.seal(open, new SignedCheckpoint(unsigned.checkpoint(), signing.sign(unsigned.checkpoint().text())));
                return unsigned.size();
            });
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }

    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    private static <T> T inOneTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Nobody waits for the disk: what a crash takes away is computed again from events that it did not take away, and gives the same.
            // And who has the turn but is heard of no more, a node without network perhaps, loses it.
            statement.execute("set local synchronous_commit = off; set local idle_in_transaction_session_timeout = '30s'");
            T done = work.in(connection);
            connection.commit();
            return done;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) connection.setAutoCommit(true);
        }
    }

    private static void rollback(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }

    private Turn seal(Connection connection, Row row, Signing signing) throws SQLException {
        requireWhole(row);
        SignedCheckpoint before = Trunk.checked(row, signing);
        PostgresTiles tiles = PostgresTiles.in(connection);
        if (row.note() == null && tiles.find(0, 0).length > 0) throw new TreeBroken("There are tiles, but no checkpoint.");
        RightEdge edge = Trunk.edge(before, tiles);
        if (edge.size() > 0) requireContinuation(tiles, edge.size());
        Checkpoint remembered = seen;
        if (remembered != null && remembered.size() <= before.size() && !Arrays.equals(Trunk.earlierRoot(remembered.size(), before.checkpoint(), tiles), remembered.root())) {
            throw forked(remembered);
        }
        grow(connection, edge, remembered == null ? 0 : remembered.size(), remembered);
        Checkpoint now = new Checkpoint(signing.origin(), edge.size(), edge.root());
        if (row.note() == null || now.size() > before.size() || !isSignedByTheCurrentKey(row, signing)) {
            TreeTables.seal(connection, new SignedCheckpoint(now, signing.sign(now.text())));
        }
        seen = now;
        return new Turn(now.size(), Math.max(0, row.head() - now.size()), true);
    }

    /** Positions are given anew when the end of the log was cut off, and hide that it was. */
    private void requireContinuation(Tiles tiles, long size) {
        List<StoredLine> last = log.lines().at(List.of(size));
        if (last.isEmpty() || !Arrays.equals(TreeHash.leaf(last.getFirst()), new MerkleTree(tiles).leaf(size - 1))) {
            throw new TreeBroken("The event at position " + size + " is not the one that was sealed.");
        }
    }

    /** Up to the end of the log or so far as a turn goes, but never to less than what was signed before. */
    private void grow(Connection connection, RightEdge edge, long atLeast, @Nullable Checkpoint remembered) throws SQLException {
        for (int page = 0; page < PAGES || edge.size() < atLeast; page++) {
            List<StoredLine> lines = log.lines().after(edge.size(), PAGE);
            List<Tile> tiles = new ArrayList<>();
            for (StoredLine line : lines) {
                if (line.position() != edge.size() + 1) throw new TreeBroken("The log has no event at position " + (edge.size() + 1) + ", but a later one.");
                edge.add(TreeHash.leaf(line), (level, index, hashes) -> tiles.add(new Tile(level, index, hashes)));
                if (remembered != null && edge.size() == remembered.size() && !Arrays.equals(edge.root(), remembered.root())) throw forked(remembered);
            }
            edge.putPartial((level, index, hashes) -> tiles.add(new Tile(level, index, hashes)));
            TreeTables.put(connection, tiles);
            if (lines.size() < PAGE) break;
        }
        if (edge.size() < atLeast) throw new TreeBroken("The log ends at position " + edge.size() + ", but a tree of " + atLeast + " events was signed.");
    }

    private static boolean isSignedByTheCurrentKey(Row row, Signing signing) {
        if (row.note() == null) return false;
        try {
            return SignedNote.parse(row.note()).signatures().stream().anyMatch(signing.verifiers().getFirst()::isOf);
        } catch (IllegalArgumentException e) {
            return false; // a closer look will say so
        }
    }

    static void requireWhole(Row row) {
        if (row.head() < row.size()) throw new TreeBroken("The log ends at position " + row.head() + ", but a tree of " + row.size() + " events was signed.");
    }

    private static TreeBroken forked(Checkpoint remembered) {
        return new TreeBroken("The stored tree does not begin with the one of size " + remembered.size() + " that this node has seen signed.");
    }
}
