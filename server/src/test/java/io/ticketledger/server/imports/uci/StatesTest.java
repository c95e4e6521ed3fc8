package io.ticketledger.server.imports.uci;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.events.Role;
import io.ticketledger.server.imports.History;
import io.ticketledger.server.imports.Step;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatesTest {

    @Test
    void from_New_to_Active_is_StartWork_after_an_acknowledgement_the_log_skipped() {
        assertThat(Rows.first().then("incident_state=Active").lastRow()).containsExactly("*AcknowledgeTicket", "StartWork");
    }

    @Test
    void from_New_to_Awaiting_starts_work_first_and_keeps_what_is_waited_for() {
        Rows rows = Rows.first().then("incident_state=Awaiting User Info");
        assertThat(rows.lastRow()).containsExactly("*AcknowledgeTicket", "*StartWork", "PutOnHold");
        assertThat(((PutOnHold) rows.lastStep().command()).reason()).isEqualTo("Awaiting User Info");
    }

    @Test
    void from_Active_to_Awaiting_and_back_is_PutOnHold_and_StartWork() {
        assertThat(Rows.first("incident_state=Active").then("incident_state=Awaiting Vendor").lastRow()).containsExactly("PutOnHold");
        assertThat(Rows.first("incident_state=Awaiting Vendor").then("incident_state=Active").lastRow()).containsExactly("StartWork");
    }

    @Test
    void from_one_Awaiting_to_another_is_PutOnHold_with_the_new_reason() {
        Rows rows = Rows.first("incident_state=Awaiting Vendor").then("incident_state=Awaiting Problem");
        assertThat(rows.lastRow()).containsExactly("PutOnHold");
        assertThat(((PutOnHold) rows.lastStep().command()).reason()).isEqualTo("Awaiting Problem");
    }

    @Test
    void to_Resolved_is_ResolveTicket_with_work_started_first_where_it_had_not() {
        assertThat(Rows.first("incident_state=Active").then("incident_state=Resolved").lastRow()).containsExactly("ResolveTicket");
        assertThat(Rows.first("incident_state=Awaiting Evidence").then("incident_state=Resolved").lastRow()).containsExactly("*StartWork", "ResolveTicket");
        assertThat(Rows.first().then("incident_state=Resolved").lastRow()).containsExactly("*AcknowledgeTicket", "*StartWork", "ResolveTicket");
    }

    @Test
    void a_first_row_that_is_not_New_gets_there_at_once() {
        assertThat(Rows.first("incident_state=Active").lastRow()).containsExactly("OpenTicket", "*AcknowledgeTicket", "StartWork");
        assertThat(Rows.first("incident_state=Resolved").lastRow()).containsExactly("OpenTicket", "*AcknowledgeTicket", "*StartWork", "ResolveTicket");
    }

    @Test
    void from_Resolved_to_Closed_is_the_requesters_approval_whoever_updated_the_row() {
        Step step = Rows.first("incident_state=Resolved").then("incident_state=Closed", "sys_updated_by=Updated by 908").lastStep();
        assertThat(step.command()).isInstanceOf(ApproveResolution.class);
        assertThat(step.actor().account()).isEqualTo(UciPeople.caller("Caller 2403").account());
        assertThat(step.actor().roles()).containsExactly(Role.REQUESTER);
        assertThat(step.provenance()).containsEntry("updatedBy", "Updated by 908");
    }

    @Test
    void the_verdict_stays_with_whom_the_ticket_was_opened_for_though_a_later_row_names_another_caller() {
        Step step = Rows.first("incident_state=Resolved").then("incident_state=Closed", "caller_id=Caller 1").lastStep();
        assertThat(step.actor().account()).isEqualTo(UciPeople.caller("Caller 2403").account());
        assertThat(step.provenance()).containsEntry("alsoChanged", "caller_id 'Caller 2403' became 'Caller 1'");
    }

    @Test
    void a_direct_close_resolves_first() {
        assertThat(Rows.first().then("incident_state=Closed").lastRow()).containsExactly("*AcknowledgeTicket", "*StartWork", "*ResolveTicket", "ApproveResolution");
        assertThat(Rows.first("incident_state=Active").then("incident_state=Closed").lastRow()).containsExactly("*ResolveTicket", "ApproveResolution");
        assertThat(Rows.first("incident_state=Awaiting Vendor").then("incident_state=Closed").lastRow())
                .containsExactly("*StartWork", "*ResolveTicket", "ApproveResolution");
    }

    @Test
    void from_Resolved_back_to_work_is_the_requesters_rejection() {
        Rows active = Rows.first("incident_state=Resolved").then("incident_state=Active");
        assertThat(active.lastRow()).containsExactly("RejectResolution");
        assertThat(active.lastStep().actor().roles()).containsExactly(Role.REQUESTER);
        assertThat(Rows.first("incident_state=Resolved").then("incident_state=Awaiting User Info").lastRow()).containsExactly("RejectResolution", "PutOnHold");
    }

    @Test
    void from_Closed_to_Active_reopens_and_goes_to_work() {
        assertThat(Rows.first("incident_state=Resolved").then("incident_state=Closed").then("incident_state=Active").lastRow())
                .containsExactly("ReopenTicket", "*StartWork");
    }

    @Test
    void a_state_that_is_none_and_the_way_back_to_New_lead_nowhere() {
        History code = Rows.first("incident_state=Active").then("incident_state=-100").then().told();
        assertThat(Rows.kinds(code)).containsExactly("OpenTicket", "*AcknowledgeTicket", "StartWork");
        assertThat(code.nothing()).containsExactly("state -100 is no state", "state -100 is no state");
        History back = Rows.first("incident_state=Active").then("incident_state=New").told();
        assertThat(Rows.kinds(back)).containsExactly("OpenTicket", "*AcknowledgeTicket", "StartWork");
        assertThat(back.nothing()).containsExactly("Active to New is no move of ours");
    }

    @Test
    void what_follows_a_state_that_is_none_goes_on_from_where_the_ticket_really_stands() {
        assertThat(Rows.first().then("incident_state=-100").then("incident_state=Resolved").lastRow())
                .containsExactly("*AcknowledgeTicket", "*StartWork", "ResolveTicket");
        assertThat(Rows.first("incident_state=Active").then("incident_state=New").then("incident_state=Active").lastRow()).containsExactly("AddComment");
    }

    @Test
    void an_assignment_beside_a_state_that_is_none_is_made_and_the_state_is_told_with_it() {
        Step step = Rows.first("incident_state=Active").then("incident_state=-100", "assignment_group=Group 1").lastStep();
        assertThat(step.kind()).isEqualTo("AssignTicket");
        assertThat(step.provenance()).containsEntry("alsoChanged", "incident_state 'Active' became '-100'");
    }

    @Test
    void the_back_filled_code_and_name_are_known_to_the_last_resolution_only() {
        History history = Rows.first("incident_state=Resolved").then("incident_state=Active").then("incident_state=Resolved").then("incident_state=Closed").told();
        assertThat(history.steps().stream().map(Step::command).filter(ResolveTicket.class::isInstance).map(c -> ((ResolveTicket) c).code()))
                .containsExactly(null, "code 5");
        assertThat(history.steps().stream().limit(history.steps().size() - 2)).noneMatch(step -> step.toString().contains("code 5") || step.toString().contains("Resolved by 149"));
    }

    @Test
    void no_step_happens_at_a_back_filled_time() {
        History history = Rows.first().then("incident_state=Resolved").then().then("incident_state=Closed").told();
        assertThat(history.steps()).extracting(step -> step.at().toString()).containsExactly("2016-02-29T01:16:00Z", "2016-03-01T01:01:00Z", "2016-03-01T01:01:00Z",
                "2016-03-01T01:01:00Z", "2016-03-01T01:02:00Z", "2016-03-01T01:03:00Z");
    }
}
