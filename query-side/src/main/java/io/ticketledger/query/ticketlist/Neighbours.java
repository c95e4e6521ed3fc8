package io.ticketledger.query.ticketlist;

import org.jspecify.annotations.Nullable;

/** The ranks of the cards before and after a place; null where there is none. The first is less than the second. */
public record Neighbours(@Nullable String before, @Nullable String after) {}
