package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.AttachmentAdded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttachingTest {

    private static final AddAttachment ADD = new AddAttachment(TICKET, ATTACHMENT, 7, "screenshot.png", "image/png", 48_211, SHA_256);
    private static final AttachmentAdded ADDED = new AttachmentAdded(TICKET, ATTACHMENT, 7, "screenshot.png", "image/png", 48_211, SHA_256);

    @Test
    void those_who_work_on_a_ticket_and_its_requester_attach_files() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(OPENED, TO_ALAN).by(actor).when(ADD).then(ADDED);
        }
    }

    @Test
    void strangers_other_agents_and_managers_do_not() {
        for (Actor actor : List.of(STAN_A_STRANGER, BETH_ANOTHER_AGENT, MONA_THE_MANAGER)) {
            Scenario.given(OPENED, TO_ALAN).by(actor).when(ADD).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
        }
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void a_file_is_attached_at_any_time(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(ADD).then(ADDED);
    }

    /** Staff that sends a file has not said anything yet. */
    @Test
    void a_file_is_no_response() {
        Scenario.given(OPENED, TO_ALAN).by(ALAN_THE_ASSIGNED_AGENT).when(ADD).then(ADDED);
    }

    @Test
    void a_file_may_come_without_name_and_type() {
        Scenario.given(OPENED).by(ROSA_THE_REQUESTER).when(new AddAttachment(TICKET, ATTACHMENT, 7, null, null, 0, SHA_256))
                .then(new AttachmentAdded(TICKET, ATTACHMENT, 7, null, null, 0, SHA_256));
    }
}
