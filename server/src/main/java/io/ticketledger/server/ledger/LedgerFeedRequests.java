package io.ticketledger.server.ledger;

import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.Selection;
import io.ticketledger.eventstore.Selection.Kind;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.live.LogReading;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** What is asked of the feed, judged. */
final class LedgerFeedRequests {

    static final List<String> AFTER = List.of("last_event_id", "lastEventId", "after");
    private static final String LATEST = "latest";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_SUBJECTS = 100;

    private final PostgresEventStorageEngine log;
    private final LogReading reading;
    private final LedgerTickets tickets;

    LedgerFeedRequests(PostgresEventStorageEngine log, LogReading reading, LedgerTickets tickets) {
        this.log = log;
        this.reading = reading;
        this.tickets = tickets;
    }

    /** @param after a position that is there, or 0 */
    record Wanted(long after, Selection lines, int limit, Duration timeout) {}

    /**
     * @throws InvalidRequest if something cannot be understood
     * @throws Refused        if it goes on after what this log does not have, or is about a ticket or account that there is not
     */
    Wanted judge(HttpServletRequest request) {
        Query query = Query.of(request);
        long head = log.head();
        long after = after(query, request.getHeader("Last-Event-ID"), head);
        Set<Kind> kinds = kinds(query);
        Set<String> streams = streams(query);
        int limit = query.limit(LedgerPage.USUAL, LedgerPage.LARGEST);
        Duration timeout = timeout(query);
        query.verdict();
        if (after > head) throw Refused.conflict("This log ends at position " + head + ". Whoever has seen position " + after + " has seen another one.");
        return new Wanted(after, new Selection(kinds, streams), limit, timeout);
    }

    /** What a browser sends when it comes again counts more than the address that it still has. */
    private long after(Query query, @Nullable String header, long head) {
        if (header != null && !header.isBlank()) return position(query, "last_event_id", header.strip(), head);
        for (String name : AFTER) {
            String given = query.first(name);
            if (given != null) return position(query, name, given.strip(), head);
        }
        return 0;
    }

    private long position(Query query, String name, String given, long head) {
        if (given.equals(LATEST)) return head;
        if (LedgerPeople.ID.matcher(given).matches()) {
            OptionalLong position = reading.positionOf(UUID.fromString(given));
            if (position.isEmpty()) query.refuse(name, "No such event was found near the end of the log. Name its position instead.");
            return position.orElse(0);
        }
        return Text.number(given).orElseGet(() -> {
            query.refuse(name, "Name a position of the log, the id of an event, or \"" + LATEST + "\".");
            return 0L;
        });
    }

    private static Set<Kind> kinds(Query query) {
        Set<Kind> kinds = new LinkedHashSet<>();
        for (String word : query.all("type")) {
            LedgerFeedTranslation.kind(word).ifPresentOrElse(kinds::add, () -> query.refuse("type",
                    "There is no such type. A type is one of these, or " + LedgerFeedTranslation.type("…", 1) + ": "
                            + StoredEvents.ALL.stream().map(StoredEvent::name).collect(Collectors.joining(", ")) + "."));
        }
        return kinds;
    }

    private Set<String> streams(Query query) {
        List<String> asTickets = query.all("ticket");
        List<String> subjects = query.all("subject");
        if (asTickets.size() + subjects.size() > MOST_SUBJECTS) {
            query.refuse("ticket", "Not more than " + MOST_SUBJECTS + " tickets and subjects at a time.");
            return Set.of();
        }
        Set<String> streams = new HashSet<>();
        for (String ticket : asTickets) {
            try {
                streams.add(tickets.known(ticket).toString());
            } catch (InvalidRequest e) {
                query.refuse("ticket", Objects.requireNonNull(e.getMessage()));
            }
        }
        for (String subject : subjects) {
            if (LedgerPeople.ID.matcher(subject).matches()) streams.add(subject(subject.toLowerCase(Locale.ROOT)));
            else query.refuse("subject", "A subject is the UUID of a ticket or an account.");
        }
        return streams;
    }

    private String subject(String stream) {
        if (log.lastSequenceNumberFor(stream).isEmpty()) throw Refused.notThere("The log knows nothing of " + stream + ".");
        return stream;
    }

    /** A number is of milliseconds, as http-feeds has it. */
    private static Duration timeout(Query query) {
        String given = query.first("timeout");
        if (given == null) return Duration.ZERO;
        try {
            Duration timeout = DurationStyle.detectAndParse(given.strip(), ChronoUnit.MILLIS);
            if (!timeout.isNegative()) return timeout.compareTo(LONGEST_WAIT) < 0 ? timeout : LONGEST_WAIT;
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Said below.
        }
        query.refuse("timeout", "Enter milliseconds, or a duration such as 30s or PT30S.");
        return Duration.ZERO;
    }
}
