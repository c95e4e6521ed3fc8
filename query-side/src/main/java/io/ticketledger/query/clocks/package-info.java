/** Which clocks run, and when the next of them is over, so that a timer finds what has fallen due without looking at what has not. */
@NullMarked
package io.ticketledger.query.clocks;

import org.jspecify.annotations.NullMarked;
