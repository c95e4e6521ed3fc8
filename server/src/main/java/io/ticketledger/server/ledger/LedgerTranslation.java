package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.command.ticket.SlaStory.Cycle;
import io.ticketledger.command.ticket.SlaStory.Step;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.AccountStanding;
import io.ticketledger.server.ledger.LedgerResponses.Auditor;
import io.ticketledger.server.ledger.LedgerResponses.Look;
import io.ticketledger.server.ledger.LedgerResponses.Reader;
import io.ticketledger.server.ledger.LedgerResponses.SlaCycle;
import io.ticketledger.server.ledger.LedgerResponses.SlaReport;
import io.ticketledger.server.ledger.LedgerResponses.SlaStep;
import io.ticketledger.server.security.ReadLog;
import java.time.Instant;
import java.util.List;

/** From our records to the room's shapes. Pure: the time comes in. */
final class LedgerTranslation {

    private LedgerTranslation() {}

    static Auditor auditor(Account account) {
        return new Auditor(account.id().toString(), account.number(), account.username(), account.fullName(), account.standing() == AccountStanding.ACTIVE);
    }

    static Look look(ReadLog.Look look) {
        return new Look(look.id(), look.at(), new Reader(look.reader().toString(), look.username(), look.roles().stream().map(LedgerVocabulary::word).toList()),
                look.method(), look.path(), look.query(), look.requestId(), look.address());
    }

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
