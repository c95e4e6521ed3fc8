package io.ticketledger.server.security;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.projecting.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each account last logged in, through whichever dialect. */
public final class LastLogins {

    private static final Logger LOG = LoggerFactory.getLogger(LastLogins.class);

    private final JdbcClient sql;
    private final Clock clock;

    LastLogins(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody has just shown who he is. Nobody is kept out because that could not be written down. */
    public void note(AccountId account) {
        try {
            sql.sql("INSERT INTO last_login (account, at) VALUES (:account, :at) ON CONFLICT (account) DO UPDATE SET at = greatest(last_login.at, excluded.at)")
                    .param("account", account.raw()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        } catch (DataAccessException e) {
            LOG.warn("a login could not be noted: {}", e.getMessage());
        }
    }

    /** Whoever never logged in is missing. */
    public Map<AccountId, Instant> of(Collection<AccountId> accounts) {
        Map<AccountId, Instant> found = new HashMap<>();
        if (accounts.isEmpty()) return found;
        sql.sql("SELECT account, at FROM last_login WHERE account = ANY(?)").param(Sql.ids(accounts, AccountId::raw))
                .query(row -> {
                    found.put(new AccountId(row.getObject("account", UUID.class)), Sql.instant(row, "at"));
                });
        return found;
    }
}
