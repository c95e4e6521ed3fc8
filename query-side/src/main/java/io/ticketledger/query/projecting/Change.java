package io.ticketledger.query.projecting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement and its arguments. Equal SQL is batched, so a projection's statements are constants and never put together from values.
 * Arguments: text, numbers, booleans, {@link java.time.Instant}, {@link java.util.UUID}, enums (by name), ids, {@code String[]}, {@code UUID[]}.
 *
 * @param inSet the statement is run once for all changes that share it: each parameter is then an array, given as text, with an element per change
 */
public record Change(String sql, boolean inSet, List<@Nullable Object> args) {

    public static Change of(String sql, @Nullable Object... args) {
        return new Change(sql, false, Arrays.asList(args));
    }

    /**
     * For statements that end in {@code version = ? WHERE <id> = ? AND version < ?}: the values come first, and an event that comes twice does nothing the
     * second time.
     */
    public static Change guarded(String sql, Object id, long version, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        args.addAll(Arrays.asList(version, id, version));
        return new Change(sql, false, args);
    }

    /** For statements of several parts, where starting one costs more than what it does. No two of a set are of one stream. */
    public static Change inSet(String sql, @Nullable Object... args) {
        return new Change(sql, true, Arrays.asList(args));
    }
}
