package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.CommentAdded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentingTest {

    private static final CommentAdded PUBLIC = new CommentAdded(TICKET, COMMENT, 42, "Hello", Visibility.PUBLIC);
    private static final CommentAdded INTERNAL = new CommentAdded(TICKET, COMMENT, 42, "Hello", Visibility.INTERNAL);

    @Test
    void the_first_public_word_of_staff_is_the_first_response() {
        for (Actor actor : List.of(ALAN_THE_ASSIGNED_AGENT, CORA_THE_COORDINATOR, MONA_THE_MANAGER, ADA_THE_ADMINISTRATOR)) {
            Scenario.given(OPENED, TO_ALAN).by(actor).when(say("Hello", Visibility.PUBLIC)).then(PUBLIC, RESPONDED);
        }
    }

    @Test
    void the_second_is_not() {
        Scenario.given(OPENED, TO_ALAN, RESPONDED).by(ALAN_THE_ASSIGNED_AGENT).when(say("Hello", Visibility.PUBLIC)).then(PUBLIC);
    }

    @Test
    void an_internal_word_is_no_response() {
        Scenario.given(OPENED, TO_ALAN).by(ALAN_THE_ASSIGNED_AGENT).when(say("Hello", Visibility.INTERNAL)).then(INTERNAL);
    }

    @Test
    void the_requester_does_not_answer_himself_even_when_he_is_staff() {
        Scenario.given(OPENED).by(ROSA_THE_REQUESTER).when(say("Hello", Visibility.PUBLIC)).then(PUBLIC);
        Scenario.given(OPENED).by(with(ROSA_THE_REQUESTER, Role.AGENT)).when(say("Hello", Visibility.PUBLIC)).then(PUBLIC);
    }

    @Test
    void only_staff_writes_internally() {
        Scenario.given(OPENED).by(ROSA_THE_REQUESTER).when(say("Hello", Visibility.INTERNAL)).thenRejected(Type.FORBIDDEN, "only-staff-writes-internally");
    }

    @Test
    void a_requester_who_is_staff_may_write_internally_about_his_own_ticket() {
        Scenario.given(OPENED).by(with(ROSA_THE_REQUESTER, Role.AGENT)).when(say("Hello", Visibility.INTERNAL)).then(INTERNAL);
    }

    @Test
    void who_has_nothing_to_do_with_a_ticket_says_nothing_about_it() {
        for (Actor actor : List.of(STAN_A_STRANGER, BETH_ANOTHER_AGENT)) {
            for (Visibility visibility : Visibility.values()) {
                Scenario.given(OPENED, TO_ALAN).by(actor).when(say("Hello", visibility)).thenRejected(Type.FORBIDDEN, "only-assigned-agents");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void a_ticket_is_spoken_about_at_any_time_of_its_life_and_after_it(TicketStatus status) {
        Scenario.given(in(status)).by(ROSA_THE_REQUESTER).when(say("Hello", Visibility.PUBLIC)).then(PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void a_comment_is_given(String text) {
        Scenario.given(OPENED).by(ROSA_THE_REQUESTER).when(say(text, Visibility.PUBLIC)).thenRejected(Type.INVALID, "a-comment-is-given");
    }

    private static AddComment say(String text, Visibility visibility) {
        return new AddComment(TICKET, COMMENT, 42, text, visibility);
    }
}
