package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyAccountsFollow;
import static io.ticketledger.command.ticket.TicketRules.onlyThoseInvolvedTakePart;

import io.ticketledger.command.Context;
import io.ticketledger.command.ticket.TicketCommand.ToggleFollowing;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFollowed;
import io.ticketledger.events.ticket.TicketUnfollowed;
import java.util.List;

/** Who wants to hear of a ticket. Nobody follows for somebody else. */
final class Following {

    private Following() {}

    static List<TicketEvent> toggle(TicketState ticket, ToggleFollowing c, Context context) {
        AccountId follower = onlyAccountsFollow(context.actor());
        // Whoever has lost sight of a ticket must be able to turn away from it.
        if (ticket.card().followers().contains(follower)) return List.of(new TicketUnfollowed(c.ticket(), follower));
        onlyThoseInvolvedTakePart(ticket, context.actor());
        return List.of(new TicketFollowed(c.ticket(), follower));
    }
}
