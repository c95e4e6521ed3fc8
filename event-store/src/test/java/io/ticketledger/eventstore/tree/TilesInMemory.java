package io.ticketledger.eventstore.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tiles as a tree of so many leaves leaves them behind, each just as wide as it was put. */
final class TilesInMemory implements Tiles, RightEdge.Shelf {

    final Map<List<Long>, byte[]> tiles = new HashMap<>();
    final RightEdge edge = new RightEdge();

    static TilesInMemory of(int leaves) {
        TilesInMemory tiles = new TilesInMemory();
        for (int i = 0; i < leaves; i++) tiles.edge.add(Definition.leaf(i), tiles);
        tiles.edge.putPartial(tiles);
        return tiles;
    }

    @Override
    public void put(int level, long index, byte[] hashes) {
        byte[] before = tiles.put(List.of((long) level, index), hashes);
        if (before != null && !Arrays.equals(before, Arrays.copyOf(hashes, before.length))) throw new AssertionError("a tile has changed what it began with");
    }

    @Override
    public byte[] read(int level, long index, int hashes) {
        byte[] tile = tiles.get(List.of((long) level, index));
        if (tile == null || tile.length < hashes * TreeHash.BYTES) throw new TreeBroken("no tile " + index + " of level " + level + " with " + hashes + " hashes");
        return tile;
    }

    int width(int level, long index) {
        byte[] tile = tiles.get(List.of((long) level, index));
        return tile == null ? 0 : tile.length / TreeHash.BYTES;
    }
}
