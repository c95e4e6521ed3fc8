/** Who has how much to do, and how long it takes them. */
@NullMarked
package io.ticketledger.query.workload;

import org.jspecify.annotations.NullMarked;
