package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.onlyAdministratorsAndCoordinators;
import static io.ticketledger.command.ticket.TicketRules.onlyFrom;
import static io.ticketledger.command.ticket.TicketRules.onlyStaffClaims;
import static io.ticketledger.command.ticket.TicketRules.onlyWhileItIsOpenOrOnABoard;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketReleased;
import io.ticketledger.events.ticket.WorkStarted;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who has the ticket. */
final class Assigning {

    private Assigning() {}

    static List<TicketEvent> assign(TicketState ticket, AssignTicket c, Context context) {
        onlyAdministratorsAndCoordinators(ticket, context.actor());
        onlyWhileItIsOpenOrOnABoard(ticket);
        if (new HashSet<>(c.agents()).size() < c.agents().size()) {
            throw Rejection.invalid("an-agent-is-assigned-once", "An agent can be assigned only once.");
        }
        if (c.agents().equals(ticket.agents()) && Objects.equals(c.team(), ticket.team())) return List.of();
        if (c.agents().isEmpty() && c.team() == null) return List.of(new TicketReleased(c.ticket()));
        return List.of(new TicketAssigned(c.ticket(), c.agents(), c.team()));
    }

    /** Whoever claims a ticket has it alone and starts at once. */
    static List<TicketEvent> claim(TicketState ticket, ClaimTicket c, Context context) {
        onlyStaffClaims(ticket, context.actor());
        onlyFrom(Set.of(TicketStatus.OPEN), ticket, "only-open-tickets-are-claimed", "Only an open ticket can be claimed.");
        AccountId agent = Objects.requireNonNull(context.actor().account(), "onlyStaffClaims");
        return List.of(new TicketAssigned(c.ticket(), List.of(agent), ticket.team()), new WorkStarted(c.ticket()));
    }
}
