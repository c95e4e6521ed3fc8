package io.ticketledger.server.export;

import io.ticketledger.eventstore.tree.AuditTree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The audit tree is sealed a moment after an append, so the last events of a range may have to be waited for. */
final class TreeProofs implements Proofs {

    private static final Duration BOUND = Duration.ofSeconds(3);

    private final AuditTree tree;

    TreeProofs(AuditTree tree) {
        this.tree = tree;
    }

    @Override
    public Optional<String> checkpoint(long size) {
        return tree.covering(size, BOUND).map(_ -> tree.at(size).note());
    }

    @Override
    public List<byte[]> subtrees(long first, long last) {
        return tree.cover(first, last);
    }
}
