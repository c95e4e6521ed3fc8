package io.ticketledger.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of the log as it stands in the table, its payload not read yet. What {@link RecordedEvent} says of the fields holds here too.
 *
 * @param payload  JSON, as PostgreSQL's {@code jsonb} prints it
 * @param metadata likewise
 */
public record StoredLine(long position, String stream, String streamType, long version, UUID eventId, String name, int revision,
                         Instant occurred, Instant recorded, String payload, String metadata) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** @throws EventStoreException if this version cannot read it */
    public RecordedEvent read(EventFormat format) {
        try {
            return new RecordedEvent(position, stream, streamType, version, eventId, name, revision, occurred, recorded,
                    format.read(name, revision, payload), MetadataJson.read(metadata));
        } catch (RuntimeException e) {
            throw new EventStoreException("The event at position %d (%s, revision %d) cannot be read".formatted(position, name, revision), e);
        }
    }

    /**
     * The one text that stands for this line wherever it is hashed or handed out: a JSON object on a single line, canonical as RFC 8785 has it, of all
     * that the table holds of the line. Numbers keep every digit they were stored with, where that RFC would go through a double. It depends on the row
     * alone, not on what this version of the program knows of events. In UTF-8 it is the leaf of the audit tree.
     */
    public String canonical() {
        ObjectNode line = CanonicalJson.object();
        line.put("eventId", eventId.toString());
        line.set("metadata", CanonicalJson.parse(metadata));
        line.put("name", name);
        line.put("occurred", MICROSECONDS.format(occurred));
        line.set("payload", CanonicalJson.parse(payload));
        line.put("position", position);
        line.put("recorded", MICROSECONDS.format(recorded));
        line.put("revision", revision);
        line.put("stream", stream);
        line.put("streamType", streamType);
        line.put("version", version);
        return CanonicalJson.write(line);
    }
}
