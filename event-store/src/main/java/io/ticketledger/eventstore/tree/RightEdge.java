package io.ticketledger.eventstore.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree must remember of itself to grow: the tiles that are not full yet, one per level. Not for several threads. */
final class RightEdge {

    /** Takes tiles that are full, or are as full as they are for now. */
    interface Shelf {
        void put(int level, long index, byte[] hashes);
    }

    private static final class Partial {

        private final byte[] hashes = new byte[Tiles.WIDTH * TreeHash.BYTES];
        private int count;
        private boolean grown;

        private void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, count++ * TreeHash.BYTES, TreeHash.BYTES);
            grown = true;
        }
    }

    private final List<Partial> levels = new ArrayList<>();
    private long size;

    /** Of the empty tree. */
    RightEdge() {}

    /** Of the tree of that size. */
    static RightEdge of(long size, Tiles tiles) {
        RightEdge edge = new RightEdge();
        edge.size = size;
        int level = 0;
        for (long hashes = size; hashes > 0; hashes >>= Tiles.HEIGHT, level++) {
            Partial partial = edge.level(level);
            partial.count = (int) (hashes % Tiles.WIDTH);
            if (partial.count == 0) continue;
            System.arraycopy(tiles.read(level, hashes / Tiles.WIDTH, partial.count), 0, partial.hashes, 0, partial.count * TreeHash.BYTES);
        }
        return edge;
    }

    long size() {
        return size;
    }

    void add(byte[] leaf, Shelf full) {
        add(0, leaf, full);
        size++;
    }

    private void add(int level, byte[] hash, Shelf full) {
        Partial partial = level(level);
        partial.add(hash);
        if (partial.count < Tiles.WIDTH) return;
        full.put(level, size >> Tiles.HEIGHT * (level + 1), partial.hashes.clone());
        partial.count = 0;
        partial.grown = false;
        add(level + 1, MerkleTree.complete(partial.hashes, 0, Tiles.WIDTH), full);
    }

    /** Those tiles that have grown since they were last put and are not full. */
    void putPartial(Shelf shelf) {
        for (int level = 0; level < levels.size(); level++) {
            Partial partial = levels.get(level);
            if (!partial.grown) continue;
            shelf.put(level, size >> Tiles.HEIGHT * (level + 1), Arrays.copyOf(partial.hashes, partial.count * TreeHash.BYTES));
            partial.grown = false;
        }
    }

    /** The complete subtrees of the edge, put together from the smallest, at the right, to the largest. */
    byte[] root() {
        byte @Nullable [] root = null;
        for (Partial partial : levels) {
            for (int peak = 1; peak <= partial.count; peak <<= 1) {
                if ((partial.count & peak) == 0) continue;
                byte[] left = MerkleTree.complete(partial.hashes, partial.count & ~(peak | (peak - 1)), peak);
                root = root == null ? left : TreeHash.node(left, root);
            }
        }
        return root == null ? TreeHash.empty() : root;
    }

    private Partial level(int level) {
        while (levels.size() <= level) levels.add(new Partial());
        return levels.get(level);
    }
}
