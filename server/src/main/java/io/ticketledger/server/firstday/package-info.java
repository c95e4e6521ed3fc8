/** What has to be there before anybody can use a new desk: the first administrator and, if wanted, a small world to look at. Made as anybody would make it: by commands. */
@NullMarked
package io.ticketledger.server.firstday;

import org.jspecify.annotations.NullMarked;
