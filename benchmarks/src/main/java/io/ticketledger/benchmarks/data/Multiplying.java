package io.ticketledger.benchmarks.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes shapes into the log of a running desk, as another node would: under the log's lock, positions without a gap, and told to whoever listens. A ticket's id
 * follows from its shape and its copy; numbers come from the desk's own sequences; times are moved so that the other desk's last day is yesterday.
 */
final class Multiplying {

    /** WriterSession's. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7310582649012301)";
    private static final String TELL = "SELECT pg_notify('ticketledger_log', max(position)::text) FROM event_log";

    /** Of tickets that are not told to their end: opened, assigned, and what came then. */
    private static final int FIRST = 3;

    private static final String PREPARE = """
            CREATE INDEX ON making.shape (stream_id);
            CREATE UNLOGGED TABLE making.ticket AS
                SELECT stream_id, row_number() OVER (ORDER BY min(position)) - 1 AS ordinal, count(*) AS length,
                       bool_or(version < %1$d AND name IN ('first-response-given', 'sla-breached')) AS answered
                FROM making.shape WHERE stream_type = 'ticket' GROUP BY stream_id;
            ALTER TABLE making.ticket ADD PRIMARY KEY (stream_id);
            CREATE UNLOGGED TABLE making.shift AS SELECT date_trunc('day', now()) - date_trunc('day', max(occurred)) - interval '1 day' AS by FROM making.shape;
            CREATE FUNCTION making.moved(due text, by interval) RETURNS text LANGUAGE sql IMMUTABLE AS
                $$ SELECT to_char((due::timestamptz + by) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
            CREATE FUNCTION making.timed(at timestamptz, name text) RETURNS text LANGUAGE sql IMMUTABLE AS
                $$ SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(name), 1, 3) || '8' || substr(md5(name), 4, 15))::uuid::text $$;
            ANALYZE making.shape, making.ticket""".formatted(FIRST);

    private static final String HEAD = "WITH head AS MATERIALIZED (SELECT max(position) AS position, greatest(clock_timestamp(), max(recorded)) AS now FROM event_log)";

    private static final String ACCOUNTS = HEAD + """
            , numbered AS (
                SELECT s.*, row_number() OVER (ORDER BY position) AS n, ?::bigint + dense_rank() OVER (ORDER BY stream_id) AS number FROM making.shape s WHERE stream_type = 'account'),
            written AS (
                INSERT INTO event_log (position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata)
                SELECT head.position + n, stream_id, stream_type, version, gen_random_uuid(), name, revision, occurred + shift.by, head.now,
                       CASE name WHEN 'account-opened' THEN payload || jsonb_build_object('number', number) ELSE payload END, metadata - 'idempotencyKey'
                FROM numbered, head, making.shift ORDER BY n
                RETURNING position, stream_id, name, payload)
            INSERT INTO claim (kind, key, stream_id, position)
            SELECT 'username', payload ->> 'username', stream_id, position FROM written WHERE name = 'account-opened'""";

    private static final String TICKETS = HEAD + """
            , chosen AS (
                SELECT t.stream_id, t.ordinal, t.length, ?::bigint + t.ordinal + 1 AS number, c.copy,
                       CASE WHEN (t.ordinal * 7919 + c.copy * 104729) %% 1000 < ? THEN t.length ELSE least(t.length, %1$d) END AS kept, t.answered
                FROM making.ticket t, (SELECT ?::bigint AS copy) c WHERE t.ordinal < ?),
            lines AS (
                SELECT s.*, c.number, c.copy, shift.by + c.copy * interval '61 seconds' AS by, c.kept < c.length AND NOT c.answered AS unanswered,
                       row_number() OVER (ORDER BY s.position) AS n, count(*) FILTER (WHERE s.name = 'comment-added') OVER (ORDER BY s.position) AS comment,
                       making.timed(first.occurred + shift.by + c.copy * interval '61 seconds', c.stream_id || '/' || c.copy) AS id
                FROM chosen c JOIN making.shape s ON s.stream_id = c.stream_id AND s.version < c.kept
                JOIN making.shape first ON first.stream_id = c.stream_id AND first.version = 0, making.shift)
            INSERT INTO event_log (position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata)
            SELECT head.position + n, id, stream_type, version, gen_random_uuid(), name, revision, occurred + by, head.now,
                   payload || jsonb_build_object('ticket', id) || CASE
                       WHEN name = 'ticket-opened' THEN jsonb_build_object('number', number,
                           'reference', jsonb_build_object('system', payload #>> '{reference,system}', 'key', 'INC' || lpad(number::text, 9, '0')),
                           'description', regexp_replace(payload ->> 'description', 'INC[0-9]+', 'INC' || lpad(number::text, 9, '0')),
                           'responseDue', making.moved(payload ->> 'responseDue', by + CASE WHEN unanswered THEN interval '10 years' ELSE interval '0' END))
                       WHEN name = 'priority-changed' THEN jsonb_build_object(
                           'responseDue', making.moved(payload ->> 'responseDue', by + CASE WHEN unanswered THEN interval '10 years' ELSE interval '0' END))
                       WHEN name = 'comment-added' THEN jsonb_build_object('number', ?::bigint + comment, 'comment', md5(payload ->> 'comment' || '/' || copy)::uuid)
                       WHEN payload ? 'due' THEN jsonb_build_object('due', making.moved(payload ->> 'due', by))
                       ELSE '{}' END,
                   metadata - 'idempotencyKey'
            FROM lines, head ORDER BY n""".formatted(FIRST).replace("payload ? 'due'", "jsonb_exists(payload, 'due')");

    private final Connection database;

    Multiplying(Connection database) {
        this.database = database;
    }

    /** @param mean how many events a ticket has on average; 0 leaves each whole. @return the events that were written */
    long write(Shapes shapes, int tickets, int mean) throws SQLException, IOException {
        execute("DROP SCHEMA IF EXISTS making CASCADE; CREATE SCHEMA making");
        shapes.load(database, "making.shape");
        execute(PREPARE);
        long before = one("SELECT max(position) FROM event_log");
        database.setAutoCommit(false);
        accounts();
        long each = one("SELECT count(*) FROM making.ticket");
        int wholeOfThousand = wholeOfThousand(mean);
        for (long copy = 0; copy * each < tickets; copy++) {
            tickets(copy, Math.min(each, tickets - copy * each), wholeOfThousand);
            System.err.printf("  %,d of %,d tickets written%n", Math.min(tickets, (copy + 1) * each), tickets);
        }
        database.setAutoCommit(true);
        execute("DROP SCHEMA making CASCADE; ANALYZE event_log");
        return one("SELECT max(position) FROM event_log") - before;
    }

    /** So many tickets are told to their end, and of the others the beginning, that the mean is what is wanted. */
    private int wholeOfThousand(int mean) throws SQLException {
        if (mean == 0) return 1000;
        long length = one("SELECT 1000 * sum(length) / count(*) FROM making.ticket");
        return Math.clamp(1000L * (1000L * mean - 1000L * FIRST) / Math.max(1, length - 1000L * FIRST), 0, 1000);
    }

    private void accounts() throws SQLException {
        long number = reserve("account_number", one("SELECT count(DISTINCT stream_id) FROM making.shape WHERE stream_type = 'account'"));
        execute(LOCK);
        try (PreparedStatement insert = database.prepareStatement(ACCOUNTS)) {
            insert.setLong(1, number);
            insert.executeUpdate();
        }
        execute(TELL);
        database.commit();
    }

    private void tickets(long copy, long count, int wholeOfThousand) throws SQLException {
        long number = reserve("ticket_number", count);
        long comment = reserve("comment_number", one("SELECT count(*) FROM making.shape WHERE name = 'comment-added'"));
        execute(LOCK);
        try (PreparedStatement insert = database.prepareStatement(TICKETS)) {
            insert.setLong(1, number);
            insert.setInt(2, wholeOfThousand);
            insert.setLong(3, copy);
            insert.setLong(4, count);
            insert.setLong(5, comment);
            insert.executeUpdate();
        }
        execute(TELL);
        database.commit();
    }

    /** @return the number before the first of so many that nobody else is given */
    private long reserve(String sequence, long count) throws SQLException {
        return one("SELECT setval('%1$s', nextval('%1$s') + %2$d) - %2$d - 1".formatted(sequence, count));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long one(String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
