package io.ticketledger.server.live;

import java.io.Serial;

/** No more connections: the node is stopping, or has as many as it bears. Another node may be willing, and this one later. */
public final class NotNow extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NotNow(String reason) {
        super(reason, null, false, false);
    }
}
