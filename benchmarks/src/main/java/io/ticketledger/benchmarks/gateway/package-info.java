/** How fast commands go through Axon's gateway into the log: our engine and wiring, and what Axon brings along, on the same aggregates. */
@NullMarked
package io.ticketledger.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
