/** Load on a running desk, from a process of its own. Figures for people, never assertions in tests. */
@NullMarked
package io.ticketledger.benchmarks;

import org.jspecify.annotations.NullMarked;
