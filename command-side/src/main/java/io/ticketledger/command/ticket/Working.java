package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aReasonIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyAssignedAgentsAndAdministrators;
import static io.ticketledger.command.ticket.TicketRules.onlyAssignedAgentsCoordinatorsAndAdministrators;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Work begins, waits, and goes on. */
final class Working {

    private static final Set<TicketStatus> WORKABLE = EnumSet.of(TicketStatus.OPEN, TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD);

    private Working() {}

    static List<TicketEvent> start(TicketState ticket, StartWork c, Context context) {
        onlyAssignedAgentsAndAdministrators(ticket, context.actor());
        onlyFrom(WORKABLE, ticket, "work-starts-on-open-tickets", "Work can only be started on an open ticket.");
        if (ticket.status() == TicketStatus.IN_PROGRESS) return List.of();
        return List.of(ticket.status() == TicketStatus.ON_HOLD ? new WorkResumed(c.ticket()) : new WorkStarted(c.ticket()));
    }

    static List<TicketEvent> putOnHold(TicketState ticket, PutOnHold c, Context context) {
        onlyAssignedAgentsCoordinatorsAndAdministrators(ticket, context.actor());
        onlyFrom(WORKABLE, ticket, "only-work-is-put-on-hold", "Only an open ticket can be put on hold.");
        aReasonIsGiven(c.reason());
        return List.of(new TicketPutOnHold(c.ticket(), c.reason()));
    }
}
