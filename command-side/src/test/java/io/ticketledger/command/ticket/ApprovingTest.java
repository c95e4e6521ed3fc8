package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.RejectResolution;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.ResolutionRejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovingTest {

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "AWAITING_APPROVAL"})
    void the_requester_approves_a_resolution_whether_he_was_asked_or_not(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new ApproveResolution(TICKET, "Thanks")).then(new ResolutionApproved(TICKET, "Thanks"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "AWAITING_APPROVAL"})
    void the_requester_rejects_a_resolution_whether_he_was_asked_or_not(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new RejectResolution(TICKET, "Still broken")).then(new ResolutionRejected(TICKET, "Still broken"));
    }

    @Test
    void an_approval_needs_no_words_but_a_rejection_does() {
        Scenario.given(in(TicketStatus.RESOLVED)).by(ROSA_THE_REQUESTER).when(new ApproveResolution(TICKET, "")).then(new ResolutionApproved(TICKET, ""));
        Scenario.given(in(TicketStatus.RESOLVED)).by(ROSA_THE_REQUESTER).when(new RejectResolution(TICKET, "")).thenRejected(Type.INVALID, "a-reason-is-given");
    }

    @Test
    void nobody_speaks_for_the_requester() {
        for (Actor actor : List.of(STAN_A_STRANGER, ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, ADA_THE_ADMINISTRATOR, Actor.SYSTEM)) {
            Scenario.given(in(TicketStatus.RESOLVED)).by(actor).when(new ApproveResolution(TICKET, "Fine")).thenRejected(Type.FORBIDDEN, "only-the-requester-approves");
            Scenario.given(in(TicketStatus.RESOLVED)).by(actor).when(new RejectResolution(TICKET, "No")).thenRejected(Type.FORBIDDEN, "only-the-requester-approves");
        }
    }

    @Test
    void the_requester_is_the_requester_whatever_else_he_is() {
        Scenario.given(in(TicketStatus.RESOLVED)).by(with(ROSA_THE_REQUESTER, Role.MANAGER)).when(new ApproveResolution(TICKET, "Fine"))
                .then(new ResolutionApproved(TICKET, "Fine"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"RESOLVED", "AWAITING_APPROVAL"})
    void only_resolutions_are_judged(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new ApproveResolution(TICKET, "Fine")).thenRejected(Type.CONFLICT, "only-resolutions-are-approved");
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(new RejectResolution(TICKET, "No")).thenRejected(Type.CONFLICT, "only-resolutions-are-rejected");
    }
}
