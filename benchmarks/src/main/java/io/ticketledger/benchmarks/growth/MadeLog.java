package io.ticketledger.benchmarks.growth;

import io.ticketledger.benchmarks.growth.Story.Step;
import io.ticketledger.benchmarks.measuring.LedgerLog;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.eventstore.EventFormat.Written;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A log as it would be if many tickets had been worked on, written straight into its table behind what stands there: positions and versions without gaps, hundreds
 * of tickets under way at the same time. The same each time. No server may write meanwhile.
 */
public final class MadeLog {

    /** Far above what a desk that goes on from here gives out. */
    private static final long FIRST_NUMBER = 10_000_000;

    private static final int UNDER_WAY = 400;
    private static final int CHUNK = 1 << 16;

    private static final class Playing {
        private final Story story;
        private int next;
        private int version;

        private Playing(Story story) {
            this.story = story;
        }
    }

    private final CopyIn copy;
    private final Random random;
    private final boolean hasPeople;
    private final StringBuilder rows = new StringBuilder(2 * CHUNK);
    private final long head;
    private final Instant recordedBefore;
    private final Duration recordedSince;
    private final Instant started;
    private final long size;
    private long written;

    private MadeLog(Connection connection, long size) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("""
                        SELECT coalesce(max(position), 0), coalesce(max(recorded), now() - interval '1 day'), now(), count(*) FILTER (WHERE stream_id = '%s') > 0
                        FROM event_log""".formatted(Story.account(0).raw()))) {
            last.next();
            head = last.getLong(1);
            recordedBefore = last.getObject(2, OffsetDateTime.class).toInstant();
            Instant now = last.getObject(3, OffsetDateTime.class).toInstant();
            hasPeople = last.getBoolean(4);
            recordedSince = Duration.between(recordedBefore, now);
            started = now.minus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        }
        this.size = size;
        random = new Random(head);
        copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("COPY event_log (position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata) FROM STDIN");
    }

    /** About so many events, a few more so that the last ticket is whole. @return how many */
    public static long write(Connection connection, long events) throws SQLException {
        return write(connection, events, 0);
    }

    /** With tickets of at least so many events each, none of them closed. */
    public static long write(Connection connection, long events, int perTicket) throws SQLException {
        MadeLog made = new MadeLog(connection, events);
        if (!made.hasPeople) made.people();
        made.tickets(perTicket);
        made.send(0);
        made.copy.endCopy();
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) event_log");
        }
        return made.written;
    }

    private void people() throws SQLException {
        for (int n = 0; n < Story.ACCOUNTS; n++) {
            AccountId account = Story.account(n);
            line(account.raw(), "account", 0, new AccountOpened(account, FIRST_NUMBER + n, "made-" + n, null, "Made", "Person " + n,
                    Set.of(n == 0 ? Role.ADMIN : n <= Story.ACCOUNTS / 10 ? Role.AGENT : Role.REQUESTER), null, null, null, null), Story.account(0), started);
        }
    }

    private void tickets(int perTicket) throws SQLException {
        List<Playing> underWay = new ArrayList<>();
        long opened = 0;
        for (long planned = written; planned < size || !underWay.isEmpty(); ) {
            Instant now = started.plusMillis((long) (Duration.ofDays(364).toMillis() * Math.min(1, (double) written / size)));
            if (underWay.isEmpty() || underWay.size() < UNDER_WAY && planned < size) {
                Story story = new Story(FIRST_NUMBER + head + opened++, now, random, perTicket);
                underWay.add(new Playing(story));
                planned += story.events();
            }
            int chosen = random.nextInt(underWay.size());
            Playing playing = underWay.get(chosen);
            Step step = playing.story.steps.get(playing.next++);
            for (LedgerEvent event : step.events()) line(playing.story.ticket.raw(), "ticket", playing.version++, event, step.actor(), now);
            if (playing.next == playing.story.steps.size()) {
                underWay.set(chosen, underWay.getLast());
                underWay.removeLast();
            }
        }
    }

    private void line(UUID stream, String type, int version, LedgerEvent event, AccountId actor, Instant occurred) throws SQLException {
        written++;
        Instant recorded = recordedBefore.plusNanos((long) (recordedSince.toNanos() * Math.min(1, (double) written / (size + UNDER_WAY * 20L)))).truncatedTo(ChronoUnit.MICROS);
        Written text = LedgerLog.FORMAT.write(event);
        rows.append(head + written).append('\t').append(stream).append('\t').append(type).append('\t').append(version).append('\t')
                .append(new UUID(random.nextLong(), random.nextLong())).append('\t').append(text.name()).append('\t').append(text.revision()).append('\t')
                .append(occurred).append('\t').append(recorded).append('\t').append(text.json().replace("\\", "\\\\")).append('\t')
                .append("{\"actor\":\"").append(actor.raw()).append("\",\"actorName\":\"made\",\"actorRoles\":[\"admin\"],\"dialect\":\"incident\",\"requestId\":\"made-")
                .append(written).append("\",\"address\":\"127.0.0.1\"}\n");
        send(CHUNK);
    }

    private void send(int unlessBelow) throws SQLException {
        if (rows.length() <= unlessBelow) return;
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }
}
