package io.ticketledger.query.projecting;

import io.ticketledger.events.LedgerEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction, run in few round trips. Changes of one stream keep their order; changes of different streams commute. So they run
 * in rounds: the k-th change of every stream, grouped by statement. An event that stands alone parts the batch in before and after.
 */
public final class Batch {

    /**
     * How whoever runs batches works. A crash may lose its last moments, but then those of the token with it: the log, which is synchronous, is read again.
     * Every statement finds its rows by key and is planned once: a plan made while the table was empty would otherwise say "scan", and stay when it has filled.
     */
    static final List<String> ALWAYS = List.of("synchronous_commit = off", "enable_seqscan = off", "plan_cache_mode = force_generic_plan", "jit = off");

    /** The same, for one transaction. */
    public static final String SETTINGS = ALWAYS.stream().map(setting -> "SET LOCAL " + setting).collect(Collectors.joining("; "));

    private final Projection projection;
    private final List<SequencedMap<UUID, List<Change>>> runs = new ArrayList<>();
    private final SequencedMap<UUID, Boolean> touched = new LinkedHashMap<>();
    private final List<Change> reaching = new ArrayList<>();
    private boolean closed = true;

    public Batch(Projection projection) {
        this.projection = projection;
    }

    public void add(Object payload, Entry entry) {
        List<Change> changes = projection.changes(payload, entry);
        if (changes.isEmpty()) return;
        UUID stream = Projection.stream(payload);
        boolean alone = payload instanceof LedgerEvent event && projection.standsAlone(event);
        if (closed || alone) runs.add(new LinkedHashMap<>());
        runs.getLast().computeIfAbsent(stream, s -> new ArrayList<>()).addAll(changes);
        touched.put(stream, true);
        if (alone) projection.alsoTouches((LedgerEvent) payload).ifPresent(reaching::add);
        closed = alone;
    }

    /** Runs everything on a connection whose transaction is the caller's. Any failure is the caller's too: nothing is skipped. */
    public void flush(Connection connection) throws SQLException {
        if (runs.isEmpty()) return;
        for (Change query : reaching) reach(connection, query);
        tally(connection, -1);
        run(connection);
        tally(connection, 1);
    }

    /** Without the counters: for a look ahead that is rolled back and must not queue up behind the processor at the few rows everybody counts in. */
    public void rehearse(Connection connection) throws SQLException {
        run(connection);
    }

    private void run(Connection connection) throws SQLException {
        for (var run : runs) {
            int rounds = run.values().stream().mapToInt(List::size).max().orElse(0);
            for (int k = 0; k < rounds; k++) {
                SequencedMap<String, List<Change>> bySql = new LinkedHashMap<>();
                for (List<Change> changes : run.values()) {
                    if (k < changes.size()) bySql.computeIfAbsent(changes.get(k).sql(), s -> new ArrayList<>()).add(changes.get(k));
                }
                for (Map.Entry<String, List<Change>> same : bySql.entrySet()) {
                    List<List<@Nullable Object>> rows = same.getValue().stream().map(Change::args).toList();
                    execute(connection, same.getKey(), same.getValue().getFirst().inSet() ? List.of(columns(rows)) : rows);
                }
            }
        }
    }

    private void tally(Connection connection, int sign) throws SQLException {
        if (projection.tallies().isEmpty()) return;
        List<@Nullable Object> args = new ArrayList<>();
        args.add(sign);
        args.add(touched.keySet().toArray(UUID[]::new));
        for (Tally tally : projection.tallies()) execute(connection, tally.sql(), List.of(args));
    }

    /** What comes to be touched only by this batch is touched by an event of its own. */
    private void reach(Connection connection, Change query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            Arguments.bind(statement, query.sql(), query.args());
            ResultSet streams = statement.executeQuery();
            while (streams.next()) touched.put(streams.getObject(1, UUID.class), true);
        }
    }

    /** Rows turned into columns; as text, because PostgreSQL knows from the statement what they are. */
    private static List<@Nullable Object> columns(List<List<@Nullable Object>> rows) {
        List<@Nullable Object> columns = new ArrayList<>();
        for (int c = 0; c < rows.getFirst().size(); c++) {
            @Nullable String[] column = new String[rows.size()];
            for (int r = 0; r < column.length; r++) column[r] = Arguments.text(rows.get(r).get(c));
            columns.add(column);
        }
        return columns;
    }

    private static void execute(Connection connection, String sql, List<List<@Nullable Object>> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.NO_GENERATED_KEYS)) {
            if (rows.size() == 1) {
                Arguments.bind(statement, sql, rows.getFirst());
                statement.execute();
                return;
            }
            for (List<@Nullable Object> row : rows) {
                Arguments.bind(statement, sql, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
