/** What somebody who runs the desk sees of it: health, metrics, the line at start. Nothing here decides or remembers. */
@NullMarked
package io.ticketledger.server.ops;

import org.jspecify.annotations.NullMarked;
