package io.ticketledger.benchmarks.measuring;

import io.ticketledger.benchmarks.measuring.LogCheck.Broken;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.Rebuilder;
import io.ticketledger.query.rebuilding.Rebuilds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Read models made from the log once more, with the desk's own means: a copy beside what serves, compared with it, and exchanged for it. */
public final class Refolding implements AutoCloseable {

    private final JdbcClient jdbc;
    private final PostgresEventStorageEngine log;
    private final Rebuilds rebuilds;
    private final Rebuilder rebuilder;

    public Refolding(DataSource pool) {
        jdbc = JdbcClient.create(pool);
        log = LedgerLog.on(pool).serverName("refolding").build();
        rebuilds = new Rebuilds(ReadModels.all(Set.of()), pool);
        rebuilder = new Rebuilder(rebuilds, log::read, pool, Rebuilder.Pace.USUAL);
        rebuilder.start();
    }

    /** Those that are nothing but what the log says. */
    public List<String> names() {
        return rebuilds.possible();
    }

    /** Until each read model has read so far. */
    public void await(long head, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<String> behind = jdbc.sql("""
                    SELECT name || ' at ' || coalesce(position, 0) FROM unnest(:names) AS name LEFT JOIN projection_token ON processor = name AND segment = 0
                    WHERE coalesce(position, 0) < :head""").param("names", ReadModels.names().toArray(String[]::new)).param("head", head).query(String.class).list();
            if (behind.isEmpty()) return;
            if (System.nanoTime() > end) throw new Broken("read models are behind the log's end at %d after %s: %s".formatted(head, patience, String.join(", ", behind)));
            pause(50);
        }
    }

    /** @throws Broken if what serves is not what the log says; it goes on serving then */
    public void check(String name) {
        rebuilds.rebuild(name, IfDifferent.KEEP, "a measurement");
        Rebuild rebuild = ended(name, phase -> {});
        if (rebuild.phase() == Phase.DONE && rebuild.isEqual()) return;
        if (rebuild.phase() != Phase.KEPT) throw new Broken("%s could not be compared with the log, it ended as %s: %s".formatted(name, rebuild.phase(), rebuild.problem()));
        List<String> differences = new ArrayList<>();
        rebuild.compared().stream().filter(table -> !table.isEqual()).forEach(table -> differences.addAll(differences(name, table)));
        rebuilds.cancel(name);
        ended(name, phase -> {});
        throw new Broken("%s is not what the log says at %d: %s".formatted(name, rebuild.comparedAt(), String.join("; ", differences)));
    }

    /** Makes it anew, whatever serves now. @param entered told of each phase when it begins, more or less */
    public Rebuild rebuild(String name, Consumer<Phase> entered) {
        rebuilds.rebuild(name, IfDifferent.SWAP, "a measurement");
        Rebuild rebuild = ended(name, entered);
        if (rebuild.phase() != Phase.DONE) throw new Broken("%s could not be made from the log, it ended as %s: %s".formatted(name, rebuild.phase(), rebuild.problem()));
        return rebuild;
    }

    /** Says that all read models have read the log to its end, so that a log without a desk can be read into them at once. */
    public void pretend() {
        jdbc.sql("INSERT INTO projection_token (processor, segment, position) SELECT name, 0, :head FROM unnest(:names) AS name ON CONFLICT (processor, segment) DO UPDATE SET position = :head")
                .param("names", ReadModels.names().toArray(String[]::new)).param("head", log.head()).update();
    }

    private List<String> differences(String name, Rebuild.Compared table) {
        String copy = "rebuild_" + name.replace('-', '_') + "." + table.table();
        String serving = "public." + table.table();
        List<String> differences = new ArrayList<>();
        differences.add("%s has %,d rows and should have %,d".formatted(table.table(), table.servingRows(), table.copyRows()));
        only(serving, copy).forEach(row -> differences.add("it has " + row));
        only(copy, serving).forEach(row -> differences.add("it should have " + row));
        return differences;
    }

    private List<String> only(String in, String notIn) {
        return jdbc.sql("SELECT left(line, 400) FROM (SELECT CAST(t AS text) AS line FROM " + in + " AS t EXCEPT ALL SELECT CAST(t AS text) FROM " + notIn + " AS t) AS lines ORDER BY 1 LIMIT 2")
                .query(String.class).list();
    }

    private Rebuild ended(String name, Consumer<Phase> entered) {
        Phase last = Phase.WAITING;
        while (true) {
            Rebuild rebuild = rebuilds.last(name).orElseThrow();
            if (rebuild.phase() != last) entered.accept(last = rebuild.phase());
            if (rebuild.isOver()) return rebuild;
            pause(2);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("interrupted while it was checked");
        }
    }

    @Override
    public void close() {
        rebuilder.close();
        log.close();
    }
}
