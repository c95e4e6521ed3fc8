package io.ticketledger.query.rebuilding;

import io.ticketledger.query.rebuilding.Jobs.Overtaken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One connection for the whole of a rebuild, which holds the right to work on the projection: PostgreSQL takes it back with the connection, so a node that
 * is killed is followed by another without a time-out.
 */
final class Session implements AutoCloseable {

    private final Connection connection;
    final JdbcTemplate plain;
    final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private volatile boolean interrupted;

    Session(DataSource pool) throws SQLException {
        connection = pool.getConnection();
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(single);
        plain = new JdbcTemplate(single);
        jdbc = JdbcClient.create(plain);
        transaction = new TransactionTemplate(transactions);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** False if another connection, here or elsewhere, works on the projection. */
    boolean claim(String projection) {
        return jdbc.sql("SELECT pg_try_advisory_lock(hashtextextended('rebuild of ' || ?, 0))").param(projection).query(Boolean.class).single();
    }

    /** Lets PostgreSQL notice within a second that who asked for a long statement is gone; where the system cannot tell it, the statement ends first. */
    void watchTheLine() {
        plain.execute("DO $$ BEGIN PERFORM set_config('client_connection_check_interval', '1s', false); EXCEPTION WHEN invalid_parameter_value THEN NULL; END $$");
    }

    <T> T inTransaction(Function<Session, T> work) {
        goOn();
        return transaction.execute(status -> work.apply(this));
    }

    /** One moment for all that is read. */
    <T> T inSnapshot(Function<Session, T> work) {
        goOn();
        return snapshot.execute(status -> work.apply(this));
    }

    /** What PostgreSQL does outside of transactions only. */
    void beside(Runnable work) {
        goOn();
        work.run();
    }

    <T> T onConnection(ConnectionCallback<T> work) {
        return plain.execute(work);
    }

    private void goOn() {
        if (interrupted) throw new Overtaken();
    }

    /** From another thread: what runs now fails, and nothing else is begun. */
    synchronized void interrupt() {
        interrupted = true;
        try {
            if (connection.isClosed()) return;
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException gone) {
            return; // and what it did with it
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (!connection.isClosed()) plain.execute("SELECT pg_advisory_unlock_all(); RESET client_connection_check_interval");
        } catch (RuntimeException | SQLException broken) {
            abort();
        } finally {
            try {
                connection.close();
            } catch (SQLException gone) {
                abort();
            }
        }
    }

    /** A connection that could not give back its lock must not go back to the pool with it. */
    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            return; // so is the lock
        }
    }
}
