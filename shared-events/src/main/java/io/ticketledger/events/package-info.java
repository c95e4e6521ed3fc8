/**
 * The language of the log: ids and value types every module speaks. No framework, no I/O.
 * Words that are stored stand in {@code @JsonProperty} or {@link io.ticketledger.events.StoredEvents}, so a class or constant may be renamed and old logs still read.
 */
@NullMarked
package io.ticketledger.events;

import org.jspecify.annotations.NullMarked;
