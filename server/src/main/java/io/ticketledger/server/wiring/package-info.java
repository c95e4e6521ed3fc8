/** Puts the parts together, by hand and in plain sight: log, command side, projections, metrics. No decisions, no SQL of a read model. */
@NullMarked
package io.ticketledger.server.wiring;

import org.jspecify.annotations.NullMarked;
