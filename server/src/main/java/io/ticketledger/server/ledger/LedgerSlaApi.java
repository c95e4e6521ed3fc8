package io.ticketledger.server.ledger;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.SlaStory;
import io.ticketledger.command.ticket.SlaStory.Happened;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.server.ledger.LedgerResponses.SlaReport;
import io.ticketledger.server.ledger.LedgerTickets.Story;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a promise was kept, broken, or is still open. */
@RestController
@RequestMapping("/ledger/tickets/{id}/sla")
class LedgerSlaApi {

    private final LedgerTickets tickets;
    private final DeskPolicy policy;
    private final Clock clock;

    LedgerSlaApi(LedgerTickets tickets, DeskPolicy policy, Clock clock) {
        this.tickets = tickets;
        this.policy = policy;
        this.clock = clock;
    }

    /** Told by the fold that the ticket decides on, from the log and not from a read model: what is shown here is what was done. */
    @GetMapping
    SlaReport sla(@PathVariable String id) {
        Story story = tickets.story(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Happened> history = story.events().stream().map(event -> new Happened((TicketEvent) event.payload(), event.occurred(), event.position())).toList();
        return LedgerTranslation.sla(story.ticket(), story.opened().number(), now, SlaStory.tell(history, policy, now));
    }
}
