package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketFiled;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketReleased;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket that was deleted. Its row is gone, so who could see it is read from its own events: whose it was, where, and in whose hands. */
public record Gone(TicketId ticket, long number, AccountId requester, Set<AccountId> agents, ProjectId project) {

    /** @param story all events of the ticket, in order */
    static @Nullable Gone of(List<?> story) {
        Gone gone = null;
        for (Object event : story) {
            if (event instanceof TicketOpened e) gone = new Gone(e.ticket(), e.number(), e.requester(), Set.of(), ProjectId.DESK);
            if (gone == null) continue;
            if (event instanceof TicketFiled e) gone = new Gone(gone.ticket, gone.number, gone.requester, gone.agents, e.project());
            if (event instanceof TicketAssigned e) gone = gone.inHandsOf(Set.copyOf(e.agents()));
            if (event instanceof TicketReleased) gone = gone.inHandsOf(Set.of());
        }
        return gone;
    }

    private Gone inHandsOf(Set<AccountId> people) {
        return new Gone(ticket, number, requester, people, project);
    }
}
