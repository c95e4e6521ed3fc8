package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.rebuilding.Rebuild.Compared;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Kind;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of rebuilds. Who writes down the progress of one writes down nothing if meanwhile it was cancelled, or is no longer the last. */
final class Jobs {

    private static final String OVER = Arrays.stream(Phase.values()).filter(Phase::isOver).map(phase -> "'" + phase + "'").collect(Collectors.joining(", ", "(", ")"));

    private final JdbcClient jdbc;

    Jobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if one is under way. */
    Optional<Rebuild> begin(String projection, Kind kind, IfDifferent ifDifferent, String by, long position) {
        int begun = jdbc.sql("""
                INSERT INTO projection_rebuild AS r (projection, id, kind, phase, if_different, requested_by, requested, first_position, position)
                VALUES (:projection, :id, :kind, 'WAITING', :different, :by, clock_timestamp(), :position, :position)
                ON CONFLICT (projection) DO UPDATE SET id = excluded.id, kind = excluded.kind, phase = excluded.phase, if_different = excluded.if_different,
                    requested_by = excluded.requested_by, requested = excluded.requested, started = NULL, ended = NULL, first_position = excluded.first_position,
                    position = excluded.position, target = 0, events_per_second = 0, compared_position = NULL, problem = NULL, swap_micros = NULL
                WHERE r.phase IN\s""" + OVER)
                .param("projection", projection).param("id", UUID.randomUUID()).param("kind", kind.name()).param("different", ifDifferent.name())
                .param("by", by).param("position", position).update();
        if (begun == 0) return Optional.empty();
        jdbc.sql("DELETE FROM projection_comparison WHERE projection = ?").param(projection).update();
        return find(projection);
    }

    Optional<Rebuild> find(String projection) {
        return select("WHERE projection = ?", projection).stream().findFirst();
    }

    List<Rebuild> all() {
        return select("ORDER BY requested");
    }

    List<Rebuild> underWay() {
        return select("WHERE phase NOT IN " + OVER + " ORDER BY requested, projection");
    }

    /** True if it is to be cancelled now. */
    boolean cancel(String projection) {
        return jdbc.sql("UPDATE projection_rebuild SET phase = 'CANCELLING' WHERE projection = ? AND (phase = 'KEPT' OR phase NOT IN " + OVER + ")").param(projection).update() == 1;
    }

    /** @throws Overtaken if it is not this one's turn any more */
    void enter(Rebuild job, Phase phase) {
        must(jdbc.sql("UPDATE projection_rebuild SET phase = ?, started = coalesce(started, clock_timestamp()) WHERE projection = ? AND id = ? AND phase NOT IN ('CANCELLING', "
                + OVER.substring(1)).params(phase.name(), job.projection(), job.id()).update());
    }

    /** The first statement of a transaction that moves the copy on, only from where it was left: it also keeps all others away from the copy. */
    void advance(Rebuild job, long from, long to, long target, double eventsPerSecond) {
        must(jdbc.sql("""
                UPDATE projection_rebuild SET position = :to, target = greatest(:target, :to), events_per_second = :rate, problem = NULL
                WHERE projection = :projection AND id = :id AND position = :from AND phase <> 'CANCELLING'""")
                .param("to", to).param("target", target).param("rate", eventsPerSecond).param("projection", job.projection()).param("id", job.id())
                .param("from", from).update());
    }

    /** The copy was made again from nothing. */
    void restart(Rebuild job) {
        must(jdbc.sql("UPDATE projection_rebuild SET position = 0, first_position = 0, problem = NULL WHERE projection = ? AND id = ? AND phase <> 'CANCELLING'")
                .params(job.projection(), job.id()).update());
    }

    void note(Rebuild job, String problem) {
        jdbc.sql("UPDATE projection_rebuild SET problem = ? WHERE projection = ? AND id = ?").params(problem, job.projection(), job.id()).update();
    }

    void compared(Rebuild job, long position, List<Compared> tables) {
        must(jdbc.sql("UPDATE projection_rebuild SET compared_position = ? WHERE projection = ? AND id = ? AND phase <> 'CANCELLING'")
                .params(position, job.projection(), job.id()).update());
        jdbc.sql("DELETE FROM projection_comparison WHERE projection = ?").param(job.projection()).update();
        for (Compared each : tables) {
            jdbc.sql("INSERT INTO projection_comparison VALUES (?, ?, ?, CAST(? AS numeric), ?, CAST(? AS numeric))")
                    .params(job.projection(), each.table(), each.servingRows(), each.servingSum(), each.copyRows(), each.copySum()).update();
        }
    }

    void end(Rebuild job, Phase phase) {
        must(jdbc.sql("UPDATE projection_rebuild SET phase = ?, ended = clock_timestamp(), events_per_second = 0 WHERE projection = ? AND id = ?")
                .params(phase.name(), job.projection(), job.id()).update());
    }

    /** With the exchange. */
    void swapped(Rebuild job, Duration took) {
        must(jdbc.sql("""
                UPDATE projection_rebuild SET phase = 'DONE', ended = clock_timestamp(), target = position, events_per_second = 0, problem = NULL, swap_micros = ?,
                    previous_position = position, previous_made = clock_timestamp()
                WHERE projection = ? AND id = ? AND phase <> 'CANCELLING'""").params(took.toNanos() / 1000, job.projection(), job.id()).update());
    }

    record Left(long position, Instant replaced) {}

    Optional<Left> previous(String projection) {
        return jdbc.sql("SELECT previous_position, previous_made FROM projection_rebuild WHERE projection = ? AND previous_position IS NOT NULL").param(projection)
                .query((row, i) -> new Left(row.getLong(1), Sql.instant(row, "previous_made"))).optional();
    }

    void previousIs(String projection, long position) {
        jdbc.sql("UPDATE projection_rebuild SET previous_position = ?, previous_made = coalesce(previous_made, clock_timestamp()) WHERE projection = ?")
                .params(position, projection).update();
    }

    void noPrevious(String projection) {
        jdbc.sql("UPDATE projection_rebuild SET previous_position = NULL WHERE projection = ?").param(projection).update();
    }

    private List<Rebuild> select(String rest, Object... params) {
        Map<String, List<Compared>> comparisons = new HashMap<>();
        jdbc.sql("SELECT * FROM projection_comparison ORDER BY projection, name").query((row, i) -> comparisons.computeIfAbsent(row.getString("projection"), p -> new ArrayList<>())
                .add(new Compared(row.getString("name"), row.getLong("serving_rows"), row.getString("serving_sum"), row.getLong("copy_rows"), row.getString("copy_sum")))).list();
        return jdbc.sql("SELECT * FROM projection_rebuild " + rest).params(params).query((row, i) -> job(row, comparisons)).list();
    }

    private static Rebuild job(ResultSet row, Map<String, List<Compared>> comparisons) throws SQLException {
        long compared = row.getLong("compared_position");
        Long comparedAt = row.wasNull() ? null : compared;
        long micros = row.getLong("swap_micros");
        Duration swap = row.wasNull() ? null : Duration.ofNanos(micros * 1000);
        String projection = row.getString("projection");
        return new Rebuild(projection, row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind")), Phase.valueOf(row.getString("phase")),
                IfDifferent.valueOf(row.getString("if_different")), row.getString("requested_by"), Sql.instant(row, "requested"), Sql.instantOrNull(row, "started"),
                Sql.instantOrNull(row, "ended"), row.getLong("first_position"), row.getLong("position"), row.getLong("target"), row.getDouble("events_per_second"),
                comparedAt, comparedAt == null ? List.of() : List.copyOf(comparisons.getOrDefault(projection, List.of())), row.getString("problem"), swap);
    }

    private static void must(int updated) {
        if (updated == 0) throw new Overtaken();
    }

    /** It was cancelled, or somebody else has gone on with it. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Overtaken() {
            super("no longer ours", null, false, false);
        }
    }
}
