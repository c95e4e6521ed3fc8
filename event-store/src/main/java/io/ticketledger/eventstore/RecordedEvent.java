package io.ticketledger.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One line of the log.
 *
 * @param position 1, 2, 3 … without gaps, in the order of commit, over all streams
 * @param version  0, 1, 2 … without gaps within the stream
 * @param name     the name it was stored under, whatever class it is read into
 * @param revision the revision it was stored in; the payload may be of a later one
 * @param occurred when it happened, microseconds
 * @param recorded when the log learned of it, microseconds, by the database's clock; never decreases with position
 * @param metadata as stored: whole numbers are Longs, values without a JSON type of their own are strings
 */
public record RecordedEvent(long position, String stream, String streamType, long version, UUID eventId, String name, int revision,
                            Instant occurred, Instant recorded, Object payload, Map<String, Object> metadata) {}
