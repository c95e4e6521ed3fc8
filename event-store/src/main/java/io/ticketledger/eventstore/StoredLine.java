package io.ticketledger.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A row of the log as it stands in the table, its payload not read yet. */
record StoredLine(long position, String stream, String streamType, long version, UUID eventId, String name, int revision,
                  Instant occurred, Instant recorded, String payload, String metadata) {

    RecordedEvent read(EventFormat format) {
        try {
            return new RecordedEvent(position, stream, streamType, version, eventId, name, revision, occurred, recorded,
                    format.read(name, revision, payload), MetadataJson.read(metadata));
        } catch (RuntimeException e) {
            throw new EventStoreException("The event at position %d (%s, revision %d) cannot be read".formatted(position, name, revision), e);
        }
    }
}
