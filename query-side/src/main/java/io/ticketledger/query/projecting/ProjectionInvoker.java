package io.ticketledger.query.projecting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands a processor's batch to its projection: collects the changes while the messages pass and runs them before the transaction commits, on the
 * connection that has just stored the token. So token and rows change together or not at all. Errors reach the processor, which tries again later.
 */
public final class ProjectionInvoker implements EventHandlerInvoker {

    private final Projection projection;
    private final JdbcTemplate jdbc;
    private final Progress progress;
    private final String key;

    public ProjectionInvoker(Projection projection, DataSource dataSource, Progress progress) {
        this.projection = projection;
        this.jdbc = new JdbcTemplate(dataSource);
        this.progress = progress;
        this.key = "batch of " + projection.name();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        Entry entry = Entry.of(message);
        Pending pending = CurrentUnitOfWork.get().root().getOrComputeResource(key, k -> begin());
        pending.batch.add(message.getPayload(), entry);
        pending.position = entry.position();
        pending.recorded = entry.recorded();
    }

    /** A replay in Axon's sense would start without emptying the tables; what is made anew is made beside them. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    private Pending begin() {
        Pending pending = new Pending(new Batch(projection));
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.onPrepareCommit(u -> jdbc.execute((ConnectionCallback<Void>) connection -> flush(pending.batch, connection)));
        unit.onRollback(u -> progress.stumbled(projection.name(), Faults.sentence(u.getExecutionResult() == null ? null : u.getExecutionResult().getExceptionResult())));
        unit.afterCommit(u -> {
            progress.walks(projection.name());
            progress.reached(projection.name(), pending.position, pending.recorded);
        });
        return pending;
    }

    @SuppressWarnings("NullAway")
    private Void flush(Batch batch, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Batch.SETTINGS);
        }
        batch.flush(connection);
        return null;
    }

    private static final class Pending {
        private final Batch batch;
        private long position;
        private Instant recorded = Instant.EPOCH;

        private Pending(Batch batch) {
            this.batch = batch;
        }
    }
}
