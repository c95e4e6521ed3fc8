package io.ticketledger.server.imports.uci;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.server.imports.Ending;
import io.ticketledger.server.imports.History;
import io.ticketledger.server.imports.Person;
import io.ticketledger.server.imports.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetellingTest {

    @Test
    void an_incident_is_opened_when_it_was_and_by_whom() {
        Step step = Rows.first().told().steps().getFirst();
        assertThat(step.at()).isEqualTo(Instant.parse("2016-02-29T01:16:00Z"));
        assertThat(step.actor().name()).isEqualTo("Opened by 8");
        assertThat(step.actor().roles()).containsExactly(Role.ADMIN);
        assertThat(step.provenance()).containsEntry("incident", "INC0000045").containsEntry("modCount", "0").containsEntry("updatedBy", "Updated by 21")
                .containsEntry("dataSet", "uci-incident-event-log");
    }

    @Test
    void the_opening_says_what_the_row_says_and_leaves_the_priority_to_the_matrix() {
        OpenTicket c = (OpenTicket) Rows.first().told().steps().getFirst().command();
        assertThat(c.title()).isEqualTo("Category 55 / Subcategory 170: Symptom 72");
        assertThat(c.description()).isEqualTo("Incident INC0000045 of another desk.\nReported by: Phone\nLocation: Location 143\nSymptom: Symptom 72");
        assertThat(c.priority()).isNull();
        assertThat(c.impact()).isEqualTo(Level.MEDIUM);
        assertThat(c.channel()).isEqualTo("Phone");
        assertThat(c.reference()).isEqualTo(new ExternalReference("uci-incident-event-log", "INC0000045"));
    }

    @Test
    void what_is_missing_is_left_out_of_the_words() {
        OpenTicket c = (OpenTicket) Rows.first("category=?", "subcategory=?", "u_symptom=?", "location=?").told().steps().getFirst().command();
        assertThat(c.title()).isEqualTo("Uncategorised");
        assertThat(c.subcategory()).isNull();
        assertThat(c.description()).isEqualTo("Incident INC0000045 of another desk.\nReported by: Phone");
    }

    @Test
    void people_get_accounts_that_say_what_the_data_calls_them() {
        List<Person> people = Rows.first("caller_id=?", "opened_by=?", "assigned_to=Resolver 89", "assignment_group=Group 1").told().people();
        assertThat(people).extracting(Person::username).containsExactly("unknown-caller", "unknown-opener", "resolver-89", "updated-by-21");
        assertThat(people).extracting(Person::role).containsExactly(Role.REQUESTER, Role.AGENT, Role.AGENT, Role.AGENT);
        assertThat(people).extracting(Person::name).containsExactly("Unknown caller", "Unknown opener", "Resolver 89", "Updated by 21");
    }

    @Test
    void team_and_agent_are_one_assignment() {
        Step step = Rows.first().then("assignment_group=Group 1", "assigned_to=Resolver 89").lastStep();
        AssignTicket c = (AssignTicket) step.command();
        assertThat(c.team()).isEqualTo("Group 1");
        assertThat(c.agents()).containsExactly(UciPeople.staff("Resolver 89").account());
        assertThat(step.actor().name()).isEqualTo("Updated by 21");
    }

    @Test
    void an_agent_who_leaves_and_a_team_that_stays_are_told_so_and_neither_is_a_release() {
        Rows rows = Rows.first("assignment_group=Group 1", "assigned_to=Resolver 89");
        AssignTicket left = (AssignTicket) rows.then("assigned_to=?").lastStep().command();
        assertThat(left.agents()).isEmpty();
        assertThat(left.team()).isEqualTo("Group 1");
        AssignTicket released = (AssignTicket) rows.then("assignment_group=?").lastStep().command();
        assertThat(released.agents()).isEmpty();
        assertThat(released.team()).isNull();
    }

    @Test
    void a_first_row_that_nobody_has_is_not_assigned() {
        assertThat(Rows.first().lastRow()).containsExactly("OpenTicket");
    }

    @Test
    void a_change_of_weight_is_passed_on_without_the_priority_even_if_that_stays() {
        ChangePriority c = (ChangePriority) Rows.first().then("impact=3 - Low", "urgency=1 - High").lastStep().command();
        assertThat(c).extracting(ChangePriority::priority, ChangePriority::impact, ChangePriority::urgency).containsExactly(null, Level.LOW, Level.HIGH);
    }

    @Test
    void a_priority_that_does_not_follow_is_an_oddity() {
        assertThat(Rows.first("priority=1 - Critical").told().oddities()).containsExactly("priority does not follow from impact and urgency");
    }

    @Test
    void a_row_that_changes_nothing_is_an_internal_comment() {
        AddComment c = (AddComment) Rows.first().then("reassignment_count=1", "made_sla=false").lastStep().command();
        assertThat(c.text()).isEqualTo("Record touched.");
        assertThat(c.visibility()).isEqualTo(Visibility.INTERNAL);
    }

    @Test
    void what_no_command_says_is_said_in_words() {
        AddComment c = (AddComment) Rows.first().then("category=Category 1", "problem_id=Problem ID  14").lastStep().command();
        assertThat(c.text()).isEqualTo("Record touched: category 'Category 55' became 'Category 1', problem_id '?' became 'Problem ID  14'.");
    }

    @Test
    void words_beside_a_command_stand_in_its_provenance() {
        Step step = Rows.first().then("incident_state=Active", "category=Category 1").told().steps().get(1);
        assertThat(step.provenance()).containsEntry("alsoChanged", "category 'Category 55' became 'Category 1'");
    }

    @Test
    void a_closed_ticket_takes_no_assignment_so_it_is_told_and_made_up_for_when_it_is_open_again() {
        Rows rows = Rows.first("incident_state=Resolved").then("incident_state=Closed").then("assignment_group=Group 9", "impact=3 - Low", "priority=4 - Low");
        assertThat(((AddComment) rows.lastStep().command()).text()).isEqualTo(
                "Record touched: impact '2 - Medium' became '3 - Low', priority '3 - Moderate' became '4 - Low', assignment_group '?' became 'Group 9'.");
        assertThat(rows.then("incident_state=Active").lastRow()).containsExactly("ReopenTicket", "*StartWork", "AssignTicket", "ChangePriority");
    }

    @Test
    void an_assignment_in_the_closing_row_is_made_before_the_ticket_closes() {
        assertThat(Rows.first("incident_state=Resolved").then("incident_state=Closed", "assignment_group=Group 9").lastRow())
                .containsExactly("AssignTicket", "ApproveResolution");
    }

    @Test
    void the_version_says_which_row_came_first_and_the_time_does_not() {
        Rows rows = Rows.first().then("incident_state=Active", "sys_updated_at=1/3/2016 10:00").then("incident_state=Resolved", "sys_updated_at=1/3/2016 09:00");
        assertThat(Retelling.of(rows.backwards())).isEqualTo(rows.told());
        assertThat(rows.lastStep().at()).isEqualTo(Instant.parse("2016-03-01T09:00:00Z"));
        assertThat(rows.told().oddities()).containsExactly("updated before the row before");
    }

    @Test
    void a_version_given_twice_does_not_lose_the_second_row() {
        History history = Rows.first().then("assignment_group=Group 1").then("sys_mod_count=1", "assignment_group=Group 2").told();
        assertThat(history.steps()).extracting(Step::key).doesNotHaveDuplicates().endsWith("uci-incident-event-log/INC0000045/1/0", "uci-incident-event-log/INC0000045/1.2/0");
        assertThat(history.oddities()).containsExactly("sys_mod_count given twice");
    }

    @Test
    void telling_twice_tells_the_same_ids_included() {
        assertThat(Rows.first().then().told()).isEqualTo(Rows.first().then().told());
        assertThat(Rows.first().told().ticket().raw().version()).isEqualTo(7);
        assertThat(Rows.first().told().ticket()).isNotEqualTo(Rows.first("number=INC0000046").told().ticket());
    }

    @Test
    void the_end_is_what_the_last_row_says() {
        Ending ending = Rows.first("incident_state=Resolved").then("incident_state=Closed", "assigned_to=Resolver 1", "assignment_group=Group 2", "reopen_count=3").told().ending();
        assertThat(ending).isEqualTo(new Ending(TicketStatus.CLOSED, Priority.MEDIUM, List.of(UciPeople.staff("Resolver 1").account()), "Group 2", 3,
                Instant.parse("2016-03-05T12:00:00Z")));
    }
}
