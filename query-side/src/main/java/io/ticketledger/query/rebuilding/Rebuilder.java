package io.ticketledger.query.rebuilding;

import io.ticketledger.query.projecting.Faults;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.Run.Hopeless;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's thread that does what {@link Rebuilds} was asked for, here or at another node, one after the other: the desk serves meanwhile. It also takes up
 * what a node that has died left half done.
 */
public final class Rebuilder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);

    /** Failures at the same place in a row after which it is given up; the first may be the database's fault. */
    private static final int ENOUGH = 3;

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private record Failures(UUID job, long position, int times) {}

    private final Rebuilds rebuilds;
    private final LogPages log;
    private final DataSource dataSource;
    private final Pace pace;
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, Failures> failures = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("rebuilder").unstarted(this::work);
    private volatile @Nullable Session session;

    /**
     * @param page events per transaction
     * @param interval how often it looks for what others were asked for and do not do
     */
    public record Pace(int page, Duration interval) {

        /** Ten times as many make it no faster, and whoever wants to cancel would wait for them. */
        public static final Pace USUAL = new Pace(1_000, Duration.ofSeconds(2));
    }

    public Rebuilder(Rebuilds rebuilds, LogPages log, DataSource dataSource, Pace pace) {
        this.rebuilds = rebuilds;
        this.log = log;
        this.dataSource = dataSource;
        this.pace = pace;
    }

    public void start() {
        rebuilds.whenAsked(asked::release);
        thread.start();
    }

    /** Stops where it stands; another node, or the next start, goes on from there. */
    @Override
    public void close() {
        stopping.countDown();
        asked.release();
        Session working = session;
        if (working != null) working.interrupt();
        try {
            if (thread.isAlive()) thread.join(FAREWELL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (stopping.getCount() > 0) {
            try {
                for (Rebuild job : rebuilds.jobs().underWay()) {
                    // One of a later version's projections is for nodes of that version.
                    if (stopping.getCount() > 0 && rebuilds.isKnown(job.projection())) attempt(job);
                }
                if (asked.tryAcquire(pace.interval.toMillis(), TimeUnit.MILLISECONDS)) asked.drainPermits();
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("cannot look for rebuilds: {}", away.getMessage());
                if (!pause(pace.interval)) return;
            }
        }
    }

    private void attempt(Rebuild job) {
        Projection projection = rebuilds.known(job.projection());
        try (Session claimed = new Session(dataSource)) {
            if (!claimed.claim(projection.name())) return;
            session = claimed;
            Run run = new Run(projection, log, pace.page, claimed, this::pause);
            try {
                run.run();
            } catch (RuntimeException failed) {
                if (stopping.getCount() > 0) failed(job, run, failed);
            }
        } catch (SQLException | RuntimeException away) {
            if (stopping.getCount() > 0) LOG.warn("the rebuild of {} waits for the database: {}", job.projection(), away.getMessage());
            pause(pace.interval);
        } finally {
            session = null;
        }
    }

    private void failed(Rebuild job, Run run, RuntimeException failure) {
        String sentence = Faults.sentence(failure);
        LOG.warn("the rebuild of {} failed: {}", job.projection(), sentence);
        // Throws if the database is away, and then it does not count.
        rebuilds.jobs().note(job, sentence);
        long position = rebuilds.jobs().find(job.projection()).map(Rebuild::position).orElse(0L);
        Failures before = failures.get(job.projection());
        int times = before != null && before.job.equals(job.id()) && before.position == position ? before.times + 1 : 1;
        failures.put(job.projection(), new Failures(job.id(), position, times));
        if (failure instanceof Hopeless || times >= ENOUGH) run.end(job, Phase.FAILED);
        else pause(pace.interval);
    }

    /** False if the node is stopping. */
    private boolean pause(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
