/**
 * How fast the log takes events, with nothing around it, against what PostgreSQL does without us. What both this and the gateway's measurement need is here too:
 * closed loops, pgbench, and the check that what was acknowledged is in the log.
 */
@NullMarked
package io.ticketledger.benchmarks.append;

import org.jspecify.annotations.NullMarked;
