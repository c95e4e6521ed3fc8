package io.ticketledger.server.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file holds: settled once, before its first byte, so that nothing that happens meanwhile changes it.
 *
 * @param first      a position
 * @param last       a position, or one before the first if nothing is in the range
 * @param tickets    streams, sorted; empty: all streams
 * @param checkpoint a signed note of the tree whose size is the last position, if the file is to prove itself
 */
public record Selection(Format format, long first, long last, List<String> tickets, @Nullable String checkpoint) {

    public Selection {
        tickets = List.copyOf(tickets);
    }

    public boolean isEmpty() {
        return last < first;
    }

    boolean isOfSomeTickets() {
        return !tickets.isEmpty();
    }

    /** As a header says it; asked for by these two positions again, it is the same file. */
    public String range() {
        return isEmpty() ? "none" : first + "-" + last;
    }

    public String fileName() {
        String which = isOfSomeTickets() ? "-tickets" : "";
        return "ledger-" + range() + which + (checkpoint == null ? "" : "-proof") + "." + format.suffix();
    }
}
