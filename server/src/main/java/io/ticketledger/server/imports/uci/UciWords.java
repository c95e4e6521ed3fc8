package io.ticketledger.server.imports.uci;

import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data set's words and ours. */
final class UciWords {

    static final String NEW = "New";
    static final String ACTIVE = "Active";
    static final String RESOLVED = "Resolved";
    static final String CLOSED = "Closed";

    private static final Map<String, TicketStatus> STATES = Map.of(
            NEW, TicketStatus.NEW,
            ACTIVE, TicketStatus.IN_PROGRESS,
            "Awaiting User Info", TicketStatus.ON_HOLD,
            "Awaiting Vendor", TicketStatus.ON_HOLD,
            "Awaiting Problem", TicketStatus.ON_HOLD,
            "Awaiting Evidence", TicketStatus.ON_HOLD,
            RESOLVED, TicketStatus.RESOLVED,
            CLOSED, TicketStatus.CLOSED);

    private static final Map<String, Level> LEVELS = Map.of("1 - High", Level.HIGH, "2 - Medium", Level.MEDIUM, "3 - Low", Level.LOW);

    private static final Map<String, Priority> PRIORITIES = Map.of(
            "1 - Critical", Priority.CRITICAL, "2 - High", Priority.HIGH, "3 - Moderate", Priority.MEDIUM, "4 - Low", Priority.LOW);

    /** No zone is given; UTC is what the data's own description says to read. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private UciWords() {}

    /** Null for a code that is no state, such as -100. */
    static @Nullable TicketStatus state(String word) {
        return STATES.get(word);
    }

    static Level level(UciColumn column, String word) {
        return known(LEVELS.get(word), column, word);
    }

    static Priority priority(String word) {
        return known(PRIORITIES.get(word), UciColumn.PRIORITY, word);
    }

    static Instant time(UciColumn column, String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new BadRow("has no time d/M/yyyy HH:mm in " + column.word() + ": '" + text + "'");
        }
    }

    static int count(UciColumn column, String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) return count;
        } catch (NumberFormatException e) {
            // said below, together with the negative ones
        }
        throw new BadRow("has no count in " + column.word() + ": '" + text + "'");
    }

    private static <T> T known(@Nullable T meaning, UciColumn column, String word) {
        if (meaning == null) throw new BadRow("has an unknown word in " + column.word() + ": '" + word + "'");
        return meaning;
    }
}
