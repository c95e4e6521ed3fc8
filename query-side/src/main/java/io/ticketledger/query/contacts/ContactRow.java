package io.ticketledger.query.contacts;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact as it is now. What is not known of it is empty. {@code createdBy} is null if nobody in person noted it. */
public record ContactRow(
        ContactId id,
        long number,
        String name,
        String email,
        String phone,
        String title,
        String department,
        String description,
        @Nullable AccountId createdBy,
        Instant createdAt,
        Instant updatedAt) {}
