package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.aTicketIsFiledOnce;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditItOrJustOpenedItFileIt;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoWorkInAProjectFileTickets;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.FileTicket;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFiled;
import java.util.List;

/** Which project a ticket belongs to. It is said once, for whoever sees the ticket follows from it. */
final class Filing {

    private Filing() {}

    static List<TicketEvent> file(TicketState ticket, FileTicket c, Context context) {
        onlyThoseWhoMayEditItOrJustOpenedItFileIt(ticket, c.project(), context.actor());
        onlyThoseWhoWorkInAProjectFileTickets(c.project(), context.actor());
        if (c.project().equals(ticket.card().project())) return List.of();
        aTicketIsFiledOnce(ticket);
        return List.of(new TicketFiled(c.ticket(), c.project()));
    }
}
