package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aReasonIsGiven;
import static io.ticketledger.command.ticket.TicketRules.onlyAdministratorsAndCoordinators;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.DeclineTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketDeclined;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;
import java.util.Set;

/** The desk takes note of a new ticket, or will not have it. */
final class Triaging {

    private static final Set<TicketStatus> NEW = Set.of(TicketStatus.NEW);

    private Triaging() {}

    /** Taking note is an answer to the requester, so it meets the response target. */
    static List<TicketEvent> acknowledge(TicketState ticket, AcknowledgeTicket c, Context context) {
        onlyAdministratorsAndCoordinators(ticket, context.actor());
        onlyFrom(NEW, ticket, "only-new-tickets-are-acknowledged", "Only a new ticket can be opened.");
        return Responding.andRespond(ticket, new TicketAcknowledged(c.ticket(), c.note()));
    }

    static List<TicketEvent> decline(TicketState ticket, DeclineTicket c, Context context) {
        onlyAdministratorsAndCoordinators(ticket, context.actor());
        onlyFrom(NEW, ticket, "only-new-tickets-are-declined", "Only a new ticket can be declined.");
        aReasonIsGiven(c.reason());
        return Responding.andRespond(ticket, new TicketDeclined(c.ticket(), c.reason()));
    }
}
