package io.ticketledger.eventstore.tree;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Computes the whole tree from the events in the table and compares it with all that is stored of it. Holds a page of events and a tile of each level at a time.
 * Beside a running server, it checks up to the checkpoint that was the newest when it began. For one use.
 */
public final class WholeCheck {

    private static final int PAGE = 500;

    /**
     * @param sealed   the size of the checkpoint
     * @param unsealed events that the log has beyond it
     * @param findings sentences; none if all is as it was sealed
     */
    public record Result(SignedCheckpoint newest, long sealed, long unsealed, List<String> findings) {}

    private final PostgresEventStorageEngine log;
    private final Findings findings = new Findings();
    private final TreeTables.Row row;
    private final PostgresTiles tiles;
    private final Checkpoint signed;
    private final @Nullable Checkpoint kept;
    private final Comparison comparison;
    private final RightEdge events = new RightEdge();
    private final RightEdge stored = new RightEdge();
    private byte[] tile = {};
    private byte[] eventsRoot = TreeHash.empty();
    private byte[] storedRoot = TreeHash.empty();

    /** @param keptNote a checkpoint that somebody has kept, or nothing */
    public WholeCheck(DataSource dataSource, PostgresEventStorageEngine log, Signing signing, @Nullable String keptNote) {
        this.log = log;
        tiles = PostgresTiles.of(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            row = TreeTables.row(connection);
        } catch (SQLException e) {
            throw new TreeUnreachable(e);
        }
        signed = signed(signing);
        kept = keptNote == null ? null : kept(keptNote, signing);
        comparison = new Comparison(tiles, findings);
    }

    /** How many events there are to look at. */
    public long length() {
        return Math.min(Math.max(signed.size(), kept == null ? 0 : kept.size()), row.head());
    }

    /** @param watch is told the position after each page */
    public Result run(LongConsumer watch) {
        long end = Math.max(signed.size(), kept == null ? 0 : kept.size());
        boolean more = end > 0;
        while (more) {
            List<StoredLine> lines = log.lines().after(events.size(), (int) Math.min(PAGE, end - events.size()));
            for (StoredLine line : lines) {
                while (events.size() + 1 < line.position() && events.size() < end) take(null);
                if (events.size() < end) take(TreeHash.leaf(line));
            }
            watch.accept(events.size());
            more = !lines.isEmpty() && events.size() < end;
        }
        while (events.size() < end && events.size() < Math.max(signed.size(), row.head())) take(null);
        if (kept != null && kept.size() > events.size()) findings.add("The kept checkpoint has size %d, but the log ends at position %d.".formatted(kept.size(), row.head()));
        comparison.judge(Arrays.equals(eventsRoot, signed.root()), Arrays.equals(storedRoot, signed.root()), signed.size());
        return new Result(new SignedCheckpoint(signed, row.note() == null ? "" : row.note()), signed.size(), Math.max(0, row.head() - signed.size()), findings.all());
    }

    /** @param leaf of the event at the next position, nothing if there is none */
    private void take(byte @Nullable [] leaf) {
        long index = events.size();
        boolean sealed = index < signed.size();
        Optional<byte[]> promised = sealed ? storedLeaf(index) : Optional.empty();
        if (leaf == null) findings.add("There is no event at position " + (index + 1) + (sealed ? ", although one was sealed there." : "."));
        else promised.filter(hash -> !Arrays.equals(hash, leaf)).ifPresent(hash -> comparison.leafDiffers(index + 1));
        byte[] now = leaf != null ? leaf : promised.orElseGet(() -> new byte[TreeHash.BYTES]);
        List<TreeTables.Tile> fromEvents = new ArrayList<>();
        events.add(now, (level, number, hashes) -> fromEvents.add(new TreeTables.Tile(level, number, hashes)));
        if (sealed) takeStored(promised.orElse(now), fromEvents);
        if (kept != null && kept.size() == events.size() && !Arrays.equals(kept.root(), events.root())) {
            findings.add("The events up to position " + kept.size() + " do not give the root of the kept checkpoint: the log is not a continuation of the one it was made of.");
        }
    }

    private void takeStored(byte[] leaf, List<TreeTables.Tile> fromEvents) {
        List<TreeTables.Tile> fromStored = new ArrayList<>();
        stored.add(leaf, (level, number, hashes) -> fromStored.add(new TreeTables.Tile(level, number, hashes)));
        if (stored.size() == signed.size()) {
            eventsRoot = events.root();
            storedRoot = stored.root();
            events.putPartial((level, number, hashes) -> fromEvents.add(new TreeTables.Tile(level, number, hashes)));
            stored.putPartial((level, number, hashes) -> fromStored.add(new TreeTables.Tile(level, number, hashes)));
        }
        for (int i = 0; i < fromStored.size(); i++) comparison.compare(fromEvents.get(i), fromStored.get(i));
    }

    private Optional<byte[]> storedLeaf(long index) {
        int within = (int) (index % Tiles.WIDTH);
        if (within == 0) {
            tile = tiles.find(0, index / Tiles.WIDTH);
            long expected = Math.min(Tiles.WIDTH, signed.size() - index);
            if (tile.length < expected * TreeHash.BYTES) findings.add("Of the stored tile %d of level 0 there are %d hashes instead of %d.".formatted(index / Tiles.WIDTH, tile.length / TreeHash.BYTES, expected));
        }
        return tile.length < (within + 1) * TreeHash.BYTES ? Optional.empty() : Optional.of(Arrays.copyOfRange(tile, within * TreeHash.BYTES, (within + 1) * TreeHash.BYTES));
    }

    private Checkpoint signed(Signing signing) {
        if (row.note() == null || row.root() == null) {
            if (tiles.find(0, 0).length > 0) findings.add("There are tiles, but no checkpoint.");
            return new Checkpoint(row.origin(), 0, TreeHash.empty());
        }
        Checkpoint asStored = new Checkpoint(row.origin(), row.size(), row.root());
        try {
            SignedNote note = SignedNote.parse(row.note());
            Checkpoint said = Checkpoint.parse(note.text());
            if (!note.isSignedBy(signing.verifiers())) {
                findings.add("The stored checkpoint is not signed by a key of this log.");
                return asStored;
            }
            if (!said.origin().equals(row.origin()) || !said.isOf(row.size(), row.root())) findings.add("The stored size, root or origin is not the one that was signed.");
            return said;
        } catch (IllegalArgumentException e) {
            findings.add("The stored checkpoint cannot be read: " + e.getMessage());
            return asStored;
        }
    }

    private @Nullable Checkpoint kept(String text, Signing signing) {
        try {
            SignedNote note = SignedNote.parse(text);
            Checkpoint said = Checkpoint.parse(note.text());
            if (!said.origin().equals(row.origin())) findings.add("The kept checkpoint is of " + said.origin() + ", but this log is " + row.origin() + ".");
            else if (!note.isSignedBy(signing.verifiers())) findings.add("The kept checkpoint is not signed by a key of this log.");
            else return said;
        } catch (IllegalArgumentException e) {
            findings.add("The kept checkpoint cannot be read: " + e.getMessage());
        }
        return null;
    }
}
