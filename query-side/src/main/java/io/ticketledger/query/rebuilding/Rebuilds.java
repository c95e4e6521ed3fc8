package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Kind;
import io.ticketledger.query.rebuilding.RebuildRefused.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one can have done with projections, and how it goes. What is asked for is written down, and done by whichever node comes first. */
public final class Rebuilds {

    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private final JdbcTemplate plain;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private Runnable wake = () -> {};

    public Rebuilds(List<Projection> projections, DataSource dataSource) {
        projections.forEach(projection -> this.projections.put(projection.name(), projection));
        this.plain = new JdbcTemplate(dataSource);
        this.jobs = new Jobs(JdbcClient.create(plain));
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Makes the projection anew from the log, beside the one that serves, and puts it in its place. {@code by} says who wants it. */
    public Rebuild rebuild(String name, IfDifferent ifDifferent, String by) {
        Projection projection = fromTheLog(name);
        return begun(() -> jobs.begin(projection.name(), Kind.REBUILD, ifDifferent, by, 0), name);
    }

    /** Brings back what served before the last exchange, brought forward to where the serving one stands. Doing it twice is as not having done it. */
    public Rebuild rollBack(String name, String by) {
        Projection projection = fromTheLog(name);
        return begun(() -> {
            Copy copy = new Copy(projection, plain);
            Optional<Jobs.Left> left = jobs.previous(name).filter(there -> copy.hasPrevious());
            // Asked first: while one is under way, what served before may be just what is being worked on.
            Optional<Rebuild> begun = jobs.begin(name, Kind.ROLLBACK, IfDifferent.SWAP, by, left.map(Jobs.Left::position).orElse(0L));
            if (begun.isEmpty()) return begun;
            if (left.isEmpty()) throw new RebuildRefused(Reason.NO_PREVIOUS, "Nothing is kept of what served as '" + name + "' before.");
            if (!copy.hasShape(copy.previous)) throw new RebuildRefused(Reason.CHANGED_SINCE, changed(name));
            copy.takeUpPrevious(begun.get());
            jobs.noPrevious(name);
            return begun;
        }, name);
    }

    /** Ends what is under way, or drops a copy that was kept for looking at. Whoever works on it stops at the next step. */
    public Rebuild cancel(String name) {
        known(name);
        if (!jobs.cancel(name)) throw new RebuildRefused(Reason.NOT_UNDER_WAY, "No rebuild of '" + name + "' is under way.");
        wake.run();
        return jobs.find(name).orElseThrow();
    }

    /** How the last of this projection goes, or went. */
    public Optional<Rebuild> last(String name) {
        return jobs.find(known(name).name());
    }

    public Optional<Previous> previous(String name) {
        Copy copy = new Copy(known(name), plain);
        return jobs.previous(name).filter(left -> copy.hasPrevious())
                .map(left -> new Previous(name, left.position(), left.replaced(), copy.hasShape(copy.previous) ? null : changed(name)));
    }

    public List<String> names() {
        return List.copyOf(projections.keySet());
    }

    public List<String> tables(String name) {
        return known(name).tables();
    }

    /** Those that are nothing but what the log says. */
    public List<String> possible() {
        return projections.values().stream().filter(Projection::isRebuildable).map(Projection::name).toList();
    }

    /**
     * Before a migration of read models: copies do not live through it. One with the old columns would be of no use, and its columns might hold on to a type that
     * is to go. What was under way begins again.
     */
    public static void dropCopies(DataSource dataSource) {
        Copy.dropAll(new JdbcTemplate(dataSource));
    }

    Jobs jobs() {
        return jobs;
    }

    Projection known(String name) {
        Projection projection = projections.get(name);
        if (projection == null) throw new RebuildRefused(Reason.UNKNOWN, "No projection is called '" + name + "'; there are " + String.join(", ", projections.keySet()) + ".");
        return projection;
    }

    boolean isKnown(String name) {
        return projections.containsKey(name);
    }

    /** Called when there is something to do. */
    void whenAsked(Runnable wake) {
        this.wake = wake;
    }

    private Projection fromTheLog(String name) {
        Projection projection = known(name);
        if (!projection.isRebuildable()) {
            throw new RebuildRefused(Reason.NOT_FROM_THE_LOG, "'" + name + "' cannot be rebuilt: it holds what has happened since, such as what was sent and read,"
                    + " which the log does not say.");
        }
        return projection;
    }

    private Rebuild begun(Supplier<Optional<Rebuild>> begin, String name) {
        Optional<Rebuild> begun = transaction.execute(status -> begin.get());
        if (begun == null || begun.isEmpty()) throw new RebuildRefused(Reason.UNDER_WAY, "A rebuild of '" + name + "' is under way already.");
        wake.run();
        return begun.get();
    }

    private static String changed(String name) {
        return "What served as '" + name + "' before has other columns than what serves now; it cannot be brought back.";
    }
}
