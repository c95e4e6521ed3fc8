package io.ticketledger.server.corridor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list on the wire: a bare array, or one page of it where the client asked for pages. */
public record Listing<T>(List<T> items, @Nullable PageResponse<T> page) {

    public static <T> Listing<T> bare(List<T> items) {
        return new Listing<>(items, null);
    }

    public static <T> Listing<T> page(PageRequest page, long total, List<T> items) {
        return new Listing<>(items, PageResponse.of(page, total, items));
    }

    @JsonValue
    Object wire() {
        return page == null ? items : page;
    }
}
