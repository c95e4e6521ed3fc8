package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.TicketId;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.query.Slice;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.auditlog.AuditLogProjection;
import io.ticketledger.query.auditlog.FindPositions;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.HistoryResponses.EventsPage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Events of all tickets and accounts. The audit log's indexes find the positions, the log says what stands there. An index follows the log at a
 * distance, and may be in the making: the answer says how far it had come.
 */
@RestController
@RequestMapping("/ledger/events")
class LedgerEventsApi {

    private final AuditLog index;
    private final ProjectionTokens tokens;
    private final PostgresEventStorageEngine log;
    private final LedgerTickets tickets;
    private final LedgerPeople people;
    private final LedgerTelling telling;

    LedgerEventsApi(AuditLog index, ProjectionTokens tokens, PostgresEventStorageEngine log, LedgerTickets tickets, LedgerPeople people, LedgerTelling telling) {
        this.index = index;
        this.tokens = tokens;
        this.log = log;
        this.tickets = tickets;
        this.people = people;
        this.telling = telling;
    }

    private record Found(Slice<Long> positions, long completeTo) {}

    /** Newest first unless told otherwise; the cursor is the position of the last that was told. */
    @GetMapping
    @HistoryFilters
    @Parameter(name = "ticket", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "whose events: UUID or number")
    @Parameter(name = "subject", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"), description = "whose events: the UUID of a ticket or an account")
    @Parameter(name = "order", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"asc", "desc"}, defaultValue = "desc"), description = "of the log")
    @Operation(summary = "What happened, over all tickets and accounts")
    EventsPage events(HttpServletRequest request) {
        Query query = Query.of(request);
        WantedEvents wanted = WantedEvents.of(query, people);
        UUID ticket = query.word("ticket", text -> tickets.named(text).map(TicketId::raw));
        UUID subject = query.word("subject", LedgerEventsApi::uuid);
        if (ticket != null && subject != null && !ticket.equals(subject)) query.refuse("subject", "This is not the ticket that was asked for.");
        boolean ascending = "asc".equals(query.word("order", word -> Optional.of(word).filter(List.of("asc", "desc")::contains)));
        int limit = query.limit(LedgerPage.USUAL, LedgerPage.LARGEST);
        Long cursor = query.number("cursor");
        query.verdict();
        Found found = found(find(wanted, ticket == null ? subject : ticket, ascending, limit, cursor));
        List<StoredLine> lines = log.lines().at(found.positions.items());
        return new EventsPage(telling.tell(ascending ? lines : lines.reversed()), found.positions.next() == null ? null : found.positions.next().toString(), found.completeTo);
    }

    /** What the log learned when is known from where it stands, and needs no index. */
    private FindPositions find(WantedEvents wanted, @Nullable UUID subject, boolean ascending, int limit, @Nullable Long cursor) {
        boolean recorded = wanted.clock() == LogClock.RECORDED;
        Instant from = wanted.from();
        Instant to = wanted.to();
        long after = recorded && from != null ? log.lines().positionBefore(from) : 0;
        long before = recorded && to != null ? log.lines().positionBefore(to) + 1 : Long.MAX_VALUE;
        if (cursor != null && ascending) after = Math.max(after, cursor);
        if (cursor != null && !ascending) before = Math.min(before, cursor);
        return new FindPositions(subject, wanted.actor(), wanted.byNobody(), List.copyOf(wanted.names()), recorded ? null : from, recorded ? null : to, after, before,
                ascending, limit);
    }

    /** How far the index has come is asked before and after: begun anew in between it may have lost what it had, and then what it says is worth less. */
    private Found found(FindPositions wanted) {
        long completeTo = indexed();
        while (true) {
            Slice<Long> positions = index.positions(wanted.between(wanted.after(), Math.min(wanted.before(), completeTo + 1)));
            long still = indexed();
            if (still >= completeTo) return new Found(positions, completeTo);
            completeTo = still;
        }
    }

    private long indexed() {
        return tokens.positions(List.of(AuditLogProjection.NAME)).getOrDefault(AuditLogProjection.NAME, 0L);
    }

    private static Optional<UUID> uuid(String text) {
        return LedgerPeople.ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
