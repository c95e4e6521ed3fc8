package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyAssignedAgentsAndAdministrators;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;
import static io.ticketledger.command.ticket.TicketRules.onlyTheDeskAsksForApproval;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.RequestApproval;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketResolved;
import java.util.List;
import java.util.Set;

/** The desk believes the matter settled, and asks the requester whether it is. */
final class Resolving {

    private Resolving() {}

    static List<TicketEvent> resolve(TicketState ticket, ResolveTicket c, Context context) {
        onlyAssignedAgentsAndAdministrators(ticket, context.actor());
        onlyFrom(Set.of(TicketStatus.IN_PROGRESS), ticket, "only-work-in-progress-is-resolved", "Only a ticket in progress can be finished.");
        return List.of(new TicketResolved(c.ticket(), c.comment(), c.code()));
    }

    static List<TicketEvent> requestApproval(TicketState ticket, RequestApproval c, Context context) {
        onlyTheDeskAsksForApproval(context.actor());
        if (ticket.status() == TicketStatus.AWAITING_APPROVAL) return List.of();
        onlyFrom(Set.of(TicketStatus.RESOLVED), ticket, "approval-is-asked-for-a-resolution", "Only a resolved ticket can be put up for approval.");
        return List.of(new ApprovalRequested(c.ticket()));
    }
}
