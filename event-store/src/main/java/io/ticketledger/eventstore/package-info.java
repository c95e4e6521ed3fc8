/**
 * The log: an append-only table of events in PostgreSQL, numbered without gaps in the order of commit, behind Axon's event store.
 * What must not live here: tickets, Spring, or any word of a domain; events come in and go out through {@link EventFormat}.
 */
@NullMarked
package io.ticketledger.eventstore;

import org.jspecify.annotations.NullMarked;
