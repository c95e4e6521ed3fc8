package io.ticketledger.query.projecting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * What keeps the projections up to date: a few lanes, each with its share of them and a transaction for all that happened to it, because a transaction costs as much
 * as the few statements within it. Each projection has a position and a claim of its own nevertheless, and fails on its own. A batch that fails is rolled back and
 * tried again after half a second, doubling up to a minute.
 */
public final class ProjectionProcessors implements AutoCloseable {

    /**
     * @param batchSize events per transaction at most
     * @param lanes that project at the same time what writes wait for; each keeps a connection. What no write waits for has one more
     * @param claimInterval how often a node looks for a projection nobody works on
     * @param claimExtension how often a node says that it still works on one; well below the claim's time-out in {@link ProjectionTokens}
     * @param rest between two looks at the log of a projection that no write waits for
     */
    public record Settings(int batchSize, int lanes, Duration claimInterval, Duration claimExtension, Duration rest) {

        public static final Settings USUAL = new Settings(500, 2, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(250));
        public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    }

    private final Map<String, Lane> laneOf = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Progress progress;

    public ProjectionProcessors(
            List<Projection> projections, StreamableMessageSource<TrackedEventMessage<?>> log, DataSource dataSource, ProjectionTokens tokens, Progress progress, Settings settings) {
        this.progress = progress;
        Lane.Node node = new Lane.Node(log, dataSource, tokens, progress, settings);
        List<Projection> awaited = projections.stream().filter(Projection::isAwaited).toList();
        for (int lane = 0; lane < Math.min(settings.lanes, awaited.size()); lane++) {
            List<Projection> share = new ArrayList<>();
            for (int i = lane; i < awaited.size(); i += settings.lanes) share.add(awaited.get(i));
            add(new Lane("projections-" + lane, share, node, Duration.ZERO), share);
        }
        List<Projection> unhurried = projections.stream().filter(projection -> !projection.isAwaited()).toList();
        if (!unhurried.isEmpty()) add(new Lane("projections-unhurried", unhurried, node, settings.rest), unhurried);
    }

    private void add(Lane lane, List<Projection> share) {
        lanes.add(lane);
        share.forEach(projection -> laneOf.put(projection.name(), lane));
    }

    public void start() {
        lanes.forEach(Lane::start);
    }

    /** Returns when the batches under way are done and the claims given back, so that another node need not wait for them to run out. */
    public void stop() {
        lanes.forEach(Lane::stop);
        try {
            for (Lane lane : lanes) lane.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if this node does its share, or would if no other did. */
    public boolean isRunning(String name) {
        return lane(name).isRunning();
    }

    /** Why a projection stands still here: what the last batch it tried has failed at. */
    public Optional<String> fault(String name) {
        lane(name);
        return progress.fault(name);
    }

    private Lane lane(String name) {
        Lane lane = laneOf.get(name);
        if (lane == null) throw new IllegalArgumentException("no projection is called '" + name + "'; there are " + laneOf.keySet());
        return lane;
    }

    @Override
    public void close() {
        stop();
    }
}
