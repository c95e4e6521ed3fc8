package io.ticketledger.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of a list that nobody counts; {@code next} is the cursor of the stretch after it, null at the end. */
public record Slice<T>(List<T> items, @Nullable Long next) {

    public Slice {
        items = List.copyOf(items);
    }
}
