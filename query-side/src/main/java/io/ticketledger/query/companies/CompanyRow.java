package io.ticketledger.query.companies;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LogoId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company as it is now. */
public record CompanyRow(
        CompanyId id,
        long number,
        String name,
        String description,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Logo logo,
        @Nullable AccountId createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** {@code size} in bytes, {@code sha256} in lower-case hex; the bytes are elsewhere. */
    public record Logo(LogoId id, String name, String mediaType, long size, String sha256) {}
}
