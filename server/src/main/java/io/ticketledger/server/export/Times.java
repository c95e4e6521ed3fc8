package io.ticketledger.server.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As the canonical line has them: to the microsecond, in UTC, always as long. */
final class Times {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    static String text(Instant instant) {
        return MICROSECONDS.format(instant);
    }
}
