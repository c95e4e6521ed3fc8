package io.ticketledger.server.incident;

import io.ticketledger.server.corridor.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the audit log is to be shown.
 *
 * @param before a position: only what is older
 */
record IncidentAuditFilters(
        @Nullable Long ticket, @Nullable Long user, @Nullable String action, @Nullable Instant from, @Nullable Instant to, @Nullable Long before, int limit) {

    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;

    static IncidentAuditFilters read(Query query) {
        IncidentAuditFilters read = new IncidentAuditFilters(query.number("ticket"), query.number("user"), query.search("action"), query.instant("from"),
                query.instant("to"), query.number("before"), query.limit(USUAL, LARGEST));
        query.verdict();
        return read;
    }
}
