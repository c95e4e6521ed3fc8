package io.ticketledger.eventstore;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Turns messages into lines of the log, in the thread that appends: the one writer has better things to do than JSON. */
final class Scribe {

    /** The type of the one-event stream of an event that belongs to no aggregate. */
    static final String NO_AGGREGATE = "event";

    private static final int MAX_CHARACTERS = 64 << 20;

    private final EventFormat format;
    private final ClaimPolicy claims;

    Scribe(EventFormat format, ClaimPolicy claims) {
        this.format = format;
        this.claims = claims;
    }

    Append write(List<? extends EventMessage<?>> events) {
        List<Append.Line> lines = new ArrayList<>(events.size());
        List<Append.Change> changes = new ArrayList<>();
        for (EventMessage<?> event : events) {
            for (ClaimChange change : claims.changes(event.getPayload(), event.getMetaData())) {
                storable(change.claim().kind());
                storable(change.claim().key());
                changes.add(new Append.Change(lines.size(), change));
            }
            lines.add(line(event));
        }
        Append append = new Append(List.copyOf(lines), List.copyOf(changes), new CompletableFuture<>());
        if (append.size() > MAX_CHARACTERS) {
            throw new EventStoreException("%s is too large: %d characters of JSON, at most %d are taken".formatted(append, append.size(), MAX_CHARACTERS));
        }
        return append;
    }

    private Append.Line line(EventMessage<?> event) {
        EventFormat.Written written = format.write(event.getPayload());
        String metadata = metadata(event);
        UUID id = id(event.getIdentifier());
        // The server would round, and rounding up is a time that has not come yet.
        Instant occurred = occurred(event).truncatedTo(ChronoUnit.MICROS);
        if (event instanceof DomainEventMessage<?> domain) {
            String type = domain.getType() == null ? NO_AGGREGATE : domain.getType();
            return new Append.Line(storable(domain.getAggregateIdentifier()), storable(type), domain.getSequenceNumber(), id,
                    storable(written.name()), written.revision(), occurred, storable(written.json()), metadata);
        }
        return new Append.Line(event.getIdentifier(), NO_AGGREGATE, 0, id, storable(written.name()), written.revision(), occurred,
                storable(written.json()), metadata);
    }

    private static String metadata(EventMessage<?> event) {
        Map<String, Object> stored = new HashMap<>(event.getMetaData());
        stored.remove(EventMetadata.OCCURRED);
        // A message that was read from the log and is published again must not carry its old place into its new one.
        stored.remove(EventMetadata.RECORDED);
        stored.remove(EventMetadata.POSITION);
        return stored.isEmpty() ? "{}" : storable(MetadataJson.write(stored));
    }

    private static Instant occurred(EventMessage<?> event) {
        Object given = event.getMetaData().get(EventMetadata.OCCURRED);
        if (given == null) {
            return event.getTimestamp();
        }
        if (given instanceof Instant instant) {
            return instant;
        }
        try {
            return Instant.parse(given.toString());
        } catch (DateTimeParseException e) {
            throw new EventStoreException("The metadata `%s` is not an ISO-8601 instant: %s".formatted(EventMetadata.OCCURRED, given), e);
        }
    }

    private static UUID id(String identifier) {
        try {
            return UUID.fromString(identifier);
        } catch (IllegalArgumentException e) {
            throw new EventStoreException("An event's identifier must be a UUID, not %s".formatted(identifier), e);
        }
    }

    /**
     * The driver would write half a surrogate pair as a question mark, and the log would hold another text than was acknowledged;
     * NUL the server refuses, but only after the whole batch was sent.
     */
    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new EventStoreException("A text with the character NUL cannot be stored");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new EventStoreException("A text with half a surrogate pair cannot be stored");
                }
                i++;
            }
        }
        return text;
    }
}
