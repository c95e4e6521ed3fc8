package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Catalog.Index;
import io.ticketledger.query.rebuilding.Jobs.Overtaken;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Kind;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;

/**
 * One rebuild from where it stands to its end, by whoever holds the claim. Every step finds out by itself what there is to do, so the same way is gone
 * whether it begins, goes on after a node has died, or only has to be brought up to date before the next attempt.
 */
final class Run {

    /** Not more than this is read while the live processor waits. */
    private static final int FEW = 200;

    /** Long enough for the usual readers to end, short enough for those who queue up behind us. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** Longer than PostgreSQL takes to send a vacuum away that somebody waits for, which it never does for one who gives up before. */
    private static final Duration MORE_PATIENCE = Duration.ofMillis(1500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Projection projection;
    private final LogPages log;
    private final Session session;
    private final Predicate<Duration> pause;
    private final Jobs jobs;
    private final Copy copy;
    private final Serving serving;
    private final int page;

    /**
     * @param page events per transaction; closer than half of it the copy need not come while it is made: what is left is read when it counts
     * @param pause false if the node is stopping
     */
    Run(Projection projection, LogPages log, int page, Session session, Predicate<Duration> pause) {
        this.projection = projection;
        this.log = log;
        this.page = page;
        this.session = session;
        this.pause = pause;
        this.jobs = new Jobs(session.jdbc);
        this.copy = new Copy(projection, session.plain);
        this.serving = new Serving(projection.name(), session.jdbc);
    }

    void run() {
        Rebuild job = jobs.find(projection.name()).orElse(null);
        if (job == null || job.isOver()) return;
        session.watchTheLine();
        try {
            if (job.phase() != Phase.CANCELLING) goOn(prepared(job));
        } catch (Overtaken cancelled) {
            // Seen below, if that is what it was.
        }
        if (jobs.find(projection.name()).filter(now -> now.id().equals(job.id()) && now.phase() == Phase.CANCELLING).isPresent()) end(job, Phase.CANCELLED);
    }

    /** Gives up; what was made goes, what served before comes back to where it was kept. */
    void end(Rebuild job, Phase phase) {
        session.inTransaction(s -> {
            if (job.kind() == Kind.ROLLBACK && copy.stands(job)) {
                copy.putBackPrevious();
                jobs.previousIs(job.projection(), jobs.find(job.projection()).orElse(job).position());
            } else {
                copy.drop();
            }
            jobs.end(job, phase);
            return true;
        });
    }

    private Rebuild prepared(Rebuild job) {
        return session.inTransaction(s -> {
            jobs.enter(job, Phase.BUILDING);
            serving.initialize();
            refuseDependents();
            if (!copy.stands(job)) {
                if (job.kind() == Kind.ROLLBACK) throw new Hopeless("what served before " + job.projection() + " no longer has the columns of what serves now");
                copy.make(job);
                jobs.restart(job);
            }
            return jobs.find(job.projection()).orElseThrow(Overtaken::new);
        });
    }

    private void refuseDependents() {
        List<String> dependents = copy.dependents();
        if (!dependents.isEmpty()) throw new Hopeless("others hold on to the tables that serve: " + String.join(", ", dependents));
    }

    private void goOn(Rebuild job) {
        Reader reader = new Reader(projection, copy, log, page, session, jobs, job);
        catchUp(reader);
        jobs.enter(job, Phase.INDEXING);
        indexes();
        session.beside(copy::vacuum);
        catchUp(reader);
        jobs.enter(job, Phase.COMPARING);
        boolean equal = compare(job, reader);
        if (!equal && job.ifDifferent() == IfDifferent.KEEP) {
            jobs.enter(job, Phase.COMPARING);
            jobs.end(job, Phase.KEPT);
            return;
        }
        jobs.enter(job, Phase.SWAPPING);
        swap(job, reader);
    }

    private void catchUp(Reader reader) {
        while (serving.position() - reader.position() > page / 2) reader.step(serving.position());
    }

    private void indexes() {
        session.inTransaction(s -> {
            copy.surplusIndexes().forEach(copy::dropIndex);
            return true;
        });
        List<Index> missing = session.inTransaction(s -> copy.missingIndexes());
        for (Index index : missing) {
            session.inTransaction(s -> {
                copy.index(index);
                return true;
            });
        }
    }

    /** Sums of both at the very same position: those of the serving tables with their token in one snapshot, those of the copy when it has come as far. */
    private boolean compare(Rebuild job, Reader reader) {
        record At(long position, Sums sums) {}
        At at = session.inSnapshot(s -> new At(serving.position(), Sums.of(projection, Copy.SERVING, s.jdbc)));
        while (reader.step(at.position)) jobs.enter(job, Phase.COMPARING);
        var compared = at.sums.comparedWith(session.inSnapshot(s -> Sums.of(projection, copy.schema, s.jdbc)));
        session.inTransaction(s -> {
            jobs.compared(job, at.position, compared);
            return true;
        });
        return compared.stream().allMatch(Rebuild.Compared::isEqual);
    }

    private void swap(Rebuild job, Reader reader) {
        for (int attempt = 1; ; attempt++) {
            catchUp(reader);
            try {
                if (attempt(job, reader, attempt % 10 == 0 ? MORE_PATIENCE : PATIENCE)) return;
                indexes();
            } catch (DataAccessException e) {
                if (!isBusy(e)) throw e;
                jobs.note(job, "waits for whoever reads the tables that serve; attempt " + attempt);
            }
            jobs.enter(job, Phase.SWAPPING);
            Duration longer = Duration.ofMillis(50L * attempt * attempt);
            if (!pause.test(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE)) throw new Overtaken();
        }
    }

    /**
     * The exchange. Whoever projects stores his position first and waits for us there; then the copy has nothing to catch up with, and he goes on with it without
     * having to know. Readers come last and wait least.
     */
    private boolean attempt(Rebuild job, Reader reader, Duration patience) {
        long[] reached = {reader.position()};
        boolean done = session.inTransaction(s -> {
            s.plain.execute("SET LOCAL lock_timeout = " + patience.toMillis());
            long position = serving.lock();
            long held = System.nanoTime();
            if (position - reader.position() > FEW) return false;
            reached[0] = reader.rest(position);
            if (reached[0] != position) throw new Hopeless("the copy stands at " + reached[0] + " and what serves at " + position);
            s.plain.execute("LOCK TABLE " + copy.tables(Copy.SERVING) + ", " + copy.tables(copy.schema) + " IN ACCESS EXCLUSIVE MODE");
            if (!copy.hasShape(copy.schema)) throw new Hopeless("a migration has changed the columns of " + projection.name() + " meanwhile");
            if (!copy.missingIndexes().isEmpty() || !copy.surplusIndexes().isEmpty()) return false;
            refuseDependents();
            copy.swap(job);
            jobs.swapped(job, Duration.ofNanos(System.nanoTime() - held));
            return true;
        });
        reader.standsAt(reached[0]);
        return done;
    }

    /** Somebody else has what we want to lock, or would wait for us while we wait for him. */
    private static boolean isBusy(DataAccessException e) {
        return e.getRootCause() instanceof SQLException sql && (sql.getSQLState().equals("55P03") || sql.getSQLState().equals("40P01"));
    }

    /** Trying again would change nothing. */
    static final class Hopeless extends RuntimeException {

        private static final long serialVersionUID = 1;

        Hopeless(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
