package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrioritisingTest {

    private static final Instant SOON = OPENED_AT.plus(Duration.ofMinutes(20));
    private static final Instant LATER = OPENED_AT.plus(Duration.ofMinutes(50));

    /** The eight combinations a real desk used, with no exception in 24,918 incidents (UCI incident event log, doi 10.24432/C57S4H), and the ninth. */
    @ParameterizedTest
    @CsvSource({
        "HIGH,   HIGH,   CRITICAL",
        "HIGH,   MEDIUM, HIGH",
        "MEDIUM, HIGH,   HIGH",
        "MEDIUM, MEDIUM, MEDIUM",
        "MEDIUM, LOW,    LOW",
        "LOW,    HIGH,   MEDIUM",
        "LOW,    MEDIUM, LOW",
        "LOW,    LOW,    LOW",
        "HIGH,   LOW,    MEDIUM"
    })
    void priority_follows_from_impact_and_urgency(Level impact, Level urgency, Priority priority) {
        assertThat(DeskPolicy.priorityOf(impact, urgency)).isEqualTo(priority);
        assertThat(DeskPolicy.priorityOf(impact == Level.HIGH ? Level.CRITICAL : impact, urgency)).as("CRITICAL counts as HIGH").isEqualTo(priority);
        assertThat(((TicketOpened) Scenario.given().by(ROSA_THE_REQUESTER).when(open(null, impact, urgency)).events().getFirst()).priority()).isEqualTo(priority);
        assertThat(((PriorityChanged) Scenario.given(opened(Priority.LOWEST, null, null, 1440, OPENED_AT.plus(Duration.ofDays(1)))).by(CORA_THE_COORDINATOR)
                .when(change(null, impact, urgency)).events().getFirst()).priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, 30", "HIGH, 30", "LOW, 1440", "LOWEST, 1440"})
    void the_response_target_moves_with_the_priority_and_still_counts_from_the_opening(Priority priority, int minutes) {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).at(SOON).when(change(priority, null, null))
                .then(new PriorityChanged(TICKET, priority, null, null, minutes, OPENED_AT.plus(Duration.ofMinutes(minutes))));
    }

    @Test
    void a_response_target_that_turns_out_to_be_over_is_broken_at_once() {
        Instant due = OPENED_AT.plus(Duration.ofMinutes(30));

        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).at(LATER).when(change(Priority.CRITICAL, null, null))
                .then(new PriorityChanged(TICKET, Priority.CRITICAL, null, null, 30, due), new SlaBreached(TICKET, SlaClock.RESPONSE, 1, due));
    }

    @Test
    void a_response_target_set_by_hand_stays() {
        Instant byHand = OPENED_AT.plus(Duration.ofHours(3));

        Scenario.given(OPENED, new ResponseDueSet(TICKET, byHand)).by(CORA_THE_COORDINATOR).at(LATER).when(change(Priority.HIGH, null, null))
                .then(new PriorityChanged(TICKET, Priority.HIGH, null, null, 120, byHand));
    }

    @Test
    void a_response_target_that_was_met_or_missed_by_an_answer_stays() {
        Scenario.given(OPENED, ACKNOWLEDGED, RESPONDED).by(CORA_THE_COORDINATOR).at(LATER).when(change(Priority.HIGH, null, null))
                .then(new PriorityChanged(TICKET, Priority.HIGH, null, null, 120, OPENED.responseDue()));
    }

    @Test
    void the_same_priority_again_changes_nothing() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(change(Priority.MEDIUM, null, null)).thenNothing();
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(change(null, null, null)).thenNothing();
    }

    @Test
    void what_is_not_given_stays() {
        TicketOpened opened = opened(Priority.MEDIUM, Level.MEDIUM, Level.MEDIUM, 120, OPENED.responseDue());

        Scenario.given(opened).by(CORA_THE_COORDINATOR).when(change(null, Level.HIGH, null))
                .then(new PriorityChanged(TICKET, Priority.HIGH, Level.HIGH, Level.MEDIUM, 30, OPENED_AT.plus(Duration.ofMinutes(30))));
        Scenario.given(opened).by(CORA_THE_COORDINATOR).when(change(null, null, Level.LOW))
                .then(new PriorityChanged(TICKET, Priority.LOW, Level.MEDIUM, Level.LOW, 1440, OPENED_AT.plus(Duration.ofHours(24))));
        Scenario.given(opened).by(CORA_THE_COORDINATOR).when(change(Priority.CRITICAL, null, null))
                .then(new PriorityChanged(TICKET, Priority.CRITICAL, Level.MEDIUM, Level.MEDIUM, 30, OPENED_AT.plus(Duration.ofMinutes(30))));
    }

    @Test
    void impact_without_urgency_is_noted_and_moves_nothing() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(change(null, Level.HIGH, null))
                .then(new PriorityChanged(TICKET, Priority.MEDIUM, Level.HIGH, null, 120, OPENED.responseDue()));
    }

    @Test
    void a_priority_that_is_given_wins_over_impact_and_urgency() {
        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(change(Priority.LOW, Level.HIGH, Level.HIGH))
                .then(new PriorityChanged(TICKET, Priority.LOW, Level.HIGH, Level.HIGH, 1440, OPENED_AT.plus(Duration.ofHours(24))));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "WITHDRAWN"})
    void a_ticket_that_is_over_is_not_weighed_anew(TicketStatus status) {
        Scenario.given(in(status)).by(CORA_THE_COORDINATOR).when(change(Priority.HIGH, null, null)).thenRejected(Type.CONFLICT, "only-while-it-is-open");
    }

    @Test
    void only_the_desk_weighs() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, ALAN_THE_ASSIGNED_AGENT, MONA_THE_MANAGER)) {
            Scenario.given(OPENED, TO_ALAN).by(actor).when(change(Priority.HIGH, null, null)).thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        }
    }

    private static ChangePriority change(@Nullable Priority priority, @Nullable Level impact, @Nullable Level urgency) {
        return new ChangePriority(TICKET, priority, impact, urgency);
    }
}
