package io.ticketledger.server.export;

import java.util.List;
import java.util.Optional;

/** What an export needs of the audit tree to prove that its lines are the log's. */
public interface Proofs {

    /** A signed note of the tree that covers positions 1 to {@code size}; empty if the tree has not come as far within a moment. */
    Optional<String> checkpoint(long size);

    /** The hashes of the largest aligned subtrees that together cover a stretch of positions, both ends included, from left to right. */
    List<byte[]> subtrees(long first, long last);
}
