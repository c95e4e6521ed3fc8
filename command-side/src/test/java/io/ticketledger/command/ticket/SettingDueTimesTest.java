package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ResolutionDueSet;
import io.ticketledger.events.ticket.ResolutionEstimated;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.SlaBreached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingDueTimesTest {

    private static final Instant ANSWER = OPENED_AT.plus(Duration.ofHours(1));
    private static final Instant SOLUTION = OPENED_AT.plus(Duration.ofDays(1));
    private static final Instant EXPECTED = OPENED_AT.plus(Duration.ofHours(20));

    @Test
    void all_times_are_set_at_once() {
        Scenario.given(OPENED).by(ADA_THE_ADMINISTRATOR).when(new SetDueTimes(TICKET, ANSWER, SOLUTION, EXPECTED))
                .then(new ResponseDueSet(TICKET, ANSWER), new ResolutionDueSet(TICKET, SOLUTION), new ResolutionEstimated(TICKET, EXPECTED));
    }

    @Test
    void each_time_is_set_alone_and_the_others_stay() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, ANSWER, null, null)).then(new ResponseDueSet(TICKET, ANSWER));
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, null, SOLUTION, null)).then(new ResolutionDueSet(TICKET, SOLUTION));
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, null, null, EXPECTED)).then(new ResolutionEstimated(TICKET, EXPECTED));
    }

    @Test
    void a_time_that_stands_already_is_not_set_again() {
        Scenario.given(OPENED, new ResponseDueSet(TICKET, ANSWER), new ResolutionDueSet(TICKET, SOLUTION), new ResolutionEstimated(TICKET, EXPECTED))
                .by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, ANSWER, SOLUTION, EXPECTED)).thenNothing();
        Scenario.given(OPENED, new ResponseDueSet(TICKET, ANSWER)).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, ANSWER, SOLUTION, null))
                .then(new ResolutionDueSet(TICKET, SOLUTION));
    }

    /** A client that sends back what it was shown has set nothing by hand; the target still moves with the priority. */
    @Test
    void the_time_that_followed_from_the_priority_sent_back_is_not_set_by_hand() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, OPENED.responseDue(), null, null)).thenNothing();
    }

    @Test
    void a_time_is_given() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, null, null, null)).thenRejected(Type.INVALID, "a-time-is-given");
    }

    @Test
    void a_time_in_the_past_is_allowed_and_says_that_the_promise_is_broken() {
        Scenario.given(in(TicketStatus.OPEN)).by(CORA_THE_COORDINATOR).at(SOLUTION).when(new SetDueTimes(TICKET, null, ANSWER, null))
                .then(new ResolutionDueSet(TICKET, ANSWER), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, ANSWER));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void nothing_is_due_of_a_ticket_that_is_over(TicketStatus status) {
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(new SetDueTimes(TICKET, null, SOLUTION, null)).thenRejected(Type.CONFLICT, "only-while-it-is-open");
    }

    @Test
    void only_the_desk_promises() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, ALAN_THE_ASSIGNED_AGENT, MONA_THE_MANAGER)) {
            Scenario.given(OPENED, TO_ALAN).by(actor).when(new SetDueTimes(TICKET, null, SOLUTION, null))
                    .thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        }
    }
}
