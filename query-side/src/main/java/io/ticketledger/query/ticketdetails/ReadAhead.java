package io.ticketledger.query.ticketdetails;

import io.ticketledger.events.TicketId;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.projecting.Batch;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketListProjection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers a write when the read models have not caught up within the time one may wait: does to one ticket's rows what the projections will do, with
 * their very statements, reads the result and rolls back. So there is no second telling of what an event means.
 */
public final class ReadAhead {

    private static final int TRIES = 5;

    private static final List<Projection> PROJECTIONS = List.of(new TicketListProjection(), new TicketDetailsProjection());
    private static final String HOLD = Sql.hold(PROJECTIONS.toArray(Projection[]::new));

    private final ProjectionTokens tokens;
    private final JdbcTemplate jdbc;
    private final TicketDetails details;
    private final TransactionTemplate snapshot;

    public ReadAhead(DataSource dataSource, PlatformTransactionManager transactions, ProjectionTokens tokens) {
        this.tokens = tokens;
        this.jdbc = new JdbcTemplate(dataSource);
        this.details = new TicketDetails(dataSource);
        this.snapshot = new TransactionTemplate(transactions);
        // Tokens and rows of one moment; if a processor writes the same rows meanwhile, PostgreSQL says so and there is less to do the next time.
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param events of the ticket's stream, in order, at least all that the read models have not seen; those they have seen are passed over */
    public Optional<TicketDetail> ahead(TicketId ticket, List<RecordedEvent> events, Scope scope) {
        for (int left = TRIES; ; left--) {
            try {
                return snapshot.execute(status -> {
                    status.setRollbackOnly();
                    jdbc.execute(HOLD);
                    jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                        Map<String, Long> seen = tokens.positions(PROJECTIONS.stream().map(Projection::name).toList());
                        for (Projection projection : PROJECTIONS) {
                            Batch batch = new Batch(projection);
                            for (RecordedEvent event : events) {
                                if (event.position() > seen.getOrDefault(projection.name(), 0L)) batch.add(event.payload(), Entry.of(event));
                            }
                            batch.rehearse(connection);
                        }
                        return true;
                    });
                    return details.byId(ticket, scope);
                });
            } catch (ConcurrencyFailureException caughtUp) {
                if (left == 1) throw caughtUp;
            }
        }
    }
}
