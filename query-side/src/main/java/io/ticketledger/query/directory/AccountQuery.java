package io.ticketledger.query.directory;

import io.ticketledger.query.projecting.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link FindAccounts} as SQL. Only what is asked for is in it, so that PostgreSQL plans for that. */
final class AccountQuery {

    /** In the words of its index. */
    private static final String SEARCHED = "(a.username || E'\\n' || coalesce(a.email, '') || E'\\n' || a.first_name || ' ' || a.last_name)";

    private final List<String> where = new ArrayList<>(List.of("a.standing <> 'DELETED'"));
    private final Map<String, Object> params = new HashMap<>();
    private final FindAccounts wanted;

    AccountQuery(FindAccounts wanted) {
        this.wanted = wanted;
        if (!wanted.includeInactive()) where.add("a.standing = 'ACTIVE'");
        if (wanted.role() != null) {
            where.add(":role = ANY (a.roles)");
            params.put("role", wanted.role().name());
        }
        if (wanted.search() != null && !wanted.search().isBlank()) {
            where.add(SEARCHED + " ILIKE :like");
            params.put("like", Sql.containing(wanted.search().strip()));
        }
        if (wanted.among() != null) {
            where.add(Sharing.WITH_CALLER);
            params.put("caller", wanted.among().raw());
        }
    }

    String page() {
        String direction = wanted.descending() ? " DESC" : "";
        String order = switch (wanted.sort()) {
            case NUMBER -> "";
            case USERNAME -> "lower(a.username)" + direction + ", ";
            case EMAIL -> "lower(a.email)" + direction + ", ";
            case NAME -> "lower(a.last_name)" + direction + ", lower(a.first_name)" + direction + ", ";
            case JOINED -> "a.joined_at" + direction + ", ";
            case LAST_LOGIN -> "l.at" + direction + " NULLS " + (wanted.descending() ? "LAST, " : "FIRST, ");
        };
        String logins = wanted.sort() == FindAccounts.Sort.LAST_LOGIN ? " LEFT JOIN last_login l ON l.account = a.id" : "";
        return "SELECT a.* FROM directory_account a" + logins + condition() + " ORDER BY " + order + "a.number" + direction + " LIMIT :limit OFFSET :offset";
    }

    String count() {
        return "SELECT count(*) FROM directory_account a" + condition();
    }

    Map<String, Object> params() {
        return params;
    }

    private String condition() {
        return " WHERE " + String.join(" AND ", where);
    }
}
