package io.ticketledger.benchmarks.append;

import io.ticketledger.benchmarks.measuring.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where there is no pgbench: the same statement from threads of this process. It costs the client more, so it is slower than pgbench and easier to beat. */
record JdbcInserts(Database database) implements OneRowPerCommit {

    @Override
    public String name() {
        return "JDBC inserts (there is no pgbench)";
    }

    @Override
    public double run(String url, int clients, Duration time) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            List<PreparedStatement> statements = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Connection connection = database.connect(url);
                connections.add(connection);
                statements.add(connection.prepareStatement(OneRowPerCommit.INSERT.formatted("?", "?", "?")));
            }
            return ClosedLoop.run(clients, time, i -> inserts(statements.get(i))).perSecond();
        } finally {
            for (Connection connection : connections) connection.close();
        }
    }

    private static ClosedLoop.Client inserts(PreparedStatement statement) {
        Iterator<SampleEvents.Sample> samples = Stream.generate(SampleEvents.SAMPLES::stream).flatMap(Function.identity()).iterator();
        return () -> insert(statement, samples.next());
    }

    private static void insert(PreparedStatement statement, SampleEvents.Sample sample) throws SQLException {
        statement.setString(1, sample.name());
        statement.setString(2, sample.payload());
        statement.setString(3, sample.metadata());
        statement.execute();
    }
}
