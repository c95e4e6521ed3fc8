package io.ticketledger.events.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** These agents, in this order, and this team have the ticket now; whoever had it before no longer does. */
public record TicketAssigned(TicketId ticket, List<AccountId> agents, @Nullable String team) implements TicketEvent {

    public TicketAssigned {
        agents = List.copyOf(agents);
    }
}
