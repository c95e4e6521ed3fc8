package io.ticketledger.server.ledger;

import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.eventstore.Selection.Kind;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.server.ledger.LedgerFeedResponses.CloudEvent;
import io.ticketledger.server.ledger.LedgerFeedResponses.Data;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From lines of the log to CloudEvents 1.0 and back to what a client may ask for. Pure. */
final class LedgerFeedTranslation {

    /** For ever: with the id it is what makes an event one of its kind. */
    static final String SOURCE = "/ledger";

    private static final String OURS = "io.ticketledger.";
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** By stored name, which is of any revision, and by type. */
    private static final Map<String, Kind> KINDS = StoredEvents.ALL.stream().flatMap(LedgerFeedTranslation::kinds)
            .collect(Collectors.toUnmodifiableMap(kind -> kind.revision() == null ? kind.name() : type(kind.name(), kind.revision()), Function.identity()));

    private LedgerFeedTranslation() {}

    static CloudEvent event(StoredLine line) {
        return new CloudEvent("1.0", line.eventId().toString(), SOURCE, type(line), line.stream(), time(line.occurred()), "application/json",
                String.valueOf(line.position()), "%019d".formatted(line.position()), time(line.recorded()), line.streamType(), line.version(),
                new Data(line.name(), line.revision(), line.payload(), line.metadata()));
    }

    /** On a single line. */
    static String words(StoredLine line) {
        return LedgerRoom.JSON.writeValueAsString(event(line));
    }

    static String type(StoredLine line) {
        return type(line.name(), line.revision());
    }

    static String type(String name, int revision) {
        return OURS + name + ".v" + revision;
    }

    static Optional<Kind> kind(String typeOrName) {
        return Optional.ofNullable(KINDS.get(typeOrName));
    }

    private static Stream<Kind> kinds(StoredEvent stored) {
        Stream<Kind> revisions = IntStream.rangeClosed(1, stored.revision()).mapToObj(revision -> new Kind(stored.name(), revision));
        return Stream.concat(Stream.of(new Kind(stored.name(), null)), revisions);
    }

    private static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }
}
