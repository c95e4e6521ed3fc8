/** What the desk is measured with: one main, a measurement per class. Figures for people, never assertions in tests. */
@NullMarked
package io.ticketledger.benchmarks;

import org.jspecify.annotations.NullMarked;
