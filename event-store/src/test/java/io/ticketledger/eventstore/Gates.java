package io.ticketledger.eventstore;

import io.ticketledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds transactions open between their insert and their commit, for as long as a test likes: a deferred trigger makes each event of a
 * stream `gate-N` wait at gate N when its transaction commits. The engine under test knows nothing of it.
 */
final class Gates implements AutoCloseable {

    private static final int GATE = 4711;

    private final Connection keeper;

    Gates(TestPostgres.Database database) throws SQLException {
        keeper = database.anotherPool(1).getConnection();
        execute("""
                create function wait_at_gate() returns trigger language plpgsql as $$
                begin
                    if new.stream_id like 'gate-%%' then
                        perform pg_catalog.pg_advisory_xact_lock_shared(%d, substr(new.stream_id, 6)::int);
                    end if;
                    return null;
                end $$;
                create constraint trigger wait_at_gate after insert on event_log deferrable initially deferred
                    for each row execute function wait_at_gate()""".formatted(GATE));
    }

    void close(int gate) throws SQLException {
        execute("select pg_catalog.pg_advisory_lock(%d, %d)".formatted(GATE, gate));
    }

    void open(int gate) throws SQLException {
        execute("select pg_catalog.pg_advisory_unlock(%d, %d)".formatted(GATE, gate));
    }

    void awaitAtGate(int gate) throws Exception {
        Eventually.until("somebody waits at gate " + gate, () -> waitsAtGate(gate));
    }

    boolean waitsAtGate(int gate) throws SQLException {
        return isTrue("select exists (select from pg_locks where locktype = 'advisory' and not granted and classid = %d and objid = %d and database = (select oid from pg_database where datname = current_database()))".formatted(GATE, gate));
    }

    /** The names of all sessions that wait for something another session holds. */
    List<String> heldUp() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = keeper.createStatement(); ResultSet rows = statement.executeQuery("select a.application_name from pg_locks l "
                + "join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private boolean isTrue(String question) throws SQLException {
        try (Statement statement = keeper.createStatement(); ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
