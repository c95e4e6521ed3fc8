package io.ticketledger.eventstore;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;

/** Between the log's words and Axon's. */
final class Messages {

    private Messages() {}

    static GenericTrackedDomainEventMessage<Object> message(RecordedEvent event) {
        Map<String, Object> metadata = new HashMap<>(event.metadata());
        metadata.put(EventMetadata.RECORDED, event.recorded().toString());
        metadata.put(EventMetadata.POSITION, event.position());
        Instant occurred = event.occurred();
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(event.position()), event.streamType(), event.stream(),
                event.version(), new GenericMessage<>(event.eventId().toString(), event.payload(), metadata), () -> occurred);
    }

    /** The position a token stands at; no token stands before the first event. */
    static long position(@Nullable TrackingToken token) {
        TrackingToken bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return switch (bare) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            default -> throw new IllegalArgumentException("A token of this log is a GlobalSequenceTrackingToken, not " + bare);
        };
    }
}
