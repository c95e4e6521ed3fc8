package io.ticketledger.benchmarks.measuring;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is asked of a log after each load: figures of one that lost something, or whose read models say something else than it does, do not count. Each check
 * throws a {@link Broken} that names the first differences. Ask when nobody writes any more.
 */
public final class LogCheck {

    private static final int AT_ONCE = 10_000;

    /** The log is not what it has to be; the message says where. */
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(String sentence) {
            super(sentence);
        }
    }

    /** What somebody was told is in the log: an event of this version in this stream, and so all before it. */
    public record Acknowledged(String stream, long version) {

        /** Of one who only counted what was accepted. */
        public static Acknowledged events(String stream, long atLeast) {
            return new Acknowledged(stream, atLeast - 1);
        }
    }

    private final DataSource pool;
    private final JdbcClient jdbc;

    /** @param pool of two connections at least */
    public LogCheck(DataSource pool) {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
    }

    /** Everything. @return the sentence for the report */
    public String all(Collection<Acknowledged> acknowledged, Duration patience) {
        String sentence = log(acknowledged);
        readModels(patience);
        return sentence + " All read models are equal to the fold.";
    }

    /** All but the read models, for databases that have none. @return the sentence for the report */
    public String log(Collection<Acknowledged> acknowledged) {
        positions();
        versions();
        times();
        claims();
        holds(acknowledged);
        String among = acknowledged.isEmpty() ? "" : ", %,d acknowledged ones among them".formatted(acknowledged.size());
        return "Checked: %,d events in the log, no gap in positions or versions%s.".formatted(head(), among);
    }

    public long head() {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM event_log").query(Long.class).single();
    }

    /** 1, 2, 3 … without a gap. */
    public void positions() {
        nothing("positions are missing before", """
                SELECT position FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM event_log) AS line
                WHERE position <> before + 1 ORDER BY position LIMIT 3""");
    }

    /** 0, 1, 2 … without a gap in each stream. */
    public void versions() {
        nothing("versions are missing in the streams", """
                SELECT stream_id || ' (' || count(*) || ' events up to version ' || max(version) || ')' FROM event_log
                GROUP BY stream_id HAVING count(*) <> max(version) + 1 OR count(DISTINCT stream_type) > 1 LIMIT 3""");
        nothing("a stream's versions do not rise with the positions", """
                SELECT position FROM (SELECT position, version, lag(version, 1, -1) OVER (PARTITION BY stream_id ORDER BY position) AS before FROM event_log) AS line
                WHERE version <> before + 1 ORDER BY position LIMIT 3""");
    }

    /** What is recorded later is not recorded earlier. */
    public void times() {
        nothing("the log's clock ran backwards at the positions", """
                SELECT position FROM (SELECT position, recorded, lag(recorded, 1, '-infinity') OVER (ORDER BY position) AS before FROM event_log) AS line
                WHERE recorded < before ORDER BY position LIMIT 3""");
    }

    /** Each claim was taken by an event of the stream that holds it. */
    public void claims() {
        nothing("claims that no event of their stream has taken", """
                SELECT c.kind || ' ' || c.key || ' of ' || c.stream_id || ' at ' || c.position
                FROM claim c LEFT JOIN event_log e ON e.position = c.position WHERE e.stream_id IS DISTINCT FROM c.stream_id LIMIT 3""");
    }

    /** Nothing that was acknowledged is lost. */
    public void holds(Collection<Acknowledged> acknowledged) {
        List<Acknowledged> all = List.copyOf(acknowledged);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Acknowledged> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            nothing("acknowledged events are not in the log", jdbc.sql("""
                    SELECT stream || ' version ' || a.version FROM unnest(:streams, :versions) AS a (stream, version)
                    WHERE NOT EXISTS (SELECT FROM event_log e WHERE e.stream_id = a.stream AND e.version = a.version) LIMIT 3""")
                    .param("streams", some.stream().map(Acknowledged::stream).toArray(String[]::new))
                    .param("versions", some.stream().map(Acknowledged::version).toArray(Long[]::new)));
        }
    }

    /** As {@link #holds}, for those who know tickets by their numbers: at least so many events of each. */
    public void holdsTickets(Map<Long, Integer> events) {
        record Stream(long number, String stream) {}
        Map<Long, String> streams = new HashMap<>();
        jdbc.sql("SELECT CAST(payload ->> 'number' AS bigint) AS number, stream_id AS stream FROM event_log WHERE name = 'ticket-opened' AND version = 0")
                .query((row, n) -> new Stream(row.getLong(1), row.getString(2))).list().forEach(each -> streams.put(each.number, each.stream));
        holds(events.entrySet().stream().map(each -> Acknowledged.events(streams.getOrDefault(each.getKey(), "of ticket " + each.getKey()), each.getValue())).toList());
    }

    /** No fewer events than were acknowledged, for those who know nothing else. */
    public void holdsEvents(long atLeast) {
        if (head() < atLeast) throw new Broken("the log ends at %,d, but %,d events were acknowledged".formatted(head(), atLeast));
    }

    /** What a read model holds is what one that reads the whole log from the beginning holds. Those who are behind are waited for. */
    public void readModels(Duration patience) {
        try (Refolding refolding = new Refolding(pool)) {
            refolding.await(head(), patience);
            refolding.names().forEach(refolding::check);
        }
    }

    /** One of them. */
    public void readModel(String name, Duration patience) {
        try (Refolding refolding = new Refolding(pool)) {
            refolding.await(head(), patience);
            refolding.check(name);
        }
    }

    private void nothing(String complaint, String sql) {
        nothing(complaint, jdbc.sql(sql));
    }

    private static void nothing(String complaint, JdbcClient.StatementSpec found) {
        List<String> first = found.query(String.class).list();
        if (!first.isEmpty()) throw new Broken(complaint + ": " + String.join(", ", first));
    }
}
