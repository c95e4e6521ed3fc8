package io.ticketledger.eventstore.tree;

/** What is stored of the tree, or of the log below it, is not what was sealed. Nothing is signed or proven until somebody has looked. */
public final class TreeBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TreeBroken(String sentence) {
        super(sentence);
    }
}
