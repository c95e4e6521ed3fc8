package io.ticketledger.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC engine as it comes, each append in a JDBC transaction that stays open until it may commit. */
final class StockTransactions implements OpenTransactions {

    private final HikariDataSource pool;
    private final JdbcEventStorageEngine engine;
    private final Map<Integer, Connection> open = new HashMap<>();
    private @Nullable Connection current;
    private int run;

    StockTransactions(TestPostgres.Database database) {
        pool = database.dataSource();
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        engine = JdbcEventStorageEngine.builder().connectionProvider(this::connection).transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer).snapshotSerializer(serializer).build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    private Connection connection() throws SQLException {
        Connection transaction = current;
        return transaction == null ? pool.getConnection() : ConnectionWrapperFactory.wrap(transaction, new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    @Override
    public EventStorageEngine reading() {
        return engine;
    }

    @Override
    public String stream(int append) {
        return "stream-" + run + "-" + append;
    }

    @Override
    public void begin(int append, EventMessage<?> event) throws SQLException {
        Connection transaction = pool.getConnection();
        transaction.setAutoCommit(false);
        open.put(append, transaction);
        current = transaction;
        engine.appendEvents(event);
        current = null;
    }

    @Override
    public void mayCommit(int append) throws SQLException {
        try (Connection transaction = open.remove(append)) {
            transaction.commit();
        }
    }

    @Override
    public void finish() {
        run++;
    }
}
