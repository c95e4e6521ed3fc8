package io.ticketledger.query.clocks;

import io.ticketledger.events.TicketId;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets with a clock that has run out and whose breach the read model has not seen recorded yet. */
public final class DueClocks {

    /** The next thing promised for this ticket was promised for {@code due}. */
    public record Due(TicketId ticket, Instant due) {}

    private static final String FIRST = "SELECT due, ticket FROM sla_clock WHERE due <= ? ORDER BY due, ticket LIMIT ?";
    private static final String NEXT = "SELECT due, ticket FROM sla_clock WHERE due <= ? AND (due, ticket) > (?, ?) ORDER BY due, ticket LIMIT ?";

    private final JdbcClient jdbc;

    public DueClocks(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Longest due first. A time that is just reached is due.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<Due> due(Instant now, @Nullable Due after, int limit) {
        var statement = jdbc.sql(after == null ? FIRST : NEXT).param(Arguments.raw(now));
        if (after != null) statement = statement.param(Arguments.raw(after.due)).param(after.ticket.raw());
        return statement.param(limit).query((row, i) -> new Due(new TicketId(row.getObject("ticket", UUID.class)), Sql.instant(row, "due"))).list();
    }
}
