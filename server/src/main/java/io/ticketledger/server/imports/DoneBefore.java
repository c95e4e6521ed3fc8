package io.ticketledger.server.imports;

import io.ticketledger.events.Trace;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which steps the log holds already, asked for many at once. Sending them again would be harmless but not silent: a step that was done meets a ticket that
 * has moved on, and is refused by a rule before the log gets to say that it knows the key.
 */
final class DoneBefore {

    private static final String CLAIMED = "SELECT key FROM claim WHERE kind = :kind AND key = ANY(:keys)";

    private final JdbcClient sql;

    DoneBefore(JdbcClient sql) {
        this.sql = sql;
    }

    Set<String> among(Collection<String> keys) {
        if (keys.isEmpty()) return Set.of();
        return new HashSet<>(sql.sql(CLAIMED).param("kind", Trace.IDEMPOTENCY_KEY).param("keys", keys.toArray(String[]::new)).query(String.class).list());
    }
}
