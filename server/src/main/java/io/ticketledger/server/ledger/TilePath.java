package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.tree.Tiles;
import io.ticketledger.server.corridor.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How C2SP's tlog-tiles writes the place of a tile: its number in groups of three digits, an x before all but the last, and {@code .p/<width>} if it is not full. */
record TilePath(int level, long index, int hashes) {

    private static final Pattern LEVEL = Pattern.compile("0|[1-9]|[1-5][0-9]|6[0-3]");
    private static final Pattern PATH = Pattern.compile("/((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?/?");

    static TilePath parse(String level, String path) {
        Matcher parts = PATH.matcher(path);
        if (!LEVEL.matcher(level).matches() || !parts.matches() || parts.group(1).startsWith("x000/")) {
            throw new InvalidRequest("A tile is named by its level and its number, as in /ledger/tile/0/x001/x234/067 or /ledger/tile/1/000.p/5.");
        }
        int hashes = parts.group(3) == null ? Tiles.WIDTH : Integer.parseInt(parts.group(3));
        if (parts.group(3) != null && hashes >= Tiles.WIDTH) throw new InvalidRequest("The width of a tile that is not full is 1 to " + (Tiles.WIDTH - 1) + ".");
        return new TilePath(Integer.parseInt(level), Long.parseLong(parts.group(1).replaceAll("[x/]", "") + parts.group(2)), hashes);
    }
}
