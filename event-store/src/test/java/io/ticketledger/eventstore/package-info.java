/** What the log promises, each promise with a test that fails when it is broken. */
@NullMarked
package io.ticketledger.eventstore;

import org.jspecify.annotations.NullMarked;
