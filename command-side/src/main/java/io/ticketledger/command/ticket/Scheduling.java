package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyThoseWhoMayEditIt;
import static io.ticketledger.command.ticket.TicketRules.theDueDayIsNotBeforeTheStart;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.Card.Days;
import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketScheduled;
import java.util.List;

/** On which days the work is planned; promises are not made by it. */
final class Scheduling {

    private Scheduling() {}

    static List<TicketEvent> schedule(TicketState ticket, ScheduleTicket c, Context context) {
        onlyThoseWhoMayEditIt(ticket, context.actor());
        theDueDayIsNotBeforeTheStart(c.start(), c.due());
        boolean same = new Days(c.start(), c.due()).equals(ticket.card().days());
        return same ? List.of() : List.of(new TicketScheduled(c.ticket(), c.start(), c.due()));
    }
}
