/** Imports, tried on the real data where it is at hand: it lies beside the project, not in it. */
@NullMarked
package io.ticketledger.server.imports;

import org.jspecify.annotations.NullMarked;
