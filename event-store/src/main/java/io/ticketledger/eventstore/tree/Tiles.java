package io.ticketledger.eventstore.tree;

/** Where the hashes of the tree lie, as C2SP's tlog-tiles cuts it up. */
public interface Tiles {

    /** Each level of tiles spans so many levels of the tree. */
    int HEIGHT = 8;

    /** How many hashes a full tile holds. */
    int WIDTH = 1 << HEIGHT;

    /**
     * The hashes of a tile, one after the other: those of the subtrees of 256^level leaves from number {@code index * 256} on. What a tile began with it
     * keeps for ever, so one that has grown beyond what was asked for will do.
     *
     * @param hashes how many are needed, at most {@link #WIDTH}
     * @throws TreeBroken if there are not as many
     */
    byte[] read(int level, long index, int hashes);

    /** Whatever is remembered of them turned out to be wrong. */
    default void forget() {}
}
