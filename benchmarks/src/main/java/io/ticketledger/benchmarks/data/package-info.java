/** Desks with many tickets, made of the shapes of a real log: each ticket is one that somebody once worked on, under another number and at another time. */
@NullMarked
package io.ticketledger.benchmarks.data;

import org.jspecify.annotations.NullMarked;
