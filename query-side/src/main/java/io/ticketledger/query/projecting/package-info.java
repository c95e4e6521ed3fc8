/**
 * How events become rows: pure projections say which statements, the batch runs them, the processors drive the batches and {@code Progress} tells
 * who waits for them. Knows events only as families; what they mean is known to the read models.
 */
@NullMarked
package io.ticketledger.query.projecting;

import org.jspecify.annotations.NullMarked;
