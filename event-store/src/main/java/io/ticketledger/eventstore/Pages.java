package io.ticketledger.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.Spliterator;
import java.util.Spliterators;

/** Reads page after page, when it gets there, until one is empty. The rows never change, so no connection is held between pages. */
final class Pages<T> implements Iterator<T> {

    private final UnaryOperator<List<T>> nextPage;
    private List<T> page = List.of();
    private Iterator<T> rest = Collections.emptyIterator();
    private boolean finished;

    /** @param nextPage given the page before (at first an empty one), reads the next */
    Pages(UnaryOperator<List<T>> nextPage) {
        this.nextPage = nextPage;
    }

    @Override
    public boolean hasNext() {
        if (!rest.hasNext() && !finished) {
            page = nextPage.apply(page);
            rest = page.iterator();
            finished = page.isEmpty();
        }
        return rest.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rest.next();
    }

    Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
