package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.DeclineTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketDeclined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriagingTest {

    @Test
    void a_coordinator_acknowledges_a_new_ticket_and_has_answered_by_that() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new AcknowledgeTicket(TICKET, "We are on it"))
                .then(new TicketAcknowledged(TICKET, "We are on it"), RESPONDED);
    }

    @Test
    void an_administrator_acknowledges_too_and_need_not_say_anything() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(new AcknowledgeTicket(TICKET, null)).then(new TicketAcknowledged(TICKET, null), RESPONDED);
    }

    @Test
    void an_acknowledgement_after_an_answer_is_not_the_first_answer() {
        Scenario.given(OPENED, RESPONDED).by(CORA_THE_COORDINATOR).when(new AcknowledgeTicket(TICKET, null)).then(ACKNOWLEDGED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEW")
    void only_new_tickets_are_acknowledged_or_declined(TicketStatus status) {
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(new AcknowledgeTicket(TICKET, null)).thenRejected(Type.CONFLICT, "only-new-tickets-are-acknowledged");
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(new DeclineTicket(TICKET, "No")).thenRejected(Type.CONFLICT, "only-new-tickets-are-declined");
    }

    @Test
    void agents_do_not_triage_not_even_those_assigned() {
        Scenario.given(in(TicketStatus.NEW)).by(ALAN_THE_ASSIGNED_AGENT).when(new AcknowledgeTicket(TICKET, null))
                .thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        Scenario.given(in(TicketStatus.NEW)).by(ALAN_THE_ASSIGNED_AGENT).when(new DeclineTicket(TICKET, "No"))
                .thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
    }

    @Test
    void to_decline_is_an_answer_too() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new DeclineTicket(TICKET, "Not ours")).then(new TicketDeclined(TICKET, "Not ours"), RESPONDED);
        Scenario.given(OPENED, RESPONDED).by(CORA_THE_COORDINATOR).when(new DeclineTicket(TICKET, "Not ours")).then(new TicketDeclined(TICKET, "Not ours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void who_declines_says_why(String reason) {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new DeclineTicket(TICKET, reason)).thenRejected(Type.INVALID, "a-reason-is-given");
    }
}
