package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.ALAN_THE_ASSIGNED_AGENT;
import static io.ticketledger.command.People.CORA_THE_COORDINATOR;
import static io.ticketledger.command.People.account;
import static io.ticketledger.command.ticket.Tickets.ACKNOWLEDGED;
import static io.ticketledger.command.ticket.Tickets.OPENED;
import static io.ticketledger.command.ticket.Tickets.OPENED_AT;
import static io.ticketledger.command.ticket.Tickets.RESPONDED;
import static io.ticketledger.command.ticket.Tickets.TICKET;
import static io.ticketledger.command.ticket.Tickets.TO_ALAN;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.InOneGo;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.ResolutionDueSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InOneGoTest {

    private static final AssignTicket ASSIGN = new AssignTicket(TICKET, List.of(account(ALAN_THE_ASSIGNED_AGENT)), null);

    @Test
    void each_step_is_judged_in_the_state_the_one_before_left() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new InOneGo(TICKET, List.of(new AcknowledgeTicket(TICKET, null), ASSIGN)))
                .then(ACKNOWLEDGED, RESPONDED, TO_ALAN);
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new InOneGo(TICKET, List.of(new AcknowledgeTicket(TICKET, null), new AcknowledgeTicket(TICKET, null))))
                .thenRejected(Type.CONFLICT, "only-new-tickets-are-acknowledged");
    }

    @Test
    void one_step_that_is_refused_refuses_all() {
        Scenario.given(OPENED, ACKNOWLEDGED, RESPONDED).by(CORA_THE_COORDINATOR).when(new InOneGo(TICKET, List.of(ASSIGN, new StartWork(TICKET))))
                .thenRejected(Type.FORBIDDEN, "only-assigned-agents");
    }

    @Test
    void a_step_that_is_so_already_is_passed_over() {
        SetDueTimes due = new SetDueTimes(TICKET, null, OPENED_AT.plus(Duration.ofDays(1)), null);
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(new InOneGo(TICKET, List.of(ASSIGN, due)))
                .then(new ResolutionDueSet(TICKET, due.resolution()));
        Scenario.given(OPENED, TO_ALAN).by(CORA_THE_COORDINATOR).when(new InOneGo(TICKET, List.of(ASSIGN))).thenNothing();
    }

    @Test
    void all_steps_are_about_one_ticket() {
        assertThatThrownBy(() -> new InOneGo(new TicketId(UUID.fromString("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d02")), List.of(ASSIGN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
