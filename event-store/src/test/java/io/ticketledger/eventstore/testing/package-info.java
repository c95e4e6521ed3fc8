/** What tests of several modules share: where their PostgreSQL comes from. */
@NullMarked
package io.ticketledger.eventstore.testing;

import org.jspecify.annotations.NullMarked;
