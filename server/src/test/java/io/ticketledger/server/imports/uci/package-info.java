/** What a row means, row by row, and what all rows of the real log come to. */
@NullMarked
package io.ticketledger.server.imports.uci;

import org.jspecify.annotations.NullMarked;
