/** The desk at a glance: how many tickets of each kind, what is late, how old the queue is, what comes in and goes out. Numbers only, no tickets. */
@NullMarked
package io.ticketledger.query.dashboard;

import org.jspecify.annotations.NullMarked;
