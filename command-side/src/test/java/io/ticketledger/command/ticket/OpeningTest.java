package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

    private static final Instant TEN_O_CLOCK = Instant.parse("2025-12-23T10:00:00Z");

    @Test
    void one_opens_tickets_for_oneself_and_staff_opens_them_for_others() {
        for (Actor actor : new Actor[] {ROSA_THE_REQUESTER, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR, ADA_THE_ADMINISTRATOR}) {
            Scenario.given().by(actor).when(open(null, null, null)).then(OPENED);
        }
        for (Actor actor : new Actor[] {STAN_A_STRANGER, MONA_THE_MANAGER}) {
            Scenario.given().by(actor).when(open(null, null, null)).thenRejected(Type.FORBIDDEN, "only-staff-opens-for-others");
        }
    }

    @Test
    void the_desk_itself_opens_no_tickets() {
        Scenario.given().by(Actor.SYSTEM).when(open(null, null, null)).thenRejected(Type.FORBIDDEN, "only-accounts-open-tickets");
    }

    @Test
    void a_ticket_is_opened_once() {
        Scenario.given(OPENED).by(ROSA_THE_REQUESTER).when(open(null, null, null)).thenRejected(Type.CONFLICT, "a-ticket-is-opened-once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_title_is_given(String title) {
        Scenario.given().by(ROSA_THE_REQUESTER).when(open(title, null, null, null)).thenRejected(Type.INVALID, "a-title-is-given");
    }

    @Test
    void a_title_has_at_most_300_characters() {
        assertThat(Scenario.given().by(ROSA_THE_REQUESTER).when(open("x".repeat(300), null, null, null)).events()).hasSize(1);
        assertThat(Scenario.given().by(ROSA_THE_REQUESTER).when(open("😀".repeat(300), null, null, null)).events()).as("characters, not halves of them").hasSize(1);
        Scenario.given().by(ROSA_THE_REQUESTER).when(open("x".repeat(301), null, null, null)).thenRejected(Type.INVALID, "a-title-is-given");
    }

    @Test
    void all_that_was_said_is_kept() {
        ExternalReference reference = new ExternalReference("servicenow", "INC0000045");

        Scenario.given().by(CORA_THE_COORDINATOR).at(TEN_O_CLOCK)
                .when(new OpenTicket(TICKET, 99, account(ROSA_THE_REQUESTER), "Title", "Description", Priority.LOWEST, Level.LOW, Level.CRITICAL, "Category",
                        "Subcategory", "phone", "Project", reference))
                .then(new TicketOpened(TICKET, 99, account(ROSA_THE_REQUESTER), "Title", "Description", Priority.LOWEST, Level.LOW, Level.CRITICAL, "Category",
                        "Subcategory", "phone", "Project", 1440, Instant.parse("2025-12-24T10:00:00Z"), reference));
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,   30, 2025-12-23T10:30:00Z",
        "HIGH,       30, 2025-12-23T10:30:00Z",
        "MEDIUM,    120, 2025-12-23T12:00:00Z",
        "LOW,      1440, 2025-12-24T10:00:00Z",
        "LOWEST,   1440, 2025-12-24T10:00:00Z"
    })
    void the_response_is_due_after_the_time_agreed_for_the_priority(Priority priority, int minutes, Instant due) {
        Scenario.given().by(ROSA_THE_REQUESTER).at(TEN_O_CLOCK).when(open(priority, null, null)).then(opened(priority, null, null, minutes, due));
    }

    @Test
    void the_desk_may_agree_on_other_times_and_what_it_leaves_out_stays() {
        DeskPolicy faster = new DeskPolicy(Map.of(Priority.HIGH, Duration.ofMinutes(5)));

        Scenario.given().by(ROSA_THE_REQUESTER).at(TEN_O_CLOCK).under(faster).when(open(Priority.HIGH, null, null))
                .then(opened(Priority.HIGH, null, null, 5, Instant.parse("2025-12-23T10:05:00Z")));
        Scenario.given().by(ROSA_THE_REQUESTER).at(TEN_O_CLOCK).under(faster).when(open(Priority.MEDIUM, null, null))
                .then(opened(Priority.MEDIUM, null, null, 120, Instant.parse("2025-12-23T12:00:00Z")));
    }

    @Test
    void an_imported_ticket_counts_from_when_it_was_opened_then() {
        Scenario.given().by(ADA_THE_ADMINISTRATOR).at(Instant.parse("2016-03-24T08:15:00Z")).when(open(Priority.HIGH, null, null))
                .then(opened(Priority.HIGH, null, null, 30, Instant.parse("2016-03-24T08:45:00Z")));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void a_ticket_with_only_one_of_impact_and_urgency_has_medium_priority(Level level) {
        Scenario.given().by(ROSA_THE_REQUESTER).at(OPENED_AT).when(open(null, level, null))
                .then(opened(Priority.MEDIUM, level, null, 120, OPENED_AT.plus(Duration.ofHours(2))));
        Scenario.given().by(ROSA_THE_REQUESTER).at(OPENED_AT).when(open(null, null, level))
                .then(opened(Priority.MEDIUM, null, level, 120, OPENED_AT.plus(Duration.ofHours(2))));
    }

    @Test
    void a_priority_that_is_given_wins_over_impact_and_urgency() {
        Scenario.given().by(ROSA_THE_REQUESTER).at(OPENED_AT).when(open(Priority.LOW, Level.HIGH, Level.HIGH))
                .then(opened(Priority.LOW, Level.HIGH, Level.HIGH, 1440, OPENED_AT.plus(Duration.ofHours(24))));
    }

    @Test
    void who_opens_a_ticket_says_nothing_about_who_works_on_it() {
        TicketState opened = TicketDecider.evolve(null, OPENED, OPENED_AT);

        assertThat(opened.agents()).isEmpty();
        assertThat(opened.requester()).isEqualTo(account(ROSA_THE_REQUESTER));
    }
}
