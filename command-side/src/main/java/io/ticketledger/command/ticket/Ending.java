package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aReasonIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyAdministratorsAndCoordinators;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;
import static io.ticketledger.command.ticket.TicketRules.onlyTheRequesterAndTheDeskReopen;
import static io.ticketledger.command.ticket.TicketRules.onlyTheRequesterWithdraws;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.ReopenTicket;
import io.ticketledger.command.ticket.TicketCommand.WithdrawTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketWithdrawn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A ticket is over without a verdict, or not over after all. */
final class Ending {

    private static final Set<TicketStatus> RESOLVED = EnumSet.of(TicketStatus.RESOLVED, TicketStatus.AWAITING_APPROVAL);
    private static final Set<TicketStatus> OVER = EnumSet.of(TicketStatus.CLOSED, TicketStatus.REJECTED, TicketStatus.WITHDRAWN);
    private static final Set<TicketStatus> BEFORE_RESOLUTION =
            EnumSet.of(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD);

    private Ending() {}

    static List<TicketEvent> close(TicketState ticket, CloseTicket c, Context context) {
        onlyAdministratorsAndCoordinators(ticket, context.actor());
        onlyFrom(RESOLVED, ticket, "only-resolved-tickets-are-closed", "Only a resolved ticket can be closed.");
        aReasonIsGiven(c.reason());
        return List.of(new TicketClosed(c.ticket(), c.reason()));
    }

    static List<TicketEvent> withdraw(TicketState ticket, WithdrawTicket c, Context context) {
        onlyTheRequesterWithdraws(ticket, context.actor());
        onlyFrom(BEFORE_RESOLUTION, ticket, "only-unresolved-tickets-are-withdrawn", "A ticket that is resolved or over cannot be withdrawn.");
        aReasonIsGiven(c.reason());
        return List.of(new TicketWithdrawn(c.ticket(), c.reason()));
    }

    static List<TicketEvent> reopen(TicketState ticket, ReopenTicket c, Context context) {
        onlyTheRequesterAndTheDeskReopen(ticket, context.actor());
        onlyFrom(OVER, ticket, "only-finished-tickets-are-reopened", "Only a ticket that is over can be reopened.");
        aReasonIsGiven(c.reason());
        return List.of(new TicketReopened(c.ticket(), c.reason()));
    }
}
