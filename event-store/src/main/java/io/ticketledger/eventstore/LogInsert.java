package io.ticketledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write, and what they are given; each is one round trip, commit included. What is hoped for is no transaction until it is sent: all that is sent in
 * one go without one is one.
 */
final class LogInsert {

    private static final String COLUMNS =
            "insert into event_log (position, stream_id, stream_type, version, event_id, name, revision, occurred, recorded, payload, metadata)\n";
    private static final String LINES = """
            unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[]) with ordinality
                as e(stream_id, stream_type, version, event_id, name, revision, occurred, payload, metadata, n)""";

    /** What the judge has admitted: nothing in the log can be in its way. */
    private static final String JUDGED = "with written as (" + COLUMNS + """
            select ?::bigint + n, stream_id, stream_type, version, event_id::uuid, name, revision, occurred::timestamptz, ?::timestamptz, payload::jsonb, metadata::jsonb
              from\s""" + LINES + """
            )
            select pg_notify(?, ?);
            """;
    private static final String DROP_CLAIMS = """
            delete from claim c using unnest(?::text[], ?::text[]) a(kind, key) where c.kind = a.kind and c.key = a.key;
            """;
    private static final String PUT_CLAIMS = """
            insert into claim (kind, key, stream_id, position) select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                on conflict (kind, key) do update set stream_id = excluded.stream_id, position = excluded.position;
            """;
    private static final String COMMIT = "commit";

    /**
     * What is hoped for: a stream that ends before it is expected to, or a claim that is held, leaves no row of `log` and so nothing that is written. That a stream
     * goes on beyond its expected end is what (stream_id, version) forbids.
     */
    private static final String HOPED = WriterSession.LOCK + "with " + WriterSession.LOG.formatted("""
            where not exists (select from unnest(?::text[], ?::bigint[]) s(stream_id, version)
                where not exists (select from event_log l where l.stream_id = s.stream_id and l.version = s.version))
            %s""") + ", written as (" + COLUMNS + """
            select log.head + n, stream_id, stream_type, version, event_id::uuid, name, revision, occurred::timestamptz, log.now, payload::jsonb, metadata::jsonb
              from log cross join\s""" + LINES + """
            )%s
            select log.head, pg_notify(?, (log.head + ?)::text) from log""";
    private static final String HOPED_ALONE = HOPED.formatted("", "");
    private static final String HOPED_WITH_CLAIMS = HOPED.formatted("""
            and not exists (select from unnest(?::text[], ?::text[]) a(kind, key) join claim c on c.kind = a.kind and c.key = a.key)
            """, """
            , taken as (insert into claim (kind, key, stream_id, position)
            select kind, key, stream_id, log.head + n from log cross join unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as c(kind, key, stream_id, n))
            """);

    private final Connection connection;
    private final PreparedStatement statement;
    private int at;

    private LogInsert(WriterSession session, String sql) throws SQLException {
        connection = session.connection();
        statement = session.statement(sql);
    }

    static void judged(WriterSession session, WriterSession.View view) throws SQLException {
        Judge judge = view.judge();
        List<Append.Line> lines = judge.admitted().stream().flatMap(append -> append.lines().stream()).toList();
        Map<Claim, Judge.@Nullable Holder> claims = judge.changedClaims();
        List<Claim> gone = new ArrayList<>();
        List<Claim> held = new ArrayList<>();
        claims.forEach((claim, holder) -> (holder == null ? gone : held).add(claim));
        LogInsert insert = new LogInsert(session, JUDGED + (gone.isEmpty() ? "" : DROP_CLAIMS) + (held.isEmpty() ? "" : PUT_CLAIMS) + COMMIT);
        insert.statement.setLong(++insert.at, judge.head());
        insert.statement.setObject(++insert.at, view.recorded());
        insert.lines(lines);
        insert.statement.setString(++insert.at, WriterSession.CHANNEL);
        insert.statement.setString(++insert.at, Long.toString(judge.head() + lines.size()));
        if (!gone.isEmpty()) {
            insert.claims(gone);
        }
        if (!held.isEmpty()) {
            List<Judge.Holder> holders = held.stream().map(claims::get).toList();
            insert.claims(held);
            insert.texts(holders.stream().map(Judge.Holder::stream).toList());
            insert.numbers(holders, Judge.Holder::position);
        }
        insert.statement.execute();
    }

    /** @return with its results still to be read: after the lock's the position before the first line, or none if it was in vain */
    static PreparedStatement hoped(WriterSession session, Hope hope) throws SQLException {
        boolean claiming = !hope.takes().isEmpty();
        List<Claim> claims = List.copyOf(hope.takes().keySet());
        LogInsert insert = new LogInsert(session, claiming ? HOPED_WITH_CLAIMS : HOPED_ALONE);
        List<Map.Entry<String, Long>> ends = List.copyOf(hope.ends().entrySet());
        insert.texts(ends.stream().map(Map.Entry::getKey).toList());
        insert.numbers(ends, Map.Entry::getValue);
        if (claiming) {
            insert.claims(claims);
        }
        insert.lines(hope.lines());
        if (claiming) {
            List<Integer> takers = List.copyOf(hope.takes().values());
            insert.claims(claims);
            insert.texts(takers.stream().map(taker -> hope.lines().get(taker).stream()).toList());
            insert.numbers(takers, taker -> taker + 1);
        }
        insert.statement.setString(++insert.at, WriterSession.CHANNEL);
        insert.statement.setLong(++insert.at, hope.lines().size());
        insert.statement.execute();
        return insert.statement;
    }

    private void lines(List<Append.Line> lines) throws SQLException {
        texts(lines.stream().map(Append.Line::stream).toList());
        texts(lines.stream().map(Append.Line::streamType).toList());
        numbers(lines, Append.Line::version);
        texts(lines.stream().map(line -> line.eventId().toString()).toList());
        texts(lines.stream().map(Append.Line::name).toList());
        array("int4", lines.stream().mapToInt(Append.Line::revision).toArray());
        texts(lines.stream().map(line -> line.occurred().toString()).toList());
        texts(lines.stream().map(Append.Line::payload).toList());
        texts(lines.stream().map(Append.Line::metadata).toList());
    }

    private void claims(Collection<Claim> claims) throws SQLException {
        texts(claims.stream().map(Claim::kind).toList());
        texts(claims.stream().map(Claim::key).toList());
    }

    /** Also for what is no text in the end: the driver sends these as they are, and other arrays it puts into quotes and escapes. */
    private void texts(List<String> values) throws SQLException {
        array("text", values.toArray(String[]::new));
    }

    private <T> void numbers(List<T> values, ToLongFunction<T> number) throws SQLException {
        array("int8", values.stream().mapToLong(number).toArray());
    }

    private void array(String type, Object values) throws SQLException {
        statement.setArray(++at, connection.unwrap(org.postgresql.PGConnection.class).createArrayOf(type, values));
    }
}
