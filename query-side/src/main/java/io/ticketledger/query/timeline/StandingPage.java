package io.ticketledger.query.timeline;

import java.util.List;

/**
 * A stretch of the list as it was.
 *
 * @param more     whether there are others after these
 * @param total    how many there are on all pages
 * @param position the last event of the log that this takes into account; it takes all before it into account, too
 */
public record StandingPage(List<Standing> items, boolean more, long total, long position) {

    public StandingPage {
        items = List.copyOf(items);
    }
}
