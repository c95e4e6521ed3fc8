/** Load from outside: clients that speak HTTP with as little effort as can be, loops that send, and what they found. They know routes, and nothing of what is behind them. */
@NullMarked
package io.ticketledger.benchmarks.http;

import org.jspecify.annotations.NullMarked;
