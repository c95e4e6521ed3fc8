package io.ticketledger.eventstore.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tree as it lies in PostgreSQL; every answer is checked before it is given. */
public final class SealedTree implements AuditTree {

    private final DataSource dataSource;
    private final Tiles tiles;
    private final MerkleTree tree;
    private final Supplier<? extends Signing> keys;
    /** What was checked once is so for ever, and mostly it is the same that is asked for again. */
    private volatile @Nullable SignedCheckpoint checked;
    private volatile @Nullable Checkpoint proven;

    /** @param tiles remembered or not; a tile that is full never changes */
    public SealedTree(DataSource dataSource, Tiles tiles, Supplier<? extends Signing> keys) {
        this.dataSource = dataSource;
        this.tiles = tiles;
        this.tree = new MerkleTree(tiles);
        this.keys = keys;
    }

    @Override
    public SignedCheckpoint newest() {
        TreeTables.Row row = row();
        Sealing.requireWhole(row);
        SignedCheckpoint known = checked;
        if (known != null && row.root() != null && known.note().equals(row.note()) && known.checkpoint().isOf(row.size(), row.root())) return known;
        SignedCheckpoint newest = Trunk.checked(row, keys.get());
        doubting(() -> Trunk.edge(newest, tiles));
        checked = newest;
        return newest;
    }

    @Override
    public SignedCheckpoint at(long size) {
        SignedCheckpoint newest = newest();
        if (size == newest.size()) return newest;
        Checkpoint earlier = new Checkpoint(newest.checkpoint().origin(), size, root(size, newest));
        return new SignedCheckpoint(earlier, sign(earlier.text()));
    }

    @Override
    public byte[] root(long size) {
        return root(size, newest());
    }

    private byte[] root(long size, SignedCheckpoint newest) {
        if (size > newest.size()) throw new BeyondTheTree(size, newest.size());
        if (size == newest.size()) return newest.checkpoint().root().clone();
        Checkpoint known = proven;
        if (known != null && known.size() == size) return known.root().clone();
        byte[] root = doubting(() -> Trunk.earlierRoot(size, newest.checkpoint(), tiles));
        proven = new Checkpoint(newest.checkpoint().origin(), size, root);
        return root.clone();
    }

    @Override
    public List<byte[]> inclusion(long position, long size) {
        byte[] root = root(size);
        if (position < 1 || position > size) throw new IllegalArgumentException("position " + position + " in a tree of size " + size);
        return doubting(() -> {
            List<byte[]> proof = tree.inclusion(position - 1, size);
            Optional<byte[]> proves = ProofCheck.root(tree.leaf(position - 1), position - 1, size, proof);
            if (proves.isEmpty() || !Arrays.equals(proves.get(), root)) throw new TreeBroken("The stored tiles do not give a proof for position " + position + " in the tree of size " + size + ".");
            return proof;
        });
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        SignedCheckpoint newest = newest();
        byte[] toRoot = root(to, newest);
        if (from < 0 || from > to) throw new IllegalArgumentException("from size " + from + " to size " + to);
        byte[] fromRoot = root(from, newest);
        return doubting(() -> {
            List<byte[]> proof = tree.consistency(from, to);
            if (!ProofCheck.isConsistent(from, fromRoot, to, toRoot, proof)) throw new TreeBroken("The stored tiles do not give a proof from size " + from + " to size " + to + ".");
            return proof;
        });
    }

    @Override
    public List<byte[]> cover(long firstPosition, long lastPosition) {
        long newest = newest().size();
        if (lastPosition > newest) throw new BeyondTheTree(lastPosition, newest);
        return doubting(() -> tree.cover(firstPosition - 1, lastPosition));
    }

    @Override
    public Optional<byte[]> tile(int level, long index, int hashes) {
        long there = level >= Long.SIZE / Tiles.HEIGHT ? 0 : newest().size() >> level * Tiles.HEIGHT;
        if (index < 0 || hashes < 1 || hashes > Tiles.WIDTH || index > there / Tiles.WIDTH || there - index * Tiles.WIDTH < hashes) return Optional.empty();
        return doubting(() -> Optional.of(Arrays.copyOf(tiles.read(level, index, hashes), hashes * TreeHash.BYTES)));
    }

    @Override
    public String sign(String text) {
        return keys.get().sign(text);
    }

    @Override
    public List<NoteVerifier> verifiers() {
        return keys.get().verifiers();
    }

    @Override
    public String origin() {
        return keys.get().origin();
    }

    /** What is remembered of the tiles may be what was wrong; the next question gets to see them as they are then. */
    private <T> T doubting(Supplier<T> question) {
        try {
            return question.get();
        } catch (TreeBroken e) {
            tiles.forget();
            throw e;
        }
    }

    private TreeTables.Row row() {
        try (Connection connection = dataSource.getConnection()) {
            return TreeTables.row(connection);
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
    }
}
