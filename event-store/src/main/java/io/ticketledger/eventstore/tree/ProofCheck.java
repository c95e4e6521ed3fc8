package io.ticketledger.eventstore.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What whoever gets a proof does with it: nothing but hashes and numbers go in. */
final class ProofCheck {

    private ProofCheck() {}

    /** The root of the tree of that size that has the leaf at that index, if the proof is one of such a leaf. */
    static Optional<byte[]> root(byte[] leaf, long index, long size, List<byte[]> proof) {
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) return Optional.empty();
            if (at % 2 == 1 || at == last) {
                hash = TreeHash.node(sibling, hash);
                // Nodes at the right edge that have no sibling are their own parents.
                int skipped = Math.min(Long.numberOfTrailingZeros(at), 63);
                at >>= skipped;
                last >>= skipped;
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    static boolean isConsistent(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from == 0) return proof.isEmpty() && Arrays.equals(fromRoot, TreeHash.empty());
        if (from == to) return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        Deque<byte[]> rest = new ArrayDeque<>(proof);
        // A complete tree is itself the first node on the way.
        if (Long.bitCount(from) == 1) rest.addFirst(fromRoot);
        if (rest.isEmpty()) return false;
        int complete = Long.numberOfTrailingZeros(from);
        long at = (from - 1) >> complete;
        long last = (to - 1) >> complete;
        byte[] before = rest.removeFirst();
        byte[] after = before;
        for (byte[] sibling : rest) {
            if (last == 0) return false;
            if (at % 2 == 1 || at == last) {
                before = TreeHash.node(sibling, before);
                after = TreeHash.node(sibling, after);
                int skipped = Math.min(Long.numberOfTrailingZeros(at), 63);
                at >>= skipped;
                last >>= skipped;
            } else {
                after = TreeHash.node(after, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, fromRoot) && Arrays.equals(after, toRoot);
    }
}
