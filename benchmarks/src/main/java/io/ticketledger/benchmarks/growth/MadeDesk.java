package io.ticketledger.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.desk.Coordinates;
import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.LogCheck;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Refolding;
import io.ticketledger.events.TicketId;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk on a database of its own, whose log was made. It may be started and closed several times, with nobody writing in between but those who measure. */
final class MadeDesk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(2);

    final Coordinates database;
    final HikariDataSource pool;
    private final DeskSetup setup;
    private final JdbcClient jdbc;

    record Ticket(long number, TicketId id) {}

    /** With the tables and the first administrator, and nothing else. */
    MadeDesk(Options options, Database database) throws Exception {
        this.database = new Coordinates(database.create(), database.user(), database.password());
        this.setup = Keys.given(DeskSetup.of(options)).on(this.database);
        this.pool = this.database.pool(48);
        this.jdbc = JdbcClient.create(pool);
        start().close();
    }

    Desk start() throws Exception {
        return Desk.start(setup);
    }

    /** @param perTicket 0 for tickets as they usually are. @return the events written */
    long write(long events, int perTicket) throws Exception {
        try (Connection connection = pool.getConnection()) {
            return MadeLog.write(connection, events, perTicket);
        }
    }

    long head() {
        return new LogCheck(pool).head();
    }

    /** Until all read models have read the log to its end. @return seconds */
    double awaitReadModels() {
        long began = System.nanoTime();
        try (Refolding refolding = new Refolding(pool)) {
            refolding.await(head(), PATIENCE);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    void awaitSealed() throws InterruptedException {
        long head = head();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc.sql("SELECT size FROM checkpoint").query(Long.class).single() < head) {
            if (System.nanoTime() > until) throw new IllegalStateException("the tree is not sealed up to %d after %s".formatted(head, PATIENCE));
            Thread.sleep(100);
        }
    }

    /** So many at most of those opened after a position, in no order that anybody would ask for. */
    List<Ticket> tickets(long after, int limit) {
        return jdbc.sql("""
                SELECT CAST(payload ->> 'number' AS bigint), stream_id FROM event_log WHERE position > ? AND version = 0 AND name = 'ticket-opened'
                ORDER BY md5(stream_id) LIMIT ?""").params(after, limit).query((row, n) -> new Ticket(row.getLong(1), new TicketId(UUID.fromString(row.getString(2))))).list();
    }

    @Override
    public void close() {
        pool.close();
    }
}
