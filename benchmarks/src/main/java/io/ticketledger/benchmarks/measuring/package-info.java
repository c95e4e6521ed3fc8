/** What all measurements share: how they are asked for, where they run, and how their figures are told. */
@NullMarked
package io.ticketledger.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;
