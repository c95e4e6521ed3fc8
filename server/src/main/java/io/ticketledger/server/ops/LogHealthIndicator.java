package io.ticketledger.server.ops;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether facts can be written down: the log is there, and its database takes writes (a standby or one that ran full and was made read-only does not). */
@Component
class LogHealthIndicator extends AbstractHealthIndicator {

    private final PostgresEventStorageEngine log;
    private final JdbcClient sql;

    LogHealthIndicator(PostgresEventStorageEngine log, JdbcClient sql) {
        super("the log cannot be asked");
        this.log = log;
        this.sql = sql;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        boolean writable = sql.sql("SELECT NOT pg_is_in_recovery() AND NOT current_setting('default_transaction_read_only')::boolean")
                .query(Boolean.class).single();
        builder.status(writable ? "UP" : "DOWN").withDetail("position", log.head()).withDetail("writable", writable);
    }
}
