package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditIt;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** A ticket is gone for everybody but those who read the ledger. */
final class Deleting {

    private Deleting() {}

    static List<TicketEvent> delete(TicketState ticket, DeleteTicket c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        return List.of(new TicketDeleted(c.ticket()));
    }
}
