package io.ticketledger.server.corridor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list on the wire: a bare array, or one page of it where the client asked for pages. */
public record Listing<T>(List<T> items, @Nullable PageResponse<T> page) {

    /**
     * @param page what was asked for, if it was pages
     * @param total how many there are on all pages together
     * @throws NoSuchPage if the list ends before that page
     */
    public static <T> Listing<T> of(Optional<PageRequest> page, long total, List<T> items) {
        page.ifPresent(asked -> asked.mustBeWithin(total));
        return new Listing<>(items, page.map(asked -> PageResponse.of(asked, total, items)).orElse(null));
    }

    /** Of a list that is short enough to be read as a whole. @throws NoSuchPage if it ends before the page */
    public static <T> Listing<T> cut(Optional<PageRequest> page, List<T> all) {
        return of(page, all.size(), page.map(asked -> all.stream().skip(asked.offset()).limit(asked.size()).toList()).orElse(all));
    }

    @JsonValue
    Object wire() {
        return page == null ? items : page;
    }
}
