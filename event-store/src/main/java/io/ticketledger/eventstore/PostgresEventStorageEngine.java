package io.ticketledger.eventstore;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The log in PostgreSQL. Positions are 1, 2, 3 … in the order of commit over all nodes that share the database, so a reader that has
 * seen a position has seen all before it. All methods may be called by many threads.
 *
 * <p>Appends run in a transaction of the engine's own, never in the caller's. What reading or writing throws beside the exceptions named
 * at the methods is an {@link org.axonframework.eventsourcing.eventstore.EventStoreException}.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

    private static final int PAGE = 500;

    private final Scribe scribe;
    private final LogReader reader;
    private final LogLines lines;
    private final LogWriter writer;
    private final GroupCommit commits;
    private final OwnConnections connections;
    private final Timer latency;

    private PostgresEventStorageEngine(Builder builder) {
        DataSource dataSource = Objects.requireNonNull(builder.dataSource, "dataSource");
        EventFormat format = Objects.requireNonNull(builder.eventFormat, "eventFormat");
        scribe = new Scribe(format, builder.claimPolicy);
        reader = new LogReader(dataSource, format);
        lines = new LogLines(reader);
        connections = new OwnConnections(dataSource, builder.serverName);
        writer = new LogWriter(connections, builder.lockTimeout, builder.allowUnsafe);
        latency = Timer.builder("ticketledger.append.latency").description("From the call until the commit, waiting included")
                .register(builder.meterRegistry);
        DistributionSummary sizes = DistributionSummary.builder("ticketledger.append.batch.size").description("Appends that shared a commit")
                .register(builder.meterRegistry);
        writer.start();
        commits = new GroupCommit(builder.serverName + "-log-writer", batch -> {
            sizes.record(batch.size());
            writer.write(batch);
        });
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Appends all events or none, and returns when they are safely in the log.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException when an event's version does not follow the last of its stream
     * @throws org.axonframework.modelling.command.AggregateStreamCreationException when that version is 0
     * @throws ClaimTaken when another append holds one of the claims
     * @throws AppendOutcomeUnknown when the connection died during the commit and the log could not be asked afterwards
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        append(events);
    }

    /**
     * As {@link #appendEvents(List)}.
     *
     * @return the position of the last event; 0 if there was none to append
     */
    public long append(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return 0;
        }
        long start = System.nanoTime();
        try {
            return commits.append(scribe.write(events));
        } finally {
            latency.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** The position of the last event, 0 when the log is empty. */
    public long head() {
        return reader.head();
    }

    /** The events after a position, in order: at most so many, fewer only at the end of the log. */
    public List<RecordedEvent> read(long afterPosition, int limit) {
        return reader.after(afterPosition, limit).stream().map(this::read).toList();
    }

    /** The log as it stands in the table. */
    public LogLines lines() {
        return lines;
    }

    /** @throws org.axonframework.eventsourcing.eventstore.EventStoreException if this version cannot read it */
    public RecordedEvent read(StoredLine line) {
        return line.read(reader.format());
    }

    /** All events of a stream from a version on, in order. */
    public List<RecordedEvent> readStream(String stream, long fromVersion) {
        return streamPages(stream, fromVersion).stream().toList();
    }

    private Pages<RecordedEvent> streamPages(String stream, long fromVersion) {
        return new Pages<>(before -> reader.ofStream(stream, before.isEmpty() ? fromVersion : before.getLast().version() + 1, PAGE).stream()
                .map(this::read).toList());
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(streamPages(aggregateIdentifier, firstSequenceNumber).stream().map(Messages::message));
    }

    /** Up to the end of the log as it is when the reader gets there; never blocks. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken, boolean mayBlock) {
        long start = Messages.position(trackingToken);
        return new Pages<TrackedEventMessage<?>>(before ->
                messagesAfter(before.isEmpty() ? start : Messages.position(before.getLast().trackingToken()), PAGE)).stream();
    }

    /** At most so many messages after a position; fewer too when one cannot be read, which is an error for whoever asks from there. */
    List<TrackedEventMessage<?>> messagesAfter(long position, int limit) {
        return reader.readable(reader.after(position, limit), Messages::message);
    }

    OwnConnections connections() {
        return connections;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = reader.lastVersion(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    /** At the last event; null while there is none, so that a processor which starts on an empty log is not told it replays. */
    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = head();
        return head == 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    /** Before the first event that was recorded then or later, whenever it occurred. */
    @Override
    public TrackingToken createTokenAt(Instant recorded) {
        return new GlobalSequenceTrackingToken(reader.positionBefore(recorded));
    }

    /** There are none, and no query is spent on finding that out. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("This log keeps no snapshots; give the repository an aggregate cache and no snapshot trigger.");
    }

    /** Refuses new appends, waits for those that were waiting, and lets go of the writer's connection. Reading stays possible. */
    @Override
    public void close() {
        commits.close();
        writer.close();
    }

    /** Needed: a data source and a format. */
    public static final class Builder {

        private @Nullable DataSource dataSource;
        private @Nullable EventFormat eventFormat;
        private ClaimPolicy claimPolicy = ClaimPolicy.NONE;
        private MeterRegistry meterRegistry = new SimpleMeterRegistry();
        private String serverName = "ticketledger";
        private Duration lockTimeout = Duration.ofSeconds(30);
        private boolean allowUnsafe;

        private Builder() {}

        /** A pool for reading. If it is Hikari's, the writer's and listener's connections are opened beside it, else taken from it. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        public Builder eventFormat(EventFormat eventFormat) {
            this.eventFormat = eventFormat;
            return this;
        }

        public Builder claimPolicy(ClaimPolicy claimPolicy) {
            this.claimPolicy = claimPolicy;
            return this;
        }

        public Builder meterRegistry(MeterRegistry meterRegistry) {
            this.meterRegistry = meterRegistry;
            return this;
        }

        /** How threads and database sessions of this node are called. */
        public Builder serverName(String serverName) {
            this.serverName = serverName;
            return this;
        }

        /** How long a batch waits for another node's batch to commit before it fails; 30 seconds unless told otherwise. */
        public Builder lockTimeout(Duration lockTimeout) {
            this.lockTimeout = lockTimeout;
            return this;
        }

        /** Accepts a server that runs without fsync or synchronous_commit. For tests only: it may forget what it acknowledged. */
        public Builder allowUnsafe(boolean allowUnsafe) {
            this.allowUnsafe = allowUnsafe;
            return this;
        }

        /** @throws org.axonframework.eventsourcing.eventstore.EventStoreException when the database is not there or not durable */
        public PostgresEventStorageEngine build() {
            return new PostgresEventStorageEngine(this);
        }
    }
}
