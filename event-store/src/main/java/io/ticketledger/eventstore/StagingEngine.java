package io.ticketledger.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Axon's event store and the log. Axon appends while units of work prepare to commit, and what fails afterwards would
 * leave its events behind; here they wait in the root unit of work until all of that has gone well.
 */
final class StagingEngine implements EventStorageEngine {

    private final PostgresEventStorageEngine log;
    private final String stagedKey = this + " staged";
    private final String withdrawnKey = this + " withdrawn";

    StagingEngine(PostgresEventStorageEngine log) {
        this.log = log;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.get().root().<List<EventMessage<?>>>getOrComputeResource(stagedKey, key -> new ArrayList<>()).addAll(events);
    }

    /** A nested unit of work hands its events up before all its listeners have agreed; when it fails after that, they must not stay. */
    void withdrawOnRollback(UnitOfWork<?> nested, List<? extends EventMessage<?>> events) {
        Set<String> withdrawn = nested.root().getOrComputeResource(withdrawnKey, key -> new HashSet<>());
        nested.onRollback(unit -> events.forEach(event -> withdrawn.add(event.getIdentifier())));
    }

    <E extends EventMessage<?>> List<E> withoutWithdrawn(UnitOfWork<?> root, List<E> events) {
        Set<String> withdrawn = root.getOrDefaultResource(withdrawnKey, Set.of());
        return withdrawn.isEmpty() ? events : events.stream().filter(event -> !withdrawn.contains(event.getIdentifier())).toList();
    }

    /** What waits in the root unit of work; it waits no longer. */
    List<EventMessage<?>> takeStaged(UnitOfWork<?> root) {
        @SuppressWarnings("unchecked")
        List<EventMessage<?>> staged = (List<EventMessage<?>>) root.resources().remove(stagedKey);
        return staged == null ? List.of() : withoutWithdrawn(root, staged);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        log.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken, boolean mayBlock) {
        return log.readEvents(trackingToken, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return log.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return log.readSnapshot(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }
}
