/**
 * The words and the mapping of one data set: Amaral, Fantinato, Peres (2018), Incident management process enriched event log, UCI Machine Learning
 * Repository, doi 10.24432/C57S4H. Pure: rows in, a {@link io.ticketledger.server.imports.History} out.
 *
 * <p>The columns closed_code, resolved_by, resolved_at and closed_at hold the final values on every row. They are read for the resolution that stood, and for
 * checking the end; never earlier.
 */
@NullMarked
package io.ticketledger.server.imports.uci;

import org.jspecify.annotations.NullMarked;
