package io.ticketledger.events.ticket;

import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import java.util.List;

/** The tags the ticket bears from now on; replaces those it bore. */
public record TicketTagged(TicketId ticket, List<TagId> tags) implements TicketFact {

    public TicketTagged {
        tags = List.copyOf(tags);
    }
}
