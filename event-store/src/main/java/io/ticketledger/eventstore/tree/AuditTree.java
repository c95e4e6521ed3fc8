package io.ticketledger.eventstore.tree;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What can be proven of the log. Positions count from 1; a tree of size n holds the events at positions 1 to n. Nothing is handed out that does not follow from
 * the newest checkpoint, which must bear the signature of one of our keys: where the store says otherwise, {@link TreeBroken} is thrown. May be used by many threads.
 */
public interface AuditTree {

    /** Between two looks for a checkpoint that is awaited. */
    Duration GLANCE = Duration.ofMillis(50);

    /** The newest there is. Of size 0 until the first event is sealed, at most a second after it was appended. */
    SignedCheckpoint newest();

    /** The newest, once it holds the event at a position; nothing if that takes longer than the bound. Usually it is a matter of half a second. */
    default Optional<SignedCheckpoint> covering(long position, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        SignedCheckpoint newest = newest();
        while (newest.size() < position) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) return Optional.empty();
            LockSupport.parkNanos(GLANCE.toNanos());
            newest = newest();
        }
        return Optional.of(newest);
    }

    /**
     * Of the log as it was when it had so many events, signed now; the same bytes as long as the keys are the same.
     *
     * @throws BeyondTheTree if the newest is smaller
     */
    SignedCheckpoint at(long size);

    /** 32 bytes. @throws BeyondTheTree if the newest is smaller */
    byte[] root(long size);

    /** That the event at a position is in the tree of that size: hashes from the leaf's sibling up. @throws BeyondTheTree if the newest is smaller */
    List<byte[]> inclusion(long position, long size);

    /** That the larger tree begins with the smaller one. @throws BeyondTheTree if the newest is smaller */
    List<byte[]> consistency(long from, long to);

    /**
     * The hashes of the largest complete aligned subtrees that cover the events from a position to another, both included, left to right. Not checked here:
     * whoever puts them together with the rest gets a root.
     *
     * @throws BeyondTheTree if the newest is smaller
     */
    List<byte[]> cover(long firstPosition, long lastPosition);

    /**
     * A tile of C2SP's tlog-tiles, just so many hashes of it, as it is stored; nothing if no checkpoint has as many. Proofs made of it are checked by whoever makes them.
     *
     * @param hashes 1 to 256
     */
    Optional<byte[]> tile(int level, long index, int hashes);

    /** A signed note of C2SP by the log's keys: the text, an empty line, signature lines. The text ends with a line feed. */
    String sign(String text);

    /** The keys whose signatures count, the current one first. */
    List<NoteVerifier> verifiers();

    /** The log's name. */
    String origin();
}
