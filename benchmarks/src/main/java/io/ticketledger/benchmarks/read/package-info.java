/** How long people wait for what they look at, when there are many tickets and each sees only what is his to see. */
@NullMarked
package io.ticketledger.benchmarks.read;

import org.jspecify.annotations.NullMarked;
