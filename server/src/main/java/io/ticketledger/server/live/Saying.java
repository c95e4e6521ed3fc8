package io.ticketledger.server.live;

import org.jspecify.annotations.Nullable;

/** Something to be said on a socket, put into words by the thread that writes it: what that costs, the feed and the other listeners do not wait for. */
@FunctionalInterface
public interface Saying {

    /** Null if by now there is nothing to say any more. */
    @Nullable String text();
}
