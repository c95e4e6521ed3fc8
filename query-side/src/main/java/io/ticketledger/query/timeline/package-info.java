/**
 * What the list of tickets showed at any time, by either clock: one row for every stretch of time in which nothing of it changed. No answer to a write is
 * read from it, so no write waits for it.
 */
@NullMarked
package io.ticketledger.query.timeline;

import org.jspecify.annotations.NullMarked;
