package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditIt;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.ArchiveTicket;
import io.ticketledger.command.ticket.TicketCommand.RestoreTicket;
import io.ticketledger.events.ticket.TicketArchived;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketRestored;
import java.util.List;

/** A ticket leaves the board and comes back as it was. */
final class Archiving {

    private Archiving() {}

    static List<TicketEvent> archive(TicketState ticket, ArchiveTicket c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        return ticket.isArchived() ? List.of() : List.of(new TicketArchived(c.ticket()));
    }

    static List<TicketEvent> restore(TicketState ticket, RestoreTicket c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        return ticket.isArchived() ? List.of(new TicketRestored(c.ticket())) : List.of();
    }
}
