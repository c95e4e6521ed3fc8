package io.ticketledger.server.corridor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which page of a list a client wants. @param number counts from 1 @param size at most {@link #LARGEST} */
public record PageRequest(int number, int size) {

    public static final int LARGEST = 100;
    public static final int USUAL = 20;

    /**
     * Empty if no page is asked for. A size that makes no sense is the usual one, a larger one than allowed is the largest.
     *
     * @throws NoSuchPage if {@code page} is no positive number
     */
    public static Optional<PageRequest> of(@Nullable String page, @Nullable String pageSize) {
        if (page == null) return Optional.empty();
        int number = positive(page);
        if (number == 0) throw new NoSuchPage();
        int size = pageSize == null ? 0 : positive(pageSize);
        return Optional.of(new PageRequest(number, size == 0 ? USUAL : Math.min(size, LARGEST)));
    }

    /** For a list that comes in pages always: the first one unless another is asked for. @throws NoSuchPage as {@link #of} does */
    public static PageRequest orFirst(Query query) {
        String page = query.first("page");
        return of(page == null ? "1" : page, query.first("page_size")).orElseThrow(NoSuchPage::new);
    }

    /** For a list that comes in pages only if one is asked for. @throws NoSuchPage as {@link #of} does */
    public static Optional<PageRequest> asked(Query query) {
        return of(query.first("page"), query.first("page_size"));
    }

    /** How many to read of a list that comes in pages only if one is asked for. @param bare how far it goes without */
    public static int limit(Optional<PageRequest> asked, int bare) {
        return asked.map(PageRequest::size).orElse(bare);
    }

    /** From where on, as {@link #limit} says how many. */
    public static long offset(Optional<PageRequest> asked) {
        return asked.map(PageRequest::offset).orElse(0L);
    }

    public long offset() {
        return (number - 1L) * size;
    }

    /** The first page is there even if nothing is on it. @throws NoSuchPage if this page begins beyond the end */
    public void mustBeWithin(long total) {
        if (number > 1 && offset() >= total) throw new NoSuchPage();
    }

    public boolean hasNext(long total) {
        return offset() + size < total;
    }

    private static int positive(String text) {
        if (!text.matches("[0-9]{1,9}")) return 0;
        return Integer.parseInt(text);
    }
}
