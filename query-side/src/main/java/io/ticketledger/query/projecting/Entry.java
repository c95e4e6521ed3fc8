package io.ticketledger.query.projecting;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an event stands in the log. {@code actor} is null when no person acted; {@code actorName} is the name as it was then;
 * {@code imported} events happened elsewhere long ago and must not set anything in motion.
 */
public record Entry(
        long position,
        long version,
        String name,
        Instant occurred,
        Instant recorded,
        @Nullable AccountId actor,
        @Nullable String actorName,
        @Nullable String dialect,
        @Nullable String requestId,
        @Nullable String address,
        boolean imported) {

    /** @throws IllegalStateException if the message does not come from the log */
    public static Entry of(EventMessage<?> message) {
        if (!(message instanceof TrackedEventMessage<?> tracked) || !(message instanceof DomainEventMessage<?> domain)) {
            throw new IllegalStateException("not a message of the log: " + message);
        }
        long position = tracked.trackingToken().position().orElseThrow(() -> new IllegalStateException("a message without position: " + message));
        return of(position, domain.getSequenceNumber(), message.getPayload(), message.getTimestamp(),
                recorded(message.getMetaData(), message.getTimestamp()), message.getMetaData());
    }

    /** As it was read from the log. */
    public static Entry of(RecordedEvent event) {
        return of(event.position(), event.version(), event.payload(), event.occurred(), event.recorded(), event.metadata());
    }

    public static Entry of(long position, long version, Object payload, Instant occurred, Instant recorded, Map<String, ?> metadata) {
        return new Entry(position, version, StoredEvents.of(payload.getClass()).name(), occurred, recorded, Trace.actor(metadata),
                text(metadata.get("actorName")), text(metadata.get("dialect")), text(metadata.get("requestId")), text(metadata.get("address")),
                metadata.get("provenance") != null);
    }

    private static Instant recorded(Map<String, ?> metadata, Instant otherwise) {
        return metadata.get("recorded") instanceof String text ? Instant.parse(text) : otherwise;
    }

    private static @Nullable String text(@Nullable Object raw) {
        return raw == null ? null : raw.toString();
    }
}
