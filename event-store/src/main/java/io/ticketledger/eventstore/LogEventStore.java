package io.ticketledger.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over the {@link PostgresEventStorageEngine}.
 *
 * <p>Subscribers get events while the unit of work prepares to commit, as Axon has it. The log gets them in the commit phase, in one
 * append for the whole root unit of work, so that whoever throws before leaves nothing in the log. A failed append rolls the unit of work
 * back with the exceptions of {@link PostgresEventStorageEngine#appendEvents}. A database transaction bound to the unit of work commits
 * after the append and may still fail then; what it holds must be derivable from the log again.
 */
public final class LogEventStore extends AbstractEventStore implements Lifecycle, AutoCloseable {

    /** Under this key the root unit of work's resources hold the position of the last event it appended, a Long. */
    public static final String APPENDED_POSITION = "io.ticketledger.eventstore.appended-position";

    private final PostgresEventStorageEngine log;
    private final StagingEngine staging;
    private final LogTail tail;

    private LogEventStore(Builder builder) {
        super(builder);
        log = builder.log();
        staging = (StagingEngine) storageEngine();
        tail = new LogTail(log, builder.serverName, builder.cachedEvents, builder.pollInterval, builder.gatherInterval);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!CurrentUnitOfWork.isStarted()) {
            DefaultUnitOfWork.startAndGet(events.getFirst()).execute(() -> super.publish(events));
            return;
        }
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        if (unitOfWork.parent().isPresent()) {
            staging.withdrawOnRollback(unitOfWork, events);
        }
        super.publish(events);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        super.prepareCommit(staging.withoutWithdrawn(CurrentUnitOfWork.get().root(), events));
    }

    /** Called for nested units of work too, with events their root appends as well: what counts is what is staged, and that is taken once. */
    @Override
    protected void commit(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        List<EventMessage<?>> staged = staging.takeStaged(root);
        if (staged.isEmpty()) {
            return;
        }
        long position = log.append(staged);
        root.resources().put(APPENDED_POSITION, position);
        tail.show(staged, position);
        tail.grownTo(position);
    }

    /**
     * Shows somebody every event from now on: those of this node's commands before these return, and all of them, whichever node wrote, before any stream of
     * this node has them. As long as no stream was ever opened only the former.
     */
    public void witness(LogWitness witness) {
        tail.witness(witness);
    }

    /** Up to here witnesses have been shown all that was not in the log before the first stream was opened. */
    public long shown() {
        return tail.last();
    }

    /** Whether witnesses have been shown all that was in the log so long ago. */
    public boolean isFollowedSince(Duration ago) {
        return tail.isFollowedSince(ago);
    }

    /**
     * Opens a reader after the token, or at the first event if there is none. It shares one tail reader and a bounded cache with the
     * others; while it is too far behind for the cache it reads the table in pages, in the reader's thread.
     *
     * @throws IllegalArgumentException when the token is not of this log's kind
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        tail.start();
        return new LogStream(tail, Messages.position(trackingToken));
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // After the processors, which still read from it.
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::close);
    }

    /** Ends all streams. The engine stays open; it belongs to whoever made it. */
    @Override
    public void close() {
        tail.close();
    }

    /** Needed: the storage engine. */
    public static final class Builder extends AbstractEventStore.Builder {

        private @Nullable PostgresEventStorageEngine log;
        private String serverName = "ticketledger";
        private int cachedEvents = 10_000;
        private Duration pollInterval = Duration.ofSeconds(1);
        private Duration gatherInterval = Duration.ofMillis(6);

        private Builder() {}

        private PostgresEventStorageEngine log() {
            if (log == null) {
                throw new AxonConfigurationException("The event store needs a PostgresEventStorageEngine");
            }
            return log;
        }

        /** @throws AxonConfigurationException when it is not a {@link PostgresEventStorageEngine} */
        @Override
        public Builder storageEngine(EventStorageEngine storageEngine) {
            if (!(storageEngine instanceof PostgresEventStorageEngine postgres)) {
                throw new AxonConfigurationException("The event store works on a PostgresEventStorageEngine only");
            }
            log = postgres;
            super.storageEngine(new StagingEngine(postgres));
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
            super.messageMonitor(messageMonitor);
            return this;
        }

        @Override
        public Builder spanFactory(EventBusSpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        /** How this node's threads are called. */
        public Builder serverName(String serverName) {
            this.serverName = serverName;
            return this;
        }

        /** How many of the last events are kept in memory for the streams; 10,000 unless told otherwise. */
        public Builder cachedEvents(int cachedEvents) {
            this.cachedEvents = cachedEvents;
            return this;
        }

        /** How often the log is looked at although nobody said that it grew; 1 second unless told otherwise. */
        public Builder pollInterval(Duration pollInterval) {
            this.pollInterval = pollInterval;
            return this;
        }

        /**
         * The least time between two handfuls of events for the streams of this node while many write at once, 6 ms unless told otherwise: readers
         * then get more at a time, and fewer times. An event that comes after a pause, or alone, is not held up.
         */
        public Builder gatherInterval(Duration gatherInterval) {
            this.gatherInterval = gatherInterval;
            return this;
        }

        public LogEventStore build() {
            return new LogEventStore(this);
        }
    }
}
