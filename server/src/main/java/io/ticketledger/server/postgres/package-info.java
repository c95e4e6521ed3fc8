/**
 * A real PostgreSQL beneath the home folder for whoever gave none: unpacked, initialised, started, watched and stopped here, with
 * everything switched on that keeps acknowledged writes. It outlives a killed server, and the next one takes it over.
 * See docs/adr/0003. Nothing here knows what is stored.
 */
@NullMarked
package io.ticketledger.server.postgres;

import org.jspecify.annotations.NullMarked;
