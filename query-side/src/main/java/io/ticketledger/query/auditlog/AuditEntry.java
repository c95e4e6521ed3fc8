package io.ticketledger.query.auditlog;

import io.ticketledger.events.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log. {@code action} is its stored name; {@code actorName} is as it was then; {@code subject} is what it is about.
 * {@code occurred} is when it happened, {@code recorded} when the log learned of it.
 */
public record AuditEntry(
        long position,
        Subject subject,
        String action,
        @Nullable AccountId actor,
        @Nullable String actorName,
        Instant occurred,
        Instant recorded,
        @Nullable String dialect,
        @Nullable String requestId,
        @Nullable String address,
        List<FieldChange> changes) {

    public enum Kind { TICKET, ACCOUNT, PROJECT, COMPANY, CONTACT }

    public record Subject(Kind kind, UUID id, @Nullable Long number) {}

    /** Values are the log's own words: text, numbers, lists of text; null is nothing. */
    public record FieldChange(String field, @Nullable Object old, @Nullable Object now) {}
}
