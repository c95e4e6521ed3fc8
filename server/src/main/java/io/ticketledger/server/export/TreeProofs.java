package io.ticketledger.server.export;

import io.ticketledger.eventstore.tree.AuditTree;
import io.ticketledger.eventstore.tree.BeyondTheTree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The audit tree is sealed a moment after an append, so the last events of a range may have to be waited for. */
final class TreeProofs implements Proofs {

    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final AuditTree tree;

    TreeProofs(AuditTree tree) {
        this.tree = tree;
    }

    @Override
    public Optional<String> checkpoint(long size) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (true) {
            try {
                return Optional.of(tree.at(size).note());
            } catch (BeyondTheTree e) {
                if (System.nanoTime() - end >= 0) return Optional.empty();
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    @Override
    public List<byte[]> subtrees(long first, long last) {
        return tree.cover(first, last);
    }
}
