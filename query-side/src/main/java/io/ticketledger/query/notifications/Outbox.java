package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be delivered, for workers on any number of nodes. A claim commits before it returns, and waits for the disk; with it is then on the disk
 * what was decided before, so that a crash cannot make the policy forget what has left the house.
 */
public final class Outbox {

    private static final int LONGEST_REASON = 1_000;

    /** Rows that another worker is claiming at this moment are passed over; those he has claimed are not due. */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT recipient, position, channel FROM notification WHERE channel = :channel AND status = 'PENDING' AND next_attempt <= :now
                ORDER BY next_attempt, position, line LIMIT :limit FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE notification n SET attempts = n.attempts + 1, next_attempt = :until FROM due
                WHERE n.recipient = due.recipient AND n.position = due.position AND n.channel = due.channel
                RETURNING new.*, old.next_attempt AS was_due)
            SELECT * FROM claimed ORDER BY was_due, position, line""";
    private static final String ROW = " WHERE recipient = :recipient AND position = :position AND channel = :channel AND status = 'PENDING'";
    private static final String SENT = "UPDATE notification SET status = 'SENT', next_attempt = NULL, sent_at = :at, provider_id = :provider, error = NULL" + ROW;
    private static final String AT_THIS_ATTEMPT = ROW + " AND attempts = :attempt";
    private static final String RETRY = "UPDATE notification SET next_attempt = :next, error = :why" + AT_THIS_ATTEMPT;
    private static final String FAILED = "UPDATE notification SET status = 'FAILED', next_attempt = NULL, error = :why" + AT_THIS_ATTEMPT;
    private static final String SKIPPED = "UPDATE notification SET status = 'NOT_SENT', next_attempt = NULL, error = :why" + AT_THIS_ATTEMPT;

    private static final String TO_ASK =
            "SELECT DISTINCT recipient, position, ticket FROM notification WHERE asks AND asked_at IS NULL AND status = 'SENT' ORDER BY position LIMIT ?";
    private static final String ASKED = """
            UPDATE notification n SET asked_at = ? FROM unnest(?, ?) AS asked (recipient, position)
            WHERE n.recipient = asked.recipient AND n.position = asked.position AND n.asks AND n.asked_at IS NULL""";

    private final JdbcClient jdbc;

    public Outbox(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Takes what is due, longest due first. Who has not said by the end of the lease what became of a delivery has lost it: it is due again.
     */
    public List<Delivery> claim(Channel channel, int limit, Duration lease, Instant now) {
        return jdbc.sql(CLAIM).param("channel", channel.name()).param("now", Arguments.raw(now)).param("until", Arguments.raw(now.plus(lease))).param("limit", limit)
                .query(Notifications::entry).list().stream().map(Delivery::of).toList();
    }

    /** It has been delivered, which no later attempt can undo. False if that was known, or given up, before. */
    public boolean sent(Delivery delivery, Instant at, @Nullable String providerId) {
        return of(delivery, SENT).param("at", Arguments.raw(at)).param("provider", providerId == null ? null : storable(providerId)).update() > 0;
    }

    /** It has not, and is to be tried again. As all that follow, false and without effect if this attempt's lease has run out and a newer attempt was made. */
    public boolean retry(Delivery delivery, Instant next, String why) {
        return of(delivery, RETRY).param("attempt", delivery.attempt()).param("next", Arguments.raw(next)).param("why", storable(why)).update() > 0;
    }

    /** It has not, and never will be. */
    public boolean failed(Delivery delivery, String why) {
        return of(delivery, FAILED).param("attempt", delivery.attempt()).param("why", storable(why)).update() > 0;
    }

    /** There was no way to try, as when the recipient has no address any more. */
    public boolean skipped(Delivery delivery, String why) {
        return of(delivery, SKIPPED).param("attempt", delivery.attempt()).param("why", storable(why)).update() > 0;
    }

    /** When the oldest message that still waits came up; for metrics. */
    public Optional<Instant> oldestPending(Channel channel) {
        return jdbc.sql("SELECT min(created_at) AS oldest FROM notification WHERE channel = ? AND status = 'PENDING'").param(channel.name())
                .query((row, i) -> Optional.ofNullable(Sql.instantOrNull(row, "oldest"))).single();
    }

    /** Of whom approval is to be asked, oldest first: told over at least one channel. Nodes may be given the same; asking twice must change nothing. */
    public List<Asking> toAsk(int limit) {
        return jdbc.sql(TO_ASK).param(limit).query((row, i) -> new Asking(new AccountId(row.getObject("recipient", UUID.class)), row.getLong("position"),
                new TicketId(row.getObject("ticket", UUID.class)))).list();
    }

    /** Also when the ticket has moved on and there was nothing to ask: otherwise it stays among those to ask. */
    public void asked(Collection<Asking> all, Instant at) {
        if (all.isEmpty()) return;
        jdbc.sql(ASKED).params(Arguments.raw(at), Sql.ids(all, asking -> asking.requester().raw()), Sql.numbers(all.stream().map(Asking::position).toList())).update();
    }

    private JdbcClient.StatementSpec of(Delivery delivery, String sql) {
        return jdbc.sql(sql).param("recipient", delivery.recipient().raw()).param("position", delivery.position()).param("channel", delivery.channel().name());
    }

    /** What others' machines answer may hold what PostgreSQL refuses, or have no end. */
    private static String storable(String text) {
        int[] points = text.codePoints().limit(LONGEST_REASON).map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c).toArray();
        return new String(points, 0, points.length);
    }
}
