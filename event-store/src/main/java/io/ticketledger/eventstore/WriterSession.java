package io.ticketledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The writer's connection and its statements. A batch in which all goes well takes one round trip: the log's lock, insert, notice and commit. Another takes two:
 * one takes the lock and looks, one inserts, notifies and commits. Each statement after the lock sees all that was committed before it was granted.
 */
final class WriterSession implements AutoCloseable {

    /** Where writers tell listeners of other nodes that the log has grown. */
    static final String CHANNEL = "ticketledger_log";

    /** One lock per database, whoever writes. Any number would do; it must never change while two versions run side by side. */
    private static final long LOG_LOCK = 7_310_582_649_012_301L;

    static final String LOCK = "select pg_advisory_xact_lock(" + LOG_LOCK + ");";

    /** The end of the log and the time, if the condition holds. */
    static final String LOG = """
            log as materialized (
                select coalesce(l.position, 0) as head, greatest(clock_timestamp(), l.recorded) as now
                  from (select 1) one left join lateral (select position, recorded from event_log order by position desc limit 1) l on true %s)""";
    private static final String LOOK = "begin;" + LOCK + "with " + LOG.formatted("") + """
            select log.head, log.now, s.stream_id, (select max(version) from event_log l where l.stream_id = s.stream_id)
              from log cross join unnest(?::text[]) s(stream_id)""";
    private static final String LOOK_AT_CLAIMS = LOOK + """
            ;
            select a.kind, a.key, c.stream_id, c.position
              from unnest(?::text[], ?::text[]) a(kind, key) join claim c on c.kind = a.kind and c.key = a.key""";
    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String FIND = "select event_id, position from event_log where stream_id = ? and version = ?";

    /** What the log looked like when the lock was granted. */
    record View(WriterSession asked, Judge judge, OffsetDateTime recorded) {}

    /** The server's process at the other end; a pid may be given again, and then it began at another time. */
    record Backend(int pid, OffsetDateTime began) {}

    private final Connection connection;
    private final Backend backend;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private long lastAnswer = System.nanoTime();

    WriterSession(Connection connection, Duration lockTimeout, boolean allowUnsafe) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            if (!allowUnsafe) {
                refuseForgetfulServer(statement);
            }
            // A node that freezes while it holds the lock must not stop the others for ever.
            statement.execute("set lock_timeout = " + lockTimeout.toMillis() + "; set idle_in_transaction_session_timeout = '5s'");
            // Plans are made once, perhaps while the tables are small, and kept while they grow; all of ours must go by an index.
            statement.execute("set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
            connection.setAutoCommit(true);
            backend = backend(statement);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Backend backend(Statement statement) throws SQLException {
        try (ResultSet ours = statement.executeQuery("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()")) {
            ours.next();
            return new Backend(ours.getInt(1), ours.getObject(2, OffsetDateTime.class));
        }
    }

    Backend backend() {
        return backend;
    }

    /** Returns when there is no such process any more: one that stands still could else write what it was sent after somebody has looked for it. */
    void end(Backend former) throws SQLException {
        PreparedStatement end = statement("select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid = ? and backend_start = ?");
        end.setInt(1, former.pid());
        end.setObject(2, former.began());
        try (ResultSet ended = end.executeQuery()) {
            if (ended.next() && !ended.getBoolean(1)) {
                throw new SQLException("The server's process " + former.pid() + " does not end");
            }
        }
    }

    private static void refuseForgetfulServer(Statement statement) throws SQLException {
        try (ResultSet settings = statement.executeQuery("select current_setting('fsync'), current_setting('synchronous_commit')")) {
            settings.next();
            if ("off".equals(settings.getString(1)) || "off".equals(settings.getString(2))) {
                throw new EventStoreException(("The database may forget what it acknowledged: fsync is %s and synchronous_commit is %s, but both "
                        + "must be on").formatted(settings.getString(1), settings.getString(2)));
            }
        }
    }

    View lockAndLook(List<Append> batch) throws SQLException {
        Set<String> streams = new HashSet<>();
        Set<Claim> claims = new LinkedHashSet<>();
        for (Append append : batch) {
            append.lines().forEach(line -> streams.add(line.stream()));
            append.changes().forEach(asked -> claims.add(asked.change().claim()));
        }
        PreparedStatement look = statement(claims.isEmpty() ? LOOK : LOOK_AT_CLAIMS);
        look.setArray(1, connection.createArrayOf("text", streams.toArray()));
        if (!claims.isEmpty()) {
            look.setArray(2, texts(claims.stream().map(Claim::kind).toList()));
            look.setArray(3, texts(claims.stream().map(Claim::key).toList()));
        }
        look.execute();
        look.getMoreResults();
        long head = 0;
        @Nullable OffsetDateTime now = null;
        Map<String, Long> versions = new HashMap<>();
        for (ResultSet rows = next(look); rows.next(); ) {
            if (now == null) {
                head = rows.getLong(1);
                now = rows.getObject(2, OffsetDateTime.class);
            }
            long version = rows.getLong(4);
            if (!rows.wasNull()) {
                versions.put(rows.getString(3), version);
            }
        }
        Map<Claim, Judge.Holder> holders = new HashMap<>();
        if (!claims.isEmpty()) {
            for (ResultSet rows = next(look); rows.next(); ) {
                holders.put(new Claim(rows.getString(1), rows.getString(2)), new Judge.Holder(rows.getString(3), rows.getLong(4)));
            }
        }
        return new View(this, new Judge(head, versions, holders), Objects.requireNonNull(now));
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("The server answered fewer questions than were asked");
        }
        return statement.getResultSet();
    }

    void insertAndCommit(View view) throws SQLException {
        LogInsert.judged(this, view);
        lastAnswer = System.nanoTime();
    }

    /** Takes the lock, inserts and commits in one round trip. @return the position before the first line; nothing if the hope was in vain and nothing was written */
    OptionalLong insertAndCommit(Hope hope) throws SQLException {
        PreparedStatement insert = LogInsert.hoped(this, hope);
        try (ResultSet head = next(insert)) {
            lastAnswer = System.nanoTime();
            return head.next() ? OptionalLong.of(head.getLong(1)) : OptionalLong.empty();
        }
    }

    /** A connection that was not used for a while may have died without anybody noticing. */
    boolean hasRested() {
        return System.nanoTime() - lastAnswer > REST_NANOS;
    }

    private java.sql.Array texts(List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }

    /** Waits until no other writer is under way. */
    void lock() throws SQLException {
        statement("begin;" + LOCK).execute();
    }

    /** @return the position of the append's last event, or null if its events are not in the log */
    @Nullable Long find(Append append) throws SQLException {
        Append.Line first = append.lines().getFirst();
        PreparedStatement find = statement(FIND);
        find.setString(1, first.stream());
        find.setLong(2, first.version());
        try (ResultSet row = find.executeQuery()) {
            return row.next() && first.eventId().equals(row.getObject(1, UUID.class)) ? row.getLong(2) + append.lines().size() - 1 : null;
        }
    }

    /** Leaves the transaction, if one has been begun. */
    void rollback() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            statement("rollback").execute();
        }
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way; the server ends an open transaction without committing it.
        }
    }
}
