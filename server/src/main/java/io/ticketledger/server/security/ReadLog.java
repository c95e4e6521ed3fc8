package io.ticketledger.server.security;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.projecting.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who watches the watchers: every look that is written down here was written down before it was answered. It stands beside the event log and not in it,
 * because what is read must not change by being read. Nothing in it is ever changed or taken out; the table refuses.
 */
public final class ReadLog {

    /** @param id rises with time, not without gaps. {@code path} is without a slash at its end, {@code query} as it was asked for, but without a token */
    public record Look(
            long id, Instant at, AccountId reader, String username, Set<Role> roles, String method, String path, @Nullable String query, String requestId,
            @Nullable String address) {}

    /** Which; what is null does not filter. {@code from} is included, {@code to} is not; {@code before} is an id. */
    public record FindLooks(@Nullable AccountId reader, @Nullable Instant from, @Nullable Instant to, @Nullable Long before, int limit) {}

    private final JdbcClient sql;

    ReadLog(JdbcClient sql) {
        this.sql = sql;
    }

    void write(Caller reader, String method, String path, @Nullable String query, String requestId, @Nullable String address) {
        sql.sql("INSERT INTO read_log (reader, username, roles, method, path, query, request_id, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(reader.id().raw()).param(reader.username()).param(Sql.texts(reader.roles().stream().map(Role::word).toList()))
                .param(method).param(path).param(query).param(requestId).param(address).update();
    }

    /** Newest first. */
    public List<Look> find(FindLooks wanted) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        and(where, values, "reader = ?", wanted.reader == null ? null : wanted.reader.raw());
        and(where, values, "at >= ?", wanted.from == null ? null : wanted.from.atOffset(ZoneOffset.UTC));
        and(where, values, "at < ?", wanted.to == null ? null : wanted.to.atOffset(ZoneOffset.UTC));
        and(where, values, "id < ?", wanted.before);
        values.add(wanted.limit);
        return sql.sql("SELECT * FROM read_log" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + " ORDER BY id DESC LIMIT ?").params(values)
                .query((row, i) -> new Look(row.getLong("id"), Sql.instant(row, "at"), new AccountId(row.getObject("reader", UUID.class)), row.getString("username"),
                        Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::of).collect(Collectors.toCollection(TreeSet::new)),
                        row.getString("method"), row.getString("path"), row.getString("query"), row.getString("request_id"), row.getString("address"))).list();
    }

    private static void and(List<String> where, List<Object> values, String condition, @Nullable Object value) {
        if (value == null) return;
        where.add(condition);
        values.add(value);
    }
}
