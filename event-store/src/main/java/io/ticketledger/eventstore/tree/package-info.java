/**
 * A Merkle tree over the log: RFC 6962's hashing, C2SP's tiles, checkpoints and signed notes. Event at position n is leaf n-1. Appends know nothing of it: a turn of
 * {@link Sealing} hashes what was committed since the last one. Tiles and checkpoint lie in PostgreSQL and are never believed without being computed again
 * ({@link Trunk}); all else here is pure.
 */
@NullMarked
package io.ticketledger.eventstore.tree;

import org.jspecify.annotations.NullMarked;
