package io.ticketledger.eventstore.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Roots and proofs of RFC 6962, computed from tiles. A leaf is named by its index, which counts from 0. */
public final class MerkleTree {

    private final Tiles tiles;

    public MerkleTree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** Of the tree of the first so many leaves. */
    public byte[] root(long size) {
        return size == 0 ? TreeHash.empty() : range(0, size);
    }

    public byte[] leaf(long index) {
        return subtree(0, index);
    }

    /** From the leaf's sibling up to the root's child. */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) throw new IllegalArgumentException("leaf " + index + " of a tree of size " + size);
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    /** Empty when there is nothing to prove: from the empty tree, or from a tree to itself. */
    public List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) throw new IllegalArgumentException("from size " + from + " to size " + to);
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) subproof(from, 0, to, true, proof);
        return proof;
    }

    /** The largest complete aligned subtrees that together hold exactly these leaves, left to right. */
    public List<byte[]> cover(long firstIndex, long endIndex) {
        if (firstIndex < 0 || firstIndex > endIndex) throw new IllegalArgumentException("leaves " + firstIndex + " until " + endIndex);
        List<byte[]> cover = new ArrayList<>();
        for (long at = firstIndex; at < endIndex; ) {
            int height = 63 - Long.numberOfLeadingZeros(endIndex - at);
            if (at != 0) height = Math.min(height, Long.numberOfTrailingZeros(at));
            cover.add(subtree(height, at >> height));
            at += 1L << height;
        }
        return cover;
    }

    private void path(long index, long start, long count, List<byte[]> path) {
        if (count == 1) return;
        long left = split(count);
        if (index < start + left) {
            path(index, start, left, path);
            path.add(range(start + left, count - left));
        } else {
            path(index, start + left, count - left, path);
            path.add(range(start, left));
        }
    }

    /** @param known whether the old tree is just this range, so that whoever checks has its root */
    private void subproof(long old, long start, long count, boolean known, List<byte[]> proof) {
        if (old == count) {
            if (!known) proof.add(range(start, count));
            return;
        }
        long left = split(count);
        if (old <= left) {
            subproof(old, start, left, known, proof);
            proof.add(range(start + left, count - left));
        } else {
            subproof(old - left, start + left, count - left, false, proof);
            proof.add(range(start, left));
        }
    }

    /** The start is always a multiple of the largest power of two within the count, as the splitting makes it. */
    private byte[] range(long start, long count) {
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtree(height, start >> height);
        }
        long left = split(count);
        return TreeHash.node(range(start, left), range(start + left, count - left));
    }

    /** Of 2^height leaves: one hash of a tile, or several of one tile put together. */
    private byte[] subtree(int height, long index) {
        int level = height / Tiles.HEIGHT;
        int above = height % Tiles.HEIGHT;
        long first = index << above;
        int within = (int) (first % Tiles.WIDTH);
        byte[] tile = tiles.read(level, first / Tiles.WIDTH, within + (1 << above));
        return complete(tile, within, 1 << above);
    }

    /** @param count a power of two */
    static byte[] complete(byte[] tile, int from, int count) {
        if (count == 1) return Arrays.copyOfRange(tile, from * TreeHash.BYTES, (from + 1) * TreeHash.BYTES);
        int half = count / 2;
        return TreeHash.node(complete(tile, from, half), complete(tile, from + half, half));
    }

    /** The largest power of two below the count, where RFC 6962 splits. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
