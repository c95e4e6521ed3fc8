package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.command.ticket.SlaStory.Cycle;
import io.ticketledger.command.ticket.SlaStory.Step;
import io.ticketledger.events.TicketId;
import io.ticketledger.server.ledger.LedgerResponses.SlaCycle;
import io.ticketledger.server.ledger.LedgerResponses.SlaReport;
import io.ticketledger.server.ledger.LedgerResponses.SlaStep;
import java.time.Instant;
import java.util.List;

/** From our records to the room's shapes. Pure: the time comes in. */
final class LedgerTranslation {

    private LedgerTranslation() {}

    static SlaReport sla(TicketId ticket, long number, Instant now, List<Cycle> cycles) {
        return new SlaReport(ticket.toString(), number, now, cycles.stream().map(LedgerTranslation::cycle).toList());
    }

    private static SlaCycle cycle(Cycle c) {
        return new SlaCycle(word(c.clock()), c.cycle(), word(c.rule()), c.priority() == null ? null : word(c.priority()), c.calendar(), word(c.state()), c.started(),
                c.due(), c.ended(), c.target(), c.target() == null ? null : c.target().toSeconds(), c.elapsed(), c.elapsed().toSeconds(), c.remaining(),
                c.remaining().toSeconds(), c.steps().stream().map(LedgerTranslation::step).toList());
    }

    private static SlaStep step(Step s) {
        return new SlaStep(s.position(), s.event(), s.at(), word(s.what()), s.elapsed(), s.elapsed().toSeconds(), s.remaining(), s.remaining().toSeconds(), s.due());
    }
}
