package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aTitleIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyAccountsOpenTickets;
import static io.ticketledger.command.ticket.TicketRules.onlyStaffOpensForOthers;

import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketOpened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket comes into the world, and what the desk promises for tickets of its priority with it. */
final class Opening {

    private Opening() {}

    static List<TicketEvent> open(@Nullable TicketState ticket, OpenTicket c, Context context) {
        if (ticket != null) throw Rejection.conflict("a-ticket-is-opened-once", "This ticket has been opened already.");
        onlyAccountsOpenTickets(context.actor());
        onlyStaffOpensForOthers(c.requester(), context.actor());
        aTitleIsGiven(c.title());
        Priority priority = priority(c);
        return Promising.with(new TicketOpened(c.ticket(), c.number(), c.requester(), c.title(), c.description(), priority, c.impact(), c.urgency(),
                c.category(), c.subcategory(), c.channel(), c.project(),
                context.policy().responseMinutes(priority), context.policy().responseDue(context.at(), priority), c.reference()), context);
    }

    private static Priority priority(OpenTicket c) {
        if (c.priority() != null) return c.priority();
        return c.impact() != null && c.urgency() != null ? DeskPolicy.priorityOf(c.impact(), c.urgency()) : Priority.MEDIUM;
    }
}
