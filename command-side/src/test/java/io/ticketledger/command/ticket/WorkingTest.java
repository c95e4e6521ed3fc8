package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.WorkResumed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkingTest {

    @Test
    void the_assigned_agent_starts_work_on_an_open_ticket() {
        Scenario.given(in(TicketStatus.OPEN)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET)).then(STARTED);
    }

    @Test
    void an_administrator_starts_work_without_being_assigned() {
        Scenario.given(in(TicketStatus.OPEN)).by(ADA_THE_ADMINISTRATOR).when(new StartWork(TICKET)).then(STARTED);
    }

    @Test
    void work_that_was_on_hold_is_resumed() {
        Scenario.given(in(TicketStatus.ON_HOLD)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET)).then(new WorkResumed(TICKET));
    }

    @Test
    void work_that_goes_on_already_is_not_started_again() {
        Scenario.given(in(TicketStatus.IN_PROGRESS)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET)).thenNothing();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "RESOLVED", "AWAITING_APPROVAL", "CLOSED", "REJECTED", "WITHDRAWN"})
    void work_starts_on_open_tickets_and_no_others(TicketStatus status) {
        Scenario.given(in(status)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET)).thenRejected(Type.CONFLICT, "work-starts-on-open-tickets");
        Scenario.given(in(status)).by(ALAN_THE_ASSIGNED_AGENT).when(new PutOnHold(TICKET, "Waiting")).thenRejected(Type.CONFLICT, "only-work-is-put-on-hold");
    }

    @Test
    void who_is_not_assigned_does_not_work_on_it() {
        for (Actor actor : List.of(BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, ROSA_THE_REQUESTER)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(new StartWork(TICKET)).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        }
    }

    /** A coordinator who has claimed a ticket works on it like an agent. */
    @Test
    void a_coordinator_who_is_assigned_works_on_it() {
        Actor alan = with(ALAN_THE_ASSIGNED_AGENT, Role.COORDINATOR);

        Scenario.given(in(TicketStatus.OPEN)).by(alan).when(new StartWork(TICKET)).then(STARTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"MANAGER", "REQUESTER"})
    void an_agent_who_lost_that_role_has_lost_the_say_over_the_tickets_he_had(Role now) {
        Actor alan = with(ALAN_THE_ASSIGNED_AGENT, now);

        Scenario.given(in(TicketStatus.OPEN)).by(alan).when(new StartWork(TICKET)).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        Scenario.given(in(TicketStatus.IN_PROGRESS)).by(alan).when(new PutOnHold(TICKET, "Waiting")).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        Scenario.given(in(TicketStatus.IN_PROGRESS)).by(alan).when(new ResolveTicket(TICKET, "Fixed", null)).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "IN_PROGRESS"})
    void the_assigned_agent_and_the_desk_put_a_ticket_on_hold(TicketStatus status) {
        for (Actor actor : List.of(ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(in(status)).by(actor).when(new PutOnHold(TICKET, "Awaiting Vendor")).then(HELD);
        }
    }

    @Test
    void a_ticket_on_hold_may_wait_for_something_else_now() {
        Scenario.given(in(TicketStatus.ON_HOLD)).by(ALAN_THE_ASSIGNED_AGENT).when(new PutOnHold(TICKET, "Awaiting Problem"))
                .then(new TicketPutOnHold(TICKET, "Awaiting Problem"));
    }

    @Test
    void who_puts_a_ticket_on_hold_says_what_it_waits_for() {
        Scenario.given(in(TicketStatus.OPEN)).by(ALAN_THE_ASSIGNED_AGENT).when(new PutOnHold(TICKET, " ")).thenRejected(Type.INVALID, "a-reason-is-given");
    }

    @Test
    void who_is_not_assigned_does_not_put_it_on_hold() {
        for (Actor actor : List.of(BETH_ANOTHER_AGENT, MONA_THE_MANAGER, ROSA_THE_REQUESTER)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(new PutOnHold(TICKET, "Waiting")).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        }
    }
}
