package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told, and whether they have read it. */
public final class Notifications {

    /** As the partial index says it. */
    private static final String UNREAD = "channel = 'IN_APP' AND read_at IS NULL";

    // Both lock what they change in the same order, so that a person with two windows open cannot make them wait for each other.
    private static final String MARK = """
            WITH named AS MATERIALIZED (SELECT channel FROM notification WHERE recipient = :recipient AND position = :position
                                        AND EXISTS (SELECT FROM notification WHERE recipient = :recipient AND position = :position AND line = :line)
                                        ORDER BY channel FOR UPDATE)
            UPDATE notification n SET read_at = coalesce(n.read_at, :at) FROM named
            WHERE n.recipient = :recipient AND n.position = :position AND n.channel = named.channel""";
    private static final String MARK_ALL = """
            WITH unread AS MATERIALIZED (SELECT n.position, n.channel FROM notification n
                                         WHERE n.recipient = :recipient AND n.position IN (SELECT position FROM notification WHERE recipient = :recipient AND %s)
                                         ORDER BY n.position, n.channel FOR UPDATE),
            marked AS (UPDATE notification n SET read_at = :at FROM unread
                       WHERE n.recipient = :recipient AND n.position = unread.position AND n.channel = unread.channel AND n.read_at IS NULL RETURNING n.channel)
            SELECT count(*) FROM marked WHERE channel = 'IN_APP'""".formatted(UNREAD);

    private final JdbcClient jdbc;

    public Notifications(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Newest first. */
    public Page<NotificationEntry> find(FindNotifications wanted) {
        List<Object> values = new ArrayList<>();
        String where = where(wanted, values);
        values.add(wanted.limit());
        values.add(wanted.offset());
        return new Page<>(jdbc.sql("SELECT * FROM notification" + where + " ORDER BY position DESC, line LIMIT ? OFFSET ?").params(values)
                .query(Notifications::entry).list(), count(wanted));
    }

    /** How many there are in all, wherever the page ends. */
    public long count(FindNotifications wanted) {
        List<Object> values = new ArrayList<>();
        String where = where(wanted, values);
        return jdbc.sql("SELECT count(*) FROM notification" + where).params(values).query(Long.class).single();
    }

    /** All of one person's, newest first. */
    public Page<NotificationEntry> of(AccountId recipient, int limit, long offset) {
        return find(FindNotifications.of(recipient, limit).from(offset));
    }

    /** What waits in-app and was not read, newest first. */
    public Page<NotificationEntry> unread(AccountId recipient, int limit, long offset) {
        return find(FindNotifications.of(recipient, limit).onlyUnread().from(offset));
    }

    /** How much of each type waits in-app and was not read; types of which nothing does are not named. */
    public Map<Type, Long> unreadByType(AccountId recipient) {
        Map<Type, Long> counts = new EnumMap<>(Type.class);
        jdbc.sql("SELECT type, count(*) AS n FROM notification WHERE recipient = ? AND " + UNREAD + " GROUP BY type").param(recipient.raw())
                .query((row, i) -> counts.put(Type.valueOf(row.getString("type")), row.getLong("n"))).list();
        return counts;
    }

    /** Empty if this person has no such notification. */
    public Optional<NotificationEntry> byId(AccountId recipient, long id) {
        return jdbc.sql("SELECT * FROM notification WHERE recipient = ? AND position = ? AND line = ?")
                .params(recipient.raw(), NotificationEntry.positionOf(id), NotificationEntry.lineOf(id))
                .query(Notifications::entry).optional();
    }

    /**
     * Marks the notification as read on all its channels, whichever of them the number is of. Once read, the time stays.
     *
     * @return false if this person has no such notification
     */
    public boolean markRead(AccountId recipient, long id, Instant at) {
        return jdbc.sql(MARK).param("recipient", recipient.raw()).param("position", NotificationEntry.positionOf(id)).param("line", NotificationEntry.lineOf(id))
                .param("at", Arguments.raw(at)).update() > 0;
    }

    /** Marks as read what {@link #unread} lists; returns how many that were. */
    public int markAllRead(AccountId recipient, Instant at) {
        return jdbc.sql(MARK_ALL).param("recipient", recipient.raw()).param("at", Arguments.raw(at)).query(Integer.class).single();
    }

    /** What these people were told in-app by events after the one position and not after the other, in the order of the log. */
    public List<NotificationEntry> inApp(long afterPosition, long upToPosition, Collection<AccountId> recipients) {
        if (recipients.isEmpty()) return List.of();
        return jdbc.sql("""
                SELECT * FROM notification WHERE position > ? AND position <= ? AND recipient = ANY(?) AND channel = 'IN_APP' AND status = 'SENT'
                ORDER BY position, line""")
                .params(afterPosition, upToPosition, Sql.ids(recipients, AccountId::raw)).query(Notifications::entry).list();
    }

    private static String where(FindNotifications wanted, List<Object> values) {
        List<String> where = new ArrayList<>();
        and(where, values, "recipient = ?", wanted.recipient());
        and(where, values, "type = ?", wanted.type());
        and(where, values, "channel = ?", wanted.channel());
        and(where, values, "status = ?", wanted.status());
        and(where, values, "ticket_number = ?", wanted.ticketNumber());
        if (wanted.read() != null) where.add(wanted.read() ? "read_at IS NOT NULL" : "read_at IS NULL");
        if (wanted.unread()) where.add(UNREAD);
        return where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
    }

    private static void and(List<String> where, List<Object> values, String condition, @Nullable Object value) {
        Object raw = Arguments.raw(value);
        if (raw == null) return;
        where.add(condition);
        values.add(raw);
    }

    static NotificationEntry entry(ResultSet row, int i) throws SQLException {
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
                Sql.instant(row, "created_at"),
                row.getInt("attempts"),
                Sql.instantOrNull(row, "sent_at"),
                Sql.instantOrNull(row, "read_at"),
                row.getString("error"));
    }
}
