package io.ticketledger.benchmarks.append;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Axon's own JDBC engine as it comes, with the tables it makes for PostgreSQL, and JSON, which is its cheaper serializer. */
public final class StockLog {

    private StockLog() {}

    public static JdbcEventStorageEngine engine(ConnectionProvider connections) {
        Jackson3Serializer json = Jackson3Serializer.builder().build();
        return JdbcEventStorageEngine.builder().connectionProvider(connections).transactionManager(NoTransactionManager.instance())
                .eventSerializer(json).snapshotSerializer(json).build();
    }

    public static void createTables(JdbcEventStorageEngine engine) {
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }
}
