package io.ticketledger.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.eventstore.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Three nodes with our engine; a gate in the database holds each append's transaction open before its commit. */
final class OurTransactions implements OpenTransactions, AutoCloseable {

    private static final int NODES = 3;

    private record Node(HikariDataSource pool, PostgresEventStorageEngine engine) {}

    private record Begun(Thread thread, int node) {}

    private final Gates gates;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Begun> begun = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private int firstGate;

    OurTransactions(TestPostgres.Database database) throws Exception {
        gates = new Gates(database);
        for (int i = 0; i < NODES; i++) {
            HikariDataSource pool = database.anotherPool(2);
            nodes.add(new Node(pool, Logs.engine(database).dataSource(pool).serverName("node-" + i).build()));
        }
    }

    PostgresEventStorageEngine engine(int node) {
        return nodes.get(node).engine;
    }

    @Override
    public EventStorageEngine reading() {
        return engine(0);
    }

    @Override
    public String stream(int append) {
        return "gate-" + gate(append);
    }

    private int gate(int append) {
        return firstGate + append;
    }

    @Override
    public void begin(int append, EventMessage<?> event) throws Exception {
        gates.close(gate(append));
        int node = append % NODES;
        begun.add(new Begun(Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failures.add(e)).start(() -> engine(node).appendEvents(event)), node));
        rest();
    }

    @Override
    public void mayCommit(int append) throws Exception {
        gates.open(gate(append));
        rest();
    }

    /** Until every append has ended or its node's session waits for a gate or for the log. */
    private void rest() throws Exception {
        Eventually.until("everything is at rest", () -> {
            List<String> heldUp = gates.heldUp();
            return begun.stream().allMatch(append -> !append.thread.isAlive()
                    || append.thread.getState() == Thread.State.WAITING && heldUp.contains("node-" + append.node + " writer"));
        });
    }

    @Override
    public void finish() throws Exception {
        for (Begun append : begun) {
            append.thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("An append failed", failures.peek());
        }
        firstGate += begun.size();
        begun.clear();
    }

    @Override
    public void close() throws Exception {
        for (Node node : nodes) {
            node.engine.close();
            node.pool.close();
        }
        gates.close();
    }
}
