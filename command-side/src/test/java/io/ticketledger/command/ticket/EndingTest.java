package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.ReopenTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.command.ticket.TicketCommand.WithdrawTicket;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketWithdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "AWAITING_APPROVAL"})
    void the_desk_closes_a_resolved_ticket_the_requester_says_nothing_about(TicketStatus status) {
        for (Actor actor : List.of(CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(in(status)).by(actor).when(new CloseTicket(TICKET, "No answer")).then(new TicketClosed(TICKET, "No answer"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"RESOLVED", "AWAITING_APPROVAL"})
    void only_resolved_tickets_are_closed(TicketStatus status) {
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(new CloseTicket(TICKET, "Done")).thenRejected(Type.CONFLICT, "only-resolved-tickets-are-closed");
    }

    @Test
    void neither_the_agent_nor_the_requester_closes() {
        for (Actor actor : List.of(ALAN_THE_ASSIGNED_AGENT, ROSA_THE_REQUESTER, MONA_THE_MANAGER)) {
            Scenario.given(in(TicketStatus.RESOLVED)).by(actor).when(new CloseTicket(TICKET, "Done")).thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "OPEN", "IN_PROGRESS", "ON_HOLD"})
    void the_requester_withdraws_what_is_not_resolved_yet(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new WithdrawTicket(TICKET, "Found it")).then(new TicketWithdrawn(TICKET, "Found it"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NEW", "OPEN", "IN_PROGRESS", "ON_HOLD"})
    void what_is_resolved_or_over_is_not_withdrawn(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new WithdrawTicket(TICKET, "Found it"))
                .thenRejected(Type.CONFLICT, "only-unresolved-tickets-are-withdrawn");
    }

    @Test
    void nobody_withdraws_what_another_asked_for() {
        for (Actor actor : List.of(STAN_A_STRANGER, ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(new WithdrawTicket(TICKET, "Found it")).thenRejected(Type.FORBIDDEN, "only-the-requester-withdraws");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void the_requester_and_the_desk_reopen_what_is_over(TicketStatus status) {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(in(status)).by(actor).when(new ReopenTicket(TICKET, "It is back")).then(new TicketReopened(TICKET, "It is back"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void only_finished_tickets_are_reopened(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new ReopenTicket(TICKET, "It is back")).thenRejected(Type.CONFLICT, "only-finished-tickets-are-reopened");
    }

    @Test
    void agents_strangers_and_managers_do_not_reopen() {
        for (Actor actor : List.of(STAN_A_STRANGER, ALAN_THE_ASSIGNED_AGENT, MONA_THE_MANAGER)) {
            Scenario.given(in(TicketStatus.CLOSED)).by(actor).when(new ReopenTicket(TICKET, "It is back"))
                    .thenRejected(Type.FORBIDDEN, "only-the-requester-and-the-desk-reopen");
        }
    }

    @Test
    void a_reopened_ticket_is_still_with_its_agent() {
        Scenario.given(in(TicketStatus.CLOSED)).and(new TicketReopened(TICKET, "It is back")).by(ALAN_THE_ASSIGNED_AGENT).when(new StartWork(TICKET)).then(STARTED);
    }

    @Test
    void whoever_ends_or_reopens_a_ticket_says_why() {
        Scenario.given(in(TicketStatus.RESOLVED)).by(CORA_THE_COORDINATOR).when(new CloseTicket(TICKET, " ")).thenRejected(Type.INVALID, "a-reason-is-given");
        Scenario.given(in(TicketStatus.OPEN)).by(ROSA_THE_REQUESTER).when(new WithdrawTicket(TICKET, " ")).thenRejected(Type.INVALID, "a-reason-is-given");
        Scenario.given(in(TicketStatus.CLOSED)).by(ROSA_THE_REQUESTER).when(new ReopenTicket(TICKET, " ")).thenRejected(Type.INVALID, "a-reason-is-given");
    }
}
