/**
 * The one runnable. {@link io.ticketledger.server.Start} judges the Java it is run with, {@link io.ticketledger.server.Ticketledger}
 * serves or runs one command. Everything else lives in a package of its own.
 */
@NullMarked
package io.ticketledger.server;

import org.jspecify.annotations.NullMarked;
