package io.ticketledger.eventstore.tree;

/** Asked for a tree that is larger than the newest checkpoint says: either there is no such event, or it is not sealed yet. */
public final class BeyondTheTree extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BeyondTheTree(long asked, long newest) {
        super("The newest checkpoint has size " + newest + "; nothing is sealed yet up to " + asked + ".");
    }
}
