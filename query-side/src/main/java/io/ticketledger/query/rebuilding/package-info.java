/**
 * Read models made anew from the log, beside those that serve: a copy of the tables in a schema of its own is brought up to where the serving ones stand,
 * compared with them, and put in their place in one transaction. What served before is kept until the next time. Knows no read model; ADR 16 says why.
 */
@NullMarked
package io.ticketledger.query.rebuilding;

import org.jspecify.annotations.NullMarked;
