/** The real log, retold through the server's own command. */
@NullMarked
package io.ticketledger.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
