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
        Days before = ticket.card().days();
        Days days = switch (c.which()) {
            case BOTH -> new Days(c.start(), c.due());
            case START -> new Days(c.start(), before.due());
            case DUE -> new Days(before.start(), c.due());
        };
        theDueDayIsNotBeforeTheStart(days.start(), days.due());
        return days.equals(before) ? List.of() : List.of(new TicketScheduled(c.ticket(), days.start(), days.due()));
    }
}
