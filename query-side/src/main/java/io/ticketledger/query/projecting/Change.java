package io.ticketledger.query.projecting;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement and its arguments. Equal SQL is batched, so a projection's statements are constants and never put together from values.
 * Arguments: text, numbers, booleans, {@link java.time.Instant}, {@link java.util.UUID}, enums (by name), ids, {@code String[]}, {@code UUID[]}.
 */
public record Change(String sql, List<@Nullable Object> args) {

    public static Change of(String sql, @Nullable Object... args) {
        return new Change(sql, Arrays.asList(args));
    }
}
