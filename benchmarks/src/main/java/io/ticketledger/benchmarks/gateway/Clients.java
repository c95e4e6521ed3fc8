package io.ticketledger.benchmarks.gateway;

import io.ticketledger.benchmarks.append.ClosedLoop;
import io.ticketledger.benchmarks.append.SampleEvents;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What clients ask for. Each command leads to one event, as each insert that it is compared with is one row. */
final class Clients {

    private Clients() {}

    static ClosedLoop.Client opening(Consumer<TicketCommand> send) {
        return () -> send.accept(open(SampleEvents.newTicket()));
    }

    /** Requesters, each of whom comments on any of his own tickets. */
    static ClosedLoop.Client commenting(List<TicketId> tickets, Consumer<TicketCommand> send) {
        return () -> {
            TicketId ticket = tickets.get(ThreadLocalRandom.current().nextInt(tickets.size()));
            send.accept(new AddComment(ticket, new CommentId(SampleEvents.newId()), 4711, SampleEvents.COMMENT, Visibility.PUBLIC));
        };
    }

    static List<TicketId> open(int count, Consumer<TicketCommand> send) {
        List<TicketId> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TicketId ticket = SampleEvents.newTicket();
            send.accept(open(ticket));
            tickets.add(ticket);
        }
        return tickets;
    }

    private static OpenTicket open(TicketId ticket) {
        return new OpenTicket(ticket, 4711, SampleEvents.REQUESTER, SampleEvents.TITLE, SampleEvents.DESCRIPTION, null, null, null, "NETWORK", null, null, "Office", null);
    }
}
