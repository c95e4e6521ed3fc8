/** The same figures with more nodes, a longer log, longer tickets. */
@NullMarked
package io.ticketledger.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
