package io.ticketledger.query.projecting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those of a lane who go their own way for a while: each in a thread and on a connection of its own, until it has seen all there is. */
final class Straggler {

    private static final Logger LOG = LoggerFactory.getLogger(Straggler.class);

    private final Lane.Node node;
    private final Gate gate;
    private final Consumer<Follower> back;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

    /** @param back is given each that has come up with the others, or that is not ours any more */
    Straggler(Lane.Node node, Gate gate, Consumer<Follower> back) {
        this.node = node;
        this.gate = gate;
        this.back = back;
    }

    void goes(Follower follower) {
        Thread thread = Thread.ofPlatform().daemon().name("projections-" + follower.name()).unstarted(() -> walk(follower));
        underWay.add(thread);
        thread.start();
    }

    private void walk(Follower follower) {
        List<Follower> alone = List.of(follower);
        try (Line line = new Line(node.pool(), node.tokens(), true); Reading reading = new Reading(node.log(), new Gate())) {
            try {
                if (!line.transaction(connection -> node.tokens().extend(connection, Line.names(alone), follower.position(), true)).contains(follower.name())) {
                    follower.lost();
                    return;
                }
                while (gate.isOpen()) {
                    Passage passage = reading.after(follower.position(), node.settings().batchSize(), Duration.ZERO);
                    if (passage.isEmpty()) return;
                    if (!line.project(alone, passage).isEmpty()) {
                        follower.lost();
                        return;
                    }
                    node.walk(alone, passage);
                }
            } catch (SQLException | RuntimeException failed) {
                stumbled(alone, line, failed);
            }
        } finally {
            back.accept(follower);
            underWay.remove(Thread.currentThread());
        }
    }

    /** They are given back, as the node may be what is wrong, and show. */
    void stumbled(List<Follower> followers, Line line, Exception failed) {
        if (followers.isEmpty()) return;
        String fault = Faults.sentence(failed);
        LOG.warn("stumbling after {}: {}: {}", followers.getFirst().position(), Line.names(followers), fault);
        LOG.debug("stumbling", failed);
        for (Follower follower : followers) {
            follower.stumbled();
            node.progress().stumbled(follower.name(), fault);
        }
        try {
            line.transaction(connection -> node.tokens().release(connection, Line.names(followers)));
        } catch (SQLException | RuntimeException away) {
            LOG.debug("the claims of {} have to run out", Line.names(followers), away);
        }
    }

    void join() {
        for (Thread thread : underWay) {
            try {
                thread.join();
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
