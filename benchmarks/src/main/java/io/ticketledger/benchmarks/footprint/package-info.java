/** What a desk takes: time to start, memory, disk. */
@NullMarked
package io.ticketledger.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
