package io.ticketledger.query.projecting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that brings several projections forward together: those that stand at the same position see the same events in one transaction. Who fails there
 * is tried alone; who fails alone, or is held up, or is behind, goes his own way ({@link Straggler}) until he has come up with the others.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** What all lanes of a node share. */
    record Node(StreamableMessageSource<TrackedEventMessage<?>> log, DataSource pool, ProjectionTokens tokens, Progress progress, ProjectionProcessors.Settings settings) {

        void walk(List<Follower> walked, Passage passage) {
            if (!walked.isEmpty()) progress.reached(Line.names(walked), passage.end(), passage.recorded());
        }
    }

    private final Node node;
    private final Duration rest;
    private final Gate gate = new Gate();
    private final Line line;
    private final Reading reading;
    private final Thread thread;
    private final Queue<Follower> arriving = new ConcurrentLinkedQueue<>();

    /** Nobody's here: another node's, not claimed yet, or given back. */
    private final List<Follower> free = new ArrayList<>();
    /** Ours and ahead of the others, who will soon have come as far. */
    private final List<Follower> ahead = new ArrayList<>();
    private final List<Follower> together = new ArrayList<>();
    private final Straggler stragglers;
    private final List<String> names;
    private boolean initialized;
    private long position;
    private long claimed = System.nanoTime();

    /** @param rest after what there was has been read; there is a handful then, which costs hardly more than one */
    Lane(String name, List<Projection> projections, Node node, Duration rest) {
        this.node = node;
        this.rest = rest;
        this.line = new Line(node.pool, node.tokens, false);
        this.reading = new Reading(node.log, gate);
        this.names = projections.stream().map(Projection::name).toList();
        projections.forEach(projection -> free.add(new Follower(projection)));
        this.stragglers = new Straggler(node, gate, this::arrive);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return gate.isOpen() && thread.isAlive();
    }

    /** Lets it end after the batch it is at. */
    void stop() {
        gate.close();
    }

    /** Not for ever: somebody may hold what a straggler waits for. */
    void join() throws InterruptedException {
        if (thread.isAlive()) thread.join(FAREWELL);
    }

    private void arrive(Follower follower) {
        arriving.add(follower);
        gate.knock();
    }

    private void run() {
        while (gate.isOpen()) {
            try {
                round();
            } catch (SQLException | RuntimeException failed) {
                // An event that cannot be read, or a database that cannot be reached: nobody's own fault, and all stand still.
                if (together.isEmpty()) LOG.warn("cannot work on {}: {}", names, Faults.sentence(failed));
                stumble(List.copyOf(together), failed);
                reading.close();
                if (free.size() == names.size()) gate.rest(PAUSE);
            }
        }
        end();
    }

    private void round() throws SQLException {
        for (Follower follower = arriving.poll(); follower != null; follower = arriving.poll()) (follower.isHeld() ? ahead : free).add(follower);
        claim();
        gather();
        if (together.isEmpty()) {
            gate.rest(untilNextLook());
            return;
        }
        keepClaims();
        int most = (int) ahead.stream().mapToLong(follower -> follower.position() - position).reduce(node.settings.batchSize(), Math::min);
        Passage passage = reading.after(position, most, untilNextLook());
        if (passage.isEmpty()) return;
        project(passage);
        if (!rest.isZero() && passage.events().size() < most) gate.rest(rest);
    }

    private Duration untilNextLook() {
        long extension = node.settings.claimExtension().toNanos();
        long nanos = free.stream().mapToLong(Follower::restsFor).reduce(extension, Math::min);
        return Duration.ofNanos(Math.max(1_000_000, nanos));
    }

    private void claim() throws SQLException {
        List<Follower> wanted = free.stream().filter(follower -> follower.restsFor() <= 0).toList();
        if (wanted.isEmpty()) return;
        Map<String, Long> ours = line.transaction(connection -> {
            if (!initialized) node.tokens.initialize(connection, names);
            return node.tokens.claim(connection, Line.names(wanted));
        });
        initialized = true;
        for (Follower follower : wanted) {
            Long at = ours.get(follower.name());
            if (at == null) {
                follower.notYet(node.settings.claimInterval());
            } else {
                follower.claimed(at);
                free.remove(follower);
                ahead.add(follower);
            }
        }
    }

    /** Who stands where the others stand goes with them; who is behind comes up with them first. */
    private void gather() {
        if (together.isEmpty() && !ahead.isEmpty()) {
            position = ahead.stream().mapToLong(Follower::position).max().orElseThrow();
            claimed = System.nanoTime();
        }
        ahead.removeIf(follower -> {
            if (follower.position() > position) return false;
            if (follower.position() == position) together.add(follower);
            else stragglers.goes(follower);
            return true;
        });
    }

    private void keepClaims() throws SQLException {
        if (System.nanoTime() - claimed < node.settings.claimExtension().toNanos()) return;
        Set<String> kept = line.transaction(connection -> node.tokens.extend(connection, Line.names(together), position, false));
        held(together.stream().filter(follower -> !kept.contains(follower.name())).toList());
        claimed = System.nanoTime();
    }

    private void project(Passage passage) throws SQLException {
        try {
            held(line.project(List.copyOf(together), passage));
            node.walk(together, passage);
        } catch (SQLException | RuntimeException failed) {
            if (!line.isAlive()) throw failed;
            alone(passage);
        }
        position = passage.end();
        claimed = System.nanoTime();
    }

    private void alone(Passage passage) throws SQLException {
        for (Follower follower : List.copyOf(together)) {
            try {
                held(line.project(List.of(follower), passage));
                if (together.contains(follower)) node.walk(List.of(follower), passage);
            } catch (SQLException | RuntimeException failed) {
                if (!line.isAlive()) throw failed;
                stumble(List.of(follower), failed);
            }
        }
    }

    private void stumble(List<Follower> followers, Exception failed) {
        together.removeAll(followers);
        free.addAll(followers);
        stragglers.stumbled(followers, line, failed);
    }

    /** His position is held by who exchanges his tables, or is not his any more: he finds out which, and nobody waits for that. */
    private void held(List<Follower> followers) {
        together.removeAll(followers);
        followers.forEach(stragglers::goes);
    }

    private void end() {
        reading.close();
        stragglers.join();
        List<Follower> ours = new ArrayList<>(together);
        ours.addAll(ahead);
        arriving.stream().filter(Follower::isHeld).forEach(ours::add);
        try {
            if (!ours.isEmpty()) line.transaction(connection -> node.tokens.release(connection, Line.names(ours)));
        } catch (SQLException | RuntimeException away) {
            LOG.debug("the claims of {} have to run out", names, away);
        } finally {
            line.close();
        }
    }
}
