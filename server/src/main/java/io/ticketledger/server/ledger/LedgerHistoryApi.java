package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.HistoryResponses.EventItem;
import io.ticketledger.server.ledger.LedgerTickets.Story;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything that ever happened to one ticket, and what each event changed. From the log alone, so never behind it. */
@RestController
@RequestMapping("/ledger/tickets/{id}/events")
class LedgerHistoryApi {

    private final LedgerTickets tickets;
    private final PostgresEventStorageEngine log;
    private final LedgerPeople people;
    private final LedgerTelling telling;

    LedgerHistoryApi(LedgerTickets tickets, PostgresEventStorageEngine log, LedgerPeople people, LedgerTelling telling) {
        this.tickets = tickets;
        this.log = log;
        this.people = people;
        this.telling = telling;
    }

    /** In the order of the log; the cursor is the version of the last that was told. */
    @GetMapping
    @HistoryFilters
    @Operation(summary = "What happened to a ticket, oldest first")
    LedgerPage<EventItem> events(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request);
        WantedEvents wanted = WantedEvents.of(query, people);
        int limit = query.limit(LedgerPage.USUAL, LedgerPage.LARGEST);
        Long cursor = query.number("cursor");
        query.verdict();
        Story story = tickets.story(id);
        List<RecordedEvent> found = story.events().stream().filter(event -> cursor == null || event.version() > cursor).filter(wanted::has).limit(limit + 1L).toList();
        List<Long> shown = found.stream().limit(limit).map(RecordedEvent::position).toList();
        List<EventItem> items = telling.tell(log.lines().at(shown), story.events());
        return new LedgerPage<>(items, found.size() > limit ? String.valueOf(items.getLast().version()) : null);
    }
}
