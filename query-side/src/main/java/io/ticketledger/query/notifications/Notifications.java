package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.NotificationEntry.Channel;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one person was told. */
public final class Notifications {

    private final JdbcClient jdbc;

    public Notifications(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Newest first. */
    public Page<NotificationEntry> of(AccountId recipient, int limit, long offset) {
        return new Page<>(jdbc.sql("SELECT * FROM notification WHERE recipient = ? ORDER BY position DESC, channel LIMIT ? OFFSET ?")
                .params(recipient.raw(), limit, offset).query(Notifications::entry).list(), count(recipient));
    }

    public long count(AccountId recipient) {
        return jdbc.sql("SELECT count(*) FROM notification WHERE recipient = ?").param(recipient.raw()).query(Long.class).single();
    }

    private static NotificationEntry entry(ResultSet row, int i) throws SQLException {
        return new NotificationEntry(
                row.getLong("position"),
                row.getInt("line"),
                new AccountId(row.getObject("recipient", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                Status.valueOf(row.getString("status")),
                Type.valueOf(row.getString("type")),
                new TicketId(row.getObject("ticket", UUID.class)),
                row.getLong("ticket_number"),
                row.getString("subject"),
                row.getString("text"),
                Sql.instant(row, "created_at"));
    }
}
