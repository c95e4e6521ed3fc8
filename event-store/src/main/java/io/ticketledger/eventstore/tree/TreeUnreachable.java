package io.ticketledger.eventstore.tree;

/** The database could not be asked. Later it may answer. */
public final class TreeUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    TreeUnreachable(Throwable cause) {
        super("The tree over the log could not be read: " + cause.getMessage(), cause);
    }
}
