package io.ticketledger.query.projecting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @param lanes that project at the same time what writes wait for, each its part of the list, so neighbours share one; each keeps a connection. What no write waits for
     *              has one more
     * @param claimInterval how often a node looks for a projection nobody works on
     * @param claimExtension how often a node says that it still works on one; well below the claim's time-out in {@link ProjectionTokens}
     * @param rest between two looks at the log of a projection that no write waits for
     */
    public record Settings(int batchSize, int lanes, Duration claimInterval, Duration claimExtension, Duration rest) {

        public static final Settings USUAL = new Settings(500, 2, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(250));
        public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    }

    private final List<Projection> projections;
    private final Lane.Node node;
    private final Progress progress;
    private final Settings settings;
    private volatile Map<String, Lane> laneOf = Map.of();

    public ProjectionProcessors(
            List<Projection> projections, StreamableMessageSource<TrackedEventMessage<?>> log, DataSource dataSource, ProjectionTokens tokens, Progress progress, Settings settings) {
        this.projections = List.copyOf(projections);
        this.node = new Lane.Node(log, dataSource, tokens, progress, settings);
        this.progress = progress;
        this.settings = settings;
    }

    /** Also again after {@link #stop}. */
    public void start() {
        Map<String, Lane> begun = new HashMap<>();
        List<Projection> awaited = projections.stream().filter(Projection::isAwaited).toList();
        int lanes = Math.min(settings.lanes, awaited.size());
        for (int lane = 0; lane < lanes; lane++) {
            begin(begun, "projections-" + lane, awaited.subList(lane * awaited.size() / lanes, (lane + 1) * awaited.size() / lanes), Duration.ZERO);
        }
        List<Projection> unhurried = projections.stream().filter(projection -> !projection.isAwaited()).toList();
        if (!unhurried.isEmpty()) begin(begun, "projections-unhurried", unhurried, settings.rest);
        laneOf = Map.copyOf(begun);
        lanes().forEach(Lane::start);
    }

    private void begin(Map<String, Lane> begun, String name, List<Projection> share, Duration rest) {
        Lane lane = new Lane(name, share, node, rest);
        share.forEach(projection -> begun.put(projection.name(), lane));
    }

    private Set<Lane> lanes() {
        return Set.copyOf(laneOf.values());
    }

    /** Returns when the batches under way are done and the claims given back, so that another node need not wait for them to run out. */
    public void stop() {
        lanes().forEach(Lane::stop);
        try {
            for (Lane lane : lanes()) lane.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if this node does its share, or would if no other did. */
    public boolean isRunning(String name) {
        Lane lane = laneOf.get(known(name));
        return lane != null && lane.isRunning();
    }

    /** Why a projection stands still here: what the last batch it tried has failed at. */
    public Optional<String> fault(String name) {
        return progress.fault(known(name));
    }

    private String known(String name) {
        List<String> names = projections.stream().map(Projection::name).toList();
        if (!names.contains(name)) throw new IllegalArgumentException("no projection is called '" + name + "'; there are " + names);
        return name;
    }

    @Override
    public void close() {
        stop();
    }
}
