package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketReleased;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssigningTest {

    private static final AccountId ALAN = account(ALAN_THE_ASSIGNED_AGENT);
    private static final AccountId BETH = account(BETH_ANOTHER_AGENT);

    @Test
    void a_ticket_is_assigned_to_agents_and_a_team() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(assign("Backend", BETH, ALAN)).then(new TicketAssigned(TICKET, List.of(BETH, ALAN), "Backend"));
    }

    @Test
    void a_ticket_may_be_assigned_to_a_team_alone() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(assign("Backend")).then(new TicketAssigned(TICKET, List.of(), "Backend"));
    }

    @Test
    void an_assignment_replaces_whoever_had_the_ticket() {
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(assign(null, BETH)).then(new TicketAssigned(TICKET, List.of(BETH), null));
        Scenario.given(OPENED, TO_ALAN, ACKNOWLEDGED, new TicketAssigned(TICKET, List.of(BETH), null)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET))
                .thenRejected(Type.FORBIDDEN, "only-assigned-agents");
    }

    @Test
    void the_same_agents_and_team_again_change_nothing() {
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(assign(null, ALAN)).thenNothing();
    }

    @Test
    void another_team_or_another_order_is_another_assignment() {
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(assign("Backend", ALAN)).then(new TicketAssigned(TICKET, List.of(ALAN), "Backend"));
        Scenario.given(OPENED, new TicketAssigned(TICKET, List.of(ALAN, BETH), null)).by(CORA_THE_COORDINATOR).when(assign(null, BETH, ALAN))
                .then(new TicketAssigned(TICKET, List.of(BETH, ALAN), null));
    }

    @Test
    void an_agent_is_assigned_once() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(assign(null, ALAN, BETH, ALAN)).thenRejected(Type.INVALID, "an-agent-is-assigned-once");
    }

    @Test
    void to_assign_nobody_gives_the_ticket_back_to_the_queue() {
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(assign(null)).then(new TicketReleased(TICKET));
    }

    @Test
    void what_nobody_has_is_not_given_back() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(assign(null)).thenNothing();
        Scenario.given(OPENED, TO_ALAN, new TicketReleased(TICKET)).by(CORA_THE_COORDINATOR).when(assign(null)).thenNothing();
    }

    @Test
    void who_had_a_released_ticket_has_no_say_any_more() {
        Scenario.given(in(TicketStatus.OPEN)).and(new TicketReleased(TICKET)).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET))
                .thenRejected(Type.FORBIDDEN, "only-assigned-agents");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void a_ticket_that_is_over_is_not_assigned(TicketStatus status) {
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(assign(null, BETH)).thenRejected(Type.CONFLICT, "only-while-it-is-open");
    }

    @Test
    void agents_do_not_assign() {
        Scenario.given(OPENED).by(BETH_ANOTHER_AGENT).when(assign(null, BETH)).thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
    }

    @Test
    void an_agent_claims_an_open_ticket_has_it_alone_and_begins() {
        Scenario.given(in(TicketStatus.OPEN)).by(BETH_ANOTHER_AGENT).when(new ClaimTicket(TICKET)).then(new TicketAssigned(TICKET, List.of(BETH), null), STARTED);
    }

    @Test
    void a_claim_leaves_the_ticket_with_its_team() {
        Scenario.given(OPENED, ACKNOWLEDGED, new TicketAssigned(TICKET, List.of(), "Backend")).by(CORA_THE_COORDINATOR).when(new ClaimTicket(TICKET))
                .then(new TicketAssigned(TICKET, List.of(account(CORA_THE_COORDINATOR)), "Backend"), STARTED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void only_open_tickets_are_claimed(TicketStatus status) {
        Scenario.given(in(status)).by(BETH_ANOTHER_AGENT).when(new ClaimTicket(TICKET)).thenRejected(Type.CONFLICT, "only-open-tickets-are-claimed");
    }

    @Test
    void requesters_managers_and_the_desk_itself_claim_nothing() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, MONA_THE_MANAGER, Actor.SYSTEM)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(new ClaimTicket(TICKET)).thenRejected(Type.FORBIDDEN, "only-staff-claims");
        }
    }

    @Test
    void an_assignment_does_not_follow_later_changes_of_the_list_it_was_made_from() {
        List<AccountId> agents = new ArrayList<>(List.of(ALAN));
        AssignTicket command = new AssignTicket(TICKET, agents, null);
        agents.add(BETH);

        assertThat(command.agents()).containsExactly(ALAN);
    }

    private static AssignTicket assign(@Nullable String team, AccountId... agents) {
        return new AssignTicket(TICKET, List.of(agents), team);
    }
}
