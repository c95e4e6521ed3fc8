package io.ticketledger.server.export;

import io.ticketledger.eventstore.StoredLine;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The lines of one stream, from its first to the last of the range. May be read several times; of a long stream only the beginning is held, and the rest is
 * asked for again each time.
 */
final class Chapter implements Iterable<StoredLine> {

    private final List<StoredLine> beginning;
    private final boolean isWhole;
    private final Function<StoredLine, List<StoredLine>> next;

    /**
     * @param beginning at least one line
     * @param isWhole   whether there are no more
     * @param next      the next lines after one, none at the end
     */
    Chapter(List<StoredLine> beginning, boolean isWhole, Function<StoredLine, List<StoredLine>> next) {
        this.beginning = beginning;
        this.isWhole = isWhole;
        this.next = next;
    }

    String stream() {
        return beginning.getFirst().stream();
    }

    String streamType() {
        return beginning.getFirst().streamType();
    }

    boolean isTouchedSince(long position) {
        for (StoredLine line : this) if (line.position() >= position) return true;
        return false;
    }

    @Override
    public Iterator<StoredLine> iterator() {
        return new Iterator<>() {

            private List<StoredLine> page = beginning;
            private int at;

            @Override
            public boolean hasNext() {
                if (at < page.size()) return true;
                if (isWhole || page.isEmpty()) return false;
                page = next.apply(page.getLast());
                at = 0;
                return !page.isEmpty();
            }

            @Override
            public StoredLine next() {
                if (!hasNext()) throw new NoSuchElementException();
                return page.get(at++);
            }
        };
    }
}
