package io.ticketledger.eventstore.tree;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RFC 6962, section 2.1, word by word and as slow as that is: over lists of leaf hashes, sharing nothing with what it checks. */
final class Definition {

    private Definition() {}

    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] leaf(long number) {
        return hash(new byte[] {0}, ByteBuffer.allocate(8).putLong(number).array());
    }

    static byte[] node(byte[] left, byte[] right) {
        return hash(new byte[] {1}, left, right);
    }

    static byte[] mth(List<byte[]> leaves) {
        if (leaves.isEmpty()) return hash();
        if (leaves.size() == 1) return leaves.getFirst();
        int k = k(leaves.size());
        return node(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
    }

    static List<byte[]> path(int m, List<byte[]> leaves) {
        List<byte[]> path = new ArrayList<>();
        int n = leaves.size();
        if (n == 1) return path;
        int k = k(n);
        if (m < k) {
            path.addAll(path(m, leaves.subList(0, k)));
            path.add(mth(leaves.subList(k, n)));
        } else {
            path.addAll(path(m - k, leaves.subList(k, n)));
            path.add(mth(leaves.subList(0, k)));
        }
        return path;
    }

    static List<byte[]> proof(int m, List<byte[]> leaves) {
        return m == 0 || m == leaves.size() ? List.of() : subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean complete) {
        int n = leaves.size();
        if (m == n) return complete ? List.of() : List.of(mth(leaves));
        int k = k(n);
        List<byte[]> proof = new ArrayList<>();
        if (m <= k) {
            proof.addAll(subproof(m, leaves.subList(0, k), complete));
            proof.add(mth(leaves.subList(k, n)));
        } else {
            proof.addAll(subproof(m - k, leaves.subList(k, n), false));
            proof.add(mth(leaves.subList(0, k)));
        }
        return proof;
    }

    /** From the definition of the path: the last hash is the sibling of the half that the leaf is not in. */
    static byte[] rootByPath(byte[] leaf, long m, long n, List<byte[]> path) {
        if (n == 1) {
            if (!path.isEmpty()) throw new IllegalArgumentException("too long");
            return leaf;
        }
        long k = Long.highestOneBit(n - 1);
        byte[] last = path.getLast();
        List<byte[]> rest = path.subList(0, path.size() - 1);
        return m < k ? node(rootByPath(leaf, m, k, rest), last) : node(last, rootByPath(leaf, m - k, n - k, rest));
    }

    /** The old root and the new one as the proof has them. */
    static byte[][] rootsByProof(byte[] oldRoot, long m, long n, List<byte[]> proof) {
        return rootsByProof(oldRoot, m, n, proof, true);
    }

    private static byte[][] rootsByProof(byte[] oldRoot, long m, long n, List<byte[]> proof, boolean complete) {
        if (m == n) return complete ? new byte[][] {oldRoot, oldRoot} : new byte[][] {proof.getFirst(), proof.getFirst()};
        long k = Long.highestOneBit(n - 1);
        byte[] last = proof.getLast();
        List<byte[]> rest = proof.subList(0, proof.size() - 1);
        if (m <= k) {
            byte[][] left = rootsByProof(oldRoot, m, k, rest, complete);
            return new byte[][] {left[0], node(left[1], last)};
        }
        byte[][] right = rootsByProof(oldRoot, m - k, n - k, rest, false);
        return new byte[][] {node(last, right[0]), node(last, right[1])};
    }

    static int k(int n) {
        return Integer.highestOneBit(n - 1);
    }

    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) leaves.add(leaf(i));
        return leaves;
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(hash -> java.util.HexFormat.of().formatHex(hash)).toList();
    }

    static byte[] flipped(byte[] hash, int bit) {
        byte[] other = Arrays.copyOf(hash, hash.length);
        other[bit / 8 % hash.length] ^= (byte) (1 << bit % 8);
        return other;
    }
}
