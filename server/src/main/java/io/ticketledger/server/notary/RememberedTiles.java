package io.ticketledger.server.notary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketledger.eventstore.tree.Tiles;
import io.ticketledger.eventstore.tree.TreeHash;

/** Tiles only ever grow, so one that is long enough is as good as the table's. */
final class RememberedTiles implements Tiles {

    private static final long MOST_BYTES = 16L << 20;

    private record Place(int level, long index) {}

    private final Tiles table;
    private final Cache<Place, byte[]> remembered = Caffeine.newBuilder().maximumWeight(MOST_BYTES).weigher((Place _, byte[] hashes) -> hashes.length).build();

    RememberedTiles(Tiles table) {
        this.table = table;
    }

    @Override
    public byte[] read(int level, long index, int hashes) {
        Place place = new Place(level, index);
        byte[] known = remembered.getIfPresent(place);
        if (known != null && known.length >= hashes * TreeHash.BYTES) return known;
        byte[] found = table.read(level, index, hashes);
        remembered.put(place, found);
        return found;
    }

    @Override
    public void forget() {
        remembered.invalidateAll();
    }
}
