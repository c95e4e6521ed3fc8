package io.ticketledger.query.projecting;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One streaming processor per projection, all on the same few threads. One segment each: a projection's counters and its order are one writer's affair, and
 * the batch is where the speed comes from. A batch that fails is rolled back and tried again after half a second, doubling up to a minute (Axon's own).
 */
public final class ProjectionProcessors implements AutoCloseable {

    /**
     * @param batchSize events per transaction at most
     * @param threads that project at the same time; each uses one connection while it does
     * @param claimInterval how often a node looks for a projection nobody works on
     * @param claimExtension how often a node says that it still works on one; well below the claim's time-out in {@link ProjectionTokens}
     * @param rest between two looks at the log of a projection that no write waits for
     */
    public record Settings(int batchSize, int threads, Duration claimInterval, Duration claimExtension, Duration rest) {

        public static final Settings USUAL = new Settings(500, 4, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(250));
        public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    }

    private final Map<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
    private final Progress progress;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;

    public ProjectionProcessors(
            List<Projection> projections,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            ProjectionTokens tokens,
            Progress progress,
            Settings settings) {
        this.progress = progress;
        this.coordinator = Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("projections-coordinator-", 0).factory());
        this.workers = Executors.newScheduledThreadPool(settings.threads, Thread.ofPlatform().daemon().name("projections-", 0).factory());
        SpringTransactions springs = new SpringTransactions(transactions);
        for (Projection projection : projections) {
            processors.put(projection.name(), PooledStreamingEventProcessor.builder()
                    .name(projection.name())
                    .eventHandlerInvoker(new ProjectionInvoker(projection, dataSource, progress))
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(projection.isAwaited() ? log : new Unhurried(log, settings.rest))
                    .tokenStore(tokens)
                    .transactionManager(springs)
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(workers)
                    .initialSegmentCount(1)
                    .initialToken(source -> null)
                    .batchSize(settings.batchSize)
                    .tokenClaimInterval(settings.claimInterval.toMillis())
                    .claimExtensionThreshold(settings.claimExtension.toMillis())
                    .build());
        }
    }

    public void start() {
        processors.values().forEach(PooledStreamingEventProcessor::start);
    }

    /** Returns when the batches under way are done and the claims given back, so that another node need not wait for them to run out. */
    public void stop() {
        CompletableFuture.allOf(processors.values().stream().map(PooledStreamingEventProcessor::shutdownAsync).toArray(CompletableFuture[]::new)).join();
    }

    /** True if this node does its share, or would if no other did. */
    public boolean isRunning(String name) {
        return processor(name).isRunning();
    }

    /** Why a projection stands still here: what its processor, or the last batch it tried, has failed at. */
    public Optional<String> fault(String name) {
        return progress.fault(name).or(() -> processor(name).processingStatus().values().stream().filter(EventTrackerStatus::isErrorState)
                .map(status -> Faults.sentence(status.getError())).findFirst());
    }

    private PooledStreamingEventProcessor processor(String name) {
        PooledStreamingEventProcessor processor = processors.get(name);
        if (processor == null) throw new IllegalArgumentException("no projection is called '" + name + "'; there are " + processors.keySet());
        return processor;
    }

    @Override
    public void close() {
        stop();
        coordinator.shutdown();
        workers.shutdown();
    }
}
