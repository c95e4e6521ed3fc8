/**
 * Who vouches for the log: the keys, the thread that seals what was committed, and the check that what lies in the tables is what was sealed. What a tree is
 * and how one is proven lives in {@link io.ticketledger.eventstore.tree}; routes live in the ledger room.
 */
@NullMarked
package io.ticketledger.server.notary;

import org.jspecify.annotations.NullMarked;
