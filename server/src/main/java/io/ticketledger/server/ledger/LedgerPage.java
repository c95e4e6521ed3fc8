package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.query.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list. Nothing is skipped or shown twice by what happens between two of them, because each goes on after the last one of the one before. */
record LedgerPage<T>(List<T> items, @Schema(description = "give it back as cursor for what follows; null at the end") @Nullable String nextCursor) {

    static final int USUAL = 100;
    static final int LARGEST = 1_000;

    static <S, T> LedgerPage<T> of(Slice<S> slice, Function<S, T> form) {
        return new LedgerPage<>(slice.items().stream().map(form).toList(), slice.next() == null ? null : slice.next().toString());
    }

    /**
     * @param found one more than the limit if there are more
     * @param key   what the next part goes on after
     */
    static <S, T> LedgerPage<T> of(List<S> found, int limit, Function<S, T> form, Function<S, Object> key) {
        boolean more = found.size() > limit;
        List<S> shown = more ? found.subList(0, limit) : found;
        return new LedgerPage<>(shown.stream().map(form).toList(), more ? key.apply(shown.getLast()).toString() : null);
    }
}
