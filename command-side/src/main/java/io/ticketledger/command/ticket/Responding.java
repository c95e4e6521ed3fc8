package io.ticketledger.command.ticket;

import io.ticketledger.events.ticket.FirstResponseGiven;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.List;

/** The first answer of staff is a fact of its own, recorded once, because the response target is met by it. */
final class Responding {

    private Responding() {}

    static List<TicketEvent> andRespond(TicketState ticket, TicketEvent answer) {
        return ticket.response().given() ? List.of(answer) : List.of(answer, new FirstResponseGiven(ticket.id()));
    }
}
