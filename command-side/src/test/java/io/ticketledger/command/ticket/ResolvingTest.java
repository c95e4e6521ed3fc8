package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.RequestApproval;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketResolved;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResolvingTest {

    @Test
    void the_assigned_agent_and_an_administrator_resolve_what_is_in_progress() {
        for (Actor actor : List.of(ALAN_THE_ASSIGNED_AGENT, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(in(TicketStatus.IN_PROGRESS)).by(actor).when(new ResolveTicket(TICKET, "Restarted", "Solved"))
                    .then(new TicketResolved(TICKET, "Restarted", "Solved"));
        }
    }

    @Test
    void neither_comment_nor_code_is_needed() {
        Scenario.given(in(TicketStatus.IN_PROGRESS)).by(ALAN_THE_ASSIGNED_AGENT).when(new ResolveTicket(TICKET, "", null)).then(new TicketResolved(TICKET, "", null));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_PROGRESS")
    void only_work_in_progress_is_resolved(TicketStatus status) {
        Scenario.given(in(status)).by(ALAN_THE_ASSIGNED_AGENT).when(new ResolveTicket(TICKET, "Fixed", null))
                .thenRejected(Type.CONFLICT, "only-work-in-progress-is-resolved");
    }

    @Test
    void who_is_not_assigned_resolves_nothing() {
        for (Actor actor : List.of(BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, ROSA_THE_REQUESTER)) {
            Scenario.given(in(TicketStatus.IN_PROGRESS)).by(actor).when(new ResolveTicket(TICKET, "Fixed", null)).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        }
    }

    @Test
    void the_desk_asks_the_requester_for_approval() {
        Scenario.given(in(TicketStatus.RESOLVED)).by(Actor.SYSTEM).when(new RequestApproval(TICKET)).then(ASKED);
    }

    /** The policy that asks may be delivered twice. */
    @Test
    void approval_is_asked_for_once() {
        Scenario.given(in(TicketStatus.AWAITING_APPROVAL)).by(Actor.SYSTEM).when(new RequestApproval(TICKET)).thenNothing();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"RESOLVED", "AWAITING_APPROVAL"})
    void approval_is_asked_for_a_resolution(TicketStatus status) {
        Scenario.given(in(status)).by(Actor.SYSTEM).when(new RequestApproval(TICKET)).thenRejected(Type.CONFLICT, "approval-is-asked-for-a-resolution");
    }

    @Test
    void nobody_else_asks_for_approval() {
        for (Actor actor : List.of(ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, ROSA_THE_REQUESTER)) {
            Scenario.given(in(TicketStatus.RESOLVED)).by(actor).when(new RequestApproval(TICKET)).thenRejected(Type.FORBIDDEN, "only-the-desk-asks-for-approval");
        }
    }
}
