package io.ticketledger.eventstore.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is right where events, leaf hashes and the hashes above them disagree: those that give the root that was signed. If neither do, a hash of level 1 speaks
 * for the 256 leaves below it.
 */
final class Comparison {

    /** More is not remembered one by one. */
    private static final int REMEMBERED = 10_000;

    private enum Speaks { FOR_THE_EVENTS, FOR_THE_LEAF_HASHES, FOR_NEITHER }

    private record Upper(int level, long number, Speaks what) {}

    private final PostgresTiles tiles;
    private final Findings findings;
    private final List<Long> leaves = new ArrayList<>();
    private final List<Upper> uppers = new ArrayList<>();
    private long forgotten;

    Comparison(PostgresTiles tiles, Findings findings) {
        this.tiles = tiles;
        this.findings = findings;
    }

    void leafDiffers(long position) {
        if (leaves.size() < REMEMBERED) leaves.add(position);
        else forgotten++;
    }

    /** The same tile, computed from the events and from the stored leaf hashes. */
    void compare(TreeTables.Tile fromEvents, TreeTables.Tile fromLeaves) {
        int level = fromEvents.level();
        if (level == 0) return; // its hashes were compared one by one
        byte[] stored = tiles.find(level, fromEvents.index());
        int count = fromEvents.hashes().length / TreeHash.BYTES;
        if (stored.length < fromEvents.hashes().length) {
            findings.add("Of the stored tile %d of level %d there are %d hashes instead of %d.".formatted(fromEvents.index(), level, stored.length / TreeHash.BYTES, count));
        }
        for (int i = 0; i < Math.min(count, stored.length / TreeHash.BYTES); i++) {
            boolean asEvents = same(stored, fromEvents.hashes(), i);
            boolean asLeaves = same(stored, fromLeaves.hashes(), i);
            if (asEvents && asLeaves) continue;
            Speaks what = asEvents ? Speaks.FOR_THE_EVENTS : asLeaves ? Speaks.FOR_THE_LEAF_HASHES : Speaks.FOR_NEITHER;
            if (uppers.size() < REMEMBERED) uppers.add(new Upper(level, fromEvents.index() * Tiles.WIDTH + i, what));
            else forgotten++;
        }
    }

    void judge(boolean eventsAreRight, boolean leavesAreRight, long size) {
        if (eventsAreRight) {
            leaves.forEach(position -> findings.add("The hash that is stored for the event at position %d is not the one that was sealed; the event is.".formatted(position)));
            uppers.stream().filter(upper -> upper.what != Speaks.FOR_THE_EVENTS).forEach(this::changed);
        } else if (leavesAreRight) {
            leaves.forEach(this::eventChanged);
            uppers.stream().filter(upper -> upper.what != Speaks.FOR_THE_LEAF_HASHES).forEach(this::changed);
        } else {
            findings.add("Neither the events nor the stored hashes give the root of the checkpoint of size " + size + ".");
            judgeByTile();
        }
        if (forgotten > 0) findings.add("And " + forgotten + " more differences.");
    }

    private void judgeByTile() {
        Map<Long, Speaks> byTile = new HashMap<>();
        uppers.stream().filter(upper -> upper.level == 1).forEach(upper -> byTile.put(upper.number, upper.what));
        for (long position : leaves) {
            switch (byTile.getOrDefault((position - 1) / Tiles.WIDTH, Speaks.FOR_NEITHER)) {
                case FOR_THE_LEAF_HASHES -> eventChanged(position);
                case FOR_THE_EVENTS -> findings.add("The hash that is stored for the event at position %d is not the one that was sealed.".formatted(position));
                case FOR_NEITHER -> findings.add("The event at position %d is not the one whose hash is stored.".formatted(position));
            }
        }
        byTile.forEach((tile, what) -> {
            if (what == Speaks.FOR_NEITHER) findings.add("Among the positions %d to %d something is not what was sealed, or the hash over them is not.".formatted(tile * Tiles.WIDTH + 1, (tile + 1) * Tiles.WIDTH));
        });
    }

    private void eventChanged(long position) {
        findings.add("The event at position " + position + " is not the one that was sealed.");
    }

    private void changed(Upper upper) {
        findings.add("Hash %d of the stored tile %d of level %d is not the one that was sealed.".formatted(upper.number % Tiles.WIDTH, upper.number / Tiles.WIDTH, upper.level));
    }

    private static boolean same(byte[] a, byte[] b, int i) {
        int from = i * TreeHash.BYTES;
        return Arrays.equals(a, from, from + TreeHash.BYTES, b, from, from + TreeHash.BYTES);
    }
}
