package io.ticketledger.query.projecting;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
     */
    public record Settings(int batchSize, int threads, Duration claimInterval, Duration claimExtension) {

        public static final Settings USUAL = new Settings(500, 4, Duration.ofSeconds(2), Duration.ofSeconds(3));
        public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    }

    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private final Map<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
    private final ProjectionTokens tokens;
    private final Progress progress;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
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
        this.tokens = tokens;
        this.progress = progress;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.coordinator = Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("projections-coordinator-", 0).factory());
        this.workers = Executors.newScheduledThreadPool(settings.threads, Thread.ofPlatform().daemon().name("projections-", 0).factory());
        SpringTransactions springs = new SpringTransactions(transactions);
        for (Projection projection : projections) {
            this.projections.put(projection.name(), projection);
            processors.put(projection.name(), PooledStreamingEventProcessor.builder()
                    .name(projection.name())
                    .eventHandlerInvoker(new ProjectionInvoker(projection, dataSource, progress))
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(log)
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

    /** Those that {@link #rebuild} takes. */
    public List<String> rebuildable() {
        return projections.values().stream().filter(Projection::isRebuildable).map(Projection::name).toList();
    }

    /**
     * Empties a projection and lets it read the log again, while the others and the service go on. Other nodes need not be told: whoever works on it
     * loses the claim with the batch under way.
     *
     * @throws IllegalArgumentException if there is no such projection, or it cannot be rebuilt
     */
    public void rebuild(String name) {
        Projection projection = projections.get(name);
        if (projection == null) throw new IllegalArgumentException("no projection is called '" + name + "'; there are " + projections.keySet());
        if (!projection.isRebuildable()) {
            throw new IllegalArgumentException("'" + name + "' cannot be rebuilt: it holds what has happened since, such as what was sent and read,"
                    + " which the log does not say");
        }
        PooledStreamingEventProcessor processor = processors.get(name);
        boolean wasRunning = processor.isRunning();
        processor.shutDown();
        transaction.executeWithoutResult(status -> {
            // The token first: from here on a batch of another node waits, and then finds that it has lost its claim.
            tokens.restart(name);
            jdbc.sql("TRUNCATE " + String.join(", ", projection.tables())).update();
        });
        progress.restarted(name);
        if (wasRunning) processor.start();
    }

    @Override
    public void close() {
        stop();
        coordinator.shutdown();
        workers.shutdown();
    }
}
