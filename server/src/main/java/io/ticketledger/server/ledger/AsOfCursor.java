package io.ticketledger.server.ledger;

import io.ticketledger.server.corridor.Text;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** After which ticket the list goes on, and of which time it is: whoever asks for "now" pages through one list and not through several. */
record AsOfCursor(long after, Instant at) {

    private static final String BETWEEN = "@";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static Optional<AsOfCursor> read(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) return Optional.empty();
        try {
            Instant at = Instant.parse(text.substring(between + BETWEEN.length()));
            boolean isOurs = !at.isBefore(EARLIEST) && !at.isAfter(LATEST) && at.equals(at.truncatedTo(ChronoUnit.MICROS));
            return Text.number(text.substring(0, between)).filter(number -> isOurs).map(number -> new AsOfCursor(number, at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return after + BETWEEN + at;
    }
}
