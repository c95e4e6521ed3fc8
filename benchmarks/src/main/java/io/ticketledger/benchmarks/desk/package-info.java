/** The server as those who measure see it: a process of its own, started and stopped by them, and asked from outside what it used. */
@NullMarked
package io.ticketledger.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
