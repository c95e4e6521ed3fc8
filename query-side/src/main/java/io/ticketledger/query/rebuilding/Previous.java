package io.ticketledger.query.rebuilding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What served before the last exchange, and can be brought back.
 *
 * @param position where it was left
 * @param replaced when
 * @param unusable why it can no longer be brought back; null if it can
 */
public record Previous(String projection, long position, Instant replaced, @Nullable String unusable) {}
