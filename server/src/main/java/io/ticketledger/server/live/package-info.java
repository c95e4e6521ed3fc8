/**
 * What is told as it happens. One {@link io.ticketledger.server.live.LiveFeed} per node reads the log once for all who listen, loads what they need to see,
 * and puts it into the bounded queues of their {@link io.ticketledger.server.live.Connection}s, from which threads of their own write. Who sees what is the
 * rooms' to say, and in which words. LiveFeed is longer than most files: what its lock guards is best read in one place.
 */
@NullMarked
package io.ticketledger.server.live;

import org.jspecify.annotations.NullMarked;
