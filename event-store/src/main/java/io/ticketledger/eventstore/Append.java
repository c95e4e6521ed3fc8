package io.ticketledger.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Events that go into the log together or not at all, already in the form they are stored in. */
record Append(List<Line> lines, List<Change> changes, CompletableFuture<Long> lastPosition) {

    /** One row of the log, without what only the writer knows: position and recorded. */
    record Line(String stream, String streamType, long version, UUID eventId, String name, int revision, Instant occurred,
                String payload, String metadata) {}

    /** @param line which of the append's lines asks for the change */
    record Change(int line, ClaimChange change) {}

    /** How much of a batch this takes up, in characters of JSON. */
    long size() {
        long size = 0;
        for (Line line : lines) {
            size += line.payload.length() + line.metadata.length();
        }
        return size;
    }

    @Override
    public String toString() {
        Line first = lines.getFirst();
        return "the append of %d event(s) beginning with version %d of stream %s".formatted(lines.size(), first.version, first.stream);
    }
}
