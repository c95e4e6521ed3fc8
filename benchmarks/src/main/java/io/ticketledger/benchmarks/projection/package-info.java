/** Read models made from the log: how fast, and how soon a write can be read. */
@NullMarked
package io.ticketledger.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
