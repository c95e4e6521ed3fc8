package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aReasonIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;
import static io.ticketledger.command.ticket.TicketRules.onlyTheRequesterApproves;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.RejectResolution;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.ResolutionRejected;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The requester's verdict on a resolution. */
final class Approving {

    private static final Set<TicketStatus> UP_FOR_VERDICT = EnumSet.of(TicketStatus.RESOLVED, TicketStatus.AWAITING_APPROVAL);

    private Approving() {}

    static List<TicketEvent> approve(TicketState ticket, ApproveResolution c, Context context) {
        onlyTheRequesterApproves(ticket, context.actor());
        onlyFrom(UP_FOR_VERDICT, ticket, "only-resolutions-are-approved", "Only a resolved ticket can be approved.");
        return List.of(new ResolutionApproved(c.ticket(), c.comment()));
    }

    static List<TicketEvent> reject(TicketState ticket, RejectResolution c, Context context) {
        onlyTheRequesterApproves(ticket, context.actor());
        onlyFrom(UP_FOR_VERDICT, ticket, "only-resolutions-are-rejected", "Only a resolved ticket can be rejected.");
        aReasonIsGiven(c.reason());
        return List.of(new ResolutionRejected(c.ticket(), c.reason()));
    }
}
