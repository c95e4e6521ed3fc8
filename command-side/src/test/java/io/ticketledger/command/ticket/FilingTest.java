package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.ticket.*;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingTest {

    private static final ProjectId OTHER = ProjectId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4daa");

    @ParameterizedTest
    @EnumSource(names = {"SUPERADMIN", "ADMIN", "USER"})
    void whoever_works_in_a_project_opens_tickets_there(ProjectRole role) {
        Scenario.given().by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, role))).when(opening(new FileTicket(TICKET, PROJECT))).then(OPENED, FILED);
    }

    @Test
    void managers_and_strangers_do_not_and_then_nothing_is_opened() {
        Scenario.given().by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.MANAGER))).when(opening(new FileTicket(TICKET, PROJECT)))
                .thenRejected(Type.FORBIDDEN, "only-those-who-work-in-a-project-file-tickets");
        Scenario.given().by(ROSA_THE_REQUESTER).when(opening(new FileTicket(TICKET, PROJECT)))
                .thenRejected(Type.FORBIDDEN, "only-those-who-work-in-a-project-file-tickets");
    }

    @Test
    void what_is_filed_nowhere_is_the_desks() {
        Scenario.given().by(ROSA_THE_REQUESTER).when(opening(new FileTicket(TICKET, ProjectId.DESK))).then(OPENED);
        Scenario.given().by(with(ROSA_THE_REQUESTER, Role.MANAGER)).when(opening(new FileTicket(TICKET, ProjectId.DESK)))
                .thenRejected(Type.FORBIDDEN, "only-those-who-may-edit-it");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "AUDITOR", mode = EnumSource.Mode.EXCLUDE)
    void what_somebody_is_on_the_desk_is_no_matter_to_the_project_he_opens_a_ticket_in(Role role) {
        Actor owner = with(ROSA_THE_REQUESTER, role).in(Map.of(PROJECT, ProjectRole.SUPERADMIN));
        Scenario.given().by(owner).when(opening(new FileTicket(TICKET, PROJECT), new MoveCard(TICKET, COLUMN, Stage.NEW, "V"))).then(OPENED, FILED, new CardMoved(TICKET, COLUMN, "V"));
        Actor auditor = with(ROSA_THE_REQUESTER, Role.AUDITOR).in(Map.of(PROJECT, ProjectRole.SUPERADMIN));
        Scenario.given().by(auditor).when(opening(new FileTicket(TICKET, PROJECT))).thenRejected(Type.FORBIDDEN, "auditors-change-nothing");
    }

    @Test
    void nobody_takes_a_ticket_of_the_desk_into_his_project_that_is_not_his() {
        Actor owner = STAN_A_STRANGER.in(Map.of(PROJECT, ProjectRole.SUPERADMIN));
        Scenario.given(OPENED).by(owner).when(new FileTicket(TICKET, PROJECT)).thenRejected(Type.FORBIDDEN, "only-those-who-may-edit-it");
    }

    @Test
    void a_ticket_is_filed_once() {
        Actor rosa = ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.USER, OTHER, ProjectRole.USER));
        Scenario.given(OPENED, FILED).by(rosa).when(new FileTicket(TICKET, OTHER)).thenRejected(Type.CONFLICT, "a-ticket-is-filed-once");
        Scenario.given(OPENED, FILED).by(rosa).when(new FileTicket(TICKET, ProjectId.DESK)).thenRejected(Type.CONFLICT, "a-ticket-is-filed-once");
        Scenario.given(OPENED, FILED).by(rosa).when(new FileTicket(TICKET, PROJECT)).thenNothing();
    }

    @Test
    void a_column_of_the_desks_board_is_none_of_the_projects() {
        CardMoved there = new CardMoved(TICKET, ColumnId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dab"), "V");
        Scenario.given(OPENED, there, FILED).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, there.column(), Stage.NEW, "V")).then(there);
    }

    @Test
    void one_step_that_is_refused_and_nothing_is_opened() {
        Actor user = ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.USER));
        Scenario.given().by(user).when(opening(new FileTicket(TICKET, PROJECT), new AssignTicket(TICKET, List.of(account(BETH_ANOTHER_AGENT)), null)))
                .thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        Scenario.given().by(user).when(opening(new FileTicket(TICKET, PROJECT), new ScheduleTicket(TICKET, TODAY, TODAY.minusDays(1))))
                .thenRejected(Type.INVALID, "the-due-day-is-not-before-the-start");
    }

    @Test
    void all_of_it_happens_at_once_each_step_in_the_state_the_one_before_left() {
        Scenario.given().by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.ADMIN)))
                .when(opening(new FileTicket(TICKET, PROJECT), new AssignTicket(TICKET, List.of(account(BETH_ANOTHER_AGENT)), null), new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V")))
                .then(OPENED, FILED, new TicketAssigned(TICKET, List.of(account(BETH_ANOTHER_AGENT)), null), new TicketAcknowledged(TICKET, "Moved on the board"), RESPONDED, STARTED,
                        new CardMoved(TICKET, COLUMN, "V"));
    }

    private static OpenInOneGo opening(TicketCommand... then) {
        return new OpenInOneGo(open(null, null, null), List.of(then));
    }
}
