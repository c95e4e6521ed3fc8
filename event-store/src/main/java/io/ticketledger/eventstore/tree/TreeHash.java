package io.ticketledger.eventstore.tree;

import io.ticketledger.eventstore.StoredLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1: a leaf can never be taken for a node, because their first bytes differ. */
public final class TreeHash {

    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** The root of the empty tree. */
    public static byte[] empty() {
        return sha256().digest();
    }

    /** Of the line's canonical text in UTF-8. */
    public static byte[] leaf(StoredLine line) {
        return leaf(line.canonical().getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(content);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
