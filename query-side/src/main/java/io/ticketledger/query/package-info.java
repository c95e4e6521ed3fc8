/** Remembers: one folder per read model, each with its view, projection, queries and SQL. Never decides, never speaks HTTP. */
@NullMarked
package io.ticketledger.query;

import org.jspecify.annotations.NullMarked;
