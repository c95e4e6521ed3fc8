package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.RequestApproval;
import io.ticketledger.events.TicketId;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of a ticket as this contract tells it. */
class IncidentLifeCycleTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void a_ticket_goes_from_new_to_closed_as_the_contract_shows() {
        Person client = world.client();
        Person support = world.support();

        Answer created = client.client().post("/tickets/", IncidentWorld.newTicket("Homepage not loading")).must(201);
        long id = created.at("id").longValue();
        assertThat(created.at("status").stringValue()).isEqualTo("NEW");
        assertThat(created.at("status_display").stringValue()).isEqualTo("New");
        assertThat(created.at("priority_display").stringValue()).isEqualTo("Medium");
        assertThat(created.at("category_display").stringValue()).isEqualTo("Bug");
        assertThat(created.at("created_by").longValue()).isEqualTo(client.id());
        assertThat(created.at("created_by_name").stringValue()).isEqualTo(client.fullName());
        assertThat(created.at("assigned_to").isEmpty()).isTrue();
        assertThat(created.at("history").isEmpty()).isTrue();
        assertThat(created.at("opened_at").isNull()).isTrue();

        Answer opened = world.admin.post("/tickets/" + id + "/open_ticket/").must(200);
        assertThat(opened.at("status").stringValue()).isEqualTo("OPENED");
        assertThat(opened.at("opened_at").isString()).isTrue();

        Answer assigned = world.admin.post("/tickets/" + id + "/assign/", body("assigned_to", List.of(support.id()))).must(200);
        assertThat(assigned.at("status").stringValue()).as("assigning leaves the status alone").isEqualTo("OPENED");
        assertThat(assigned.at("assigned_to_names").get(0).stringValue()).isEqualTo(support.fullName());

        Answer started = support.client().post("/tickets/" + id + "/start_work/").must(200);
        assertThat(started.at("status").stringValue()).isEqualTo("IN_PROGRESS");
        assertThat(started.at("started_at").isString()).isTrue();

        Answer finished = support.client().post("/tickets/" + id + "/finish_work/", body("comment", "Fixed the database connection")).must(200);
        assertThat(finished.at("status").stringValue()).isEqualTo("RESOLVED");
        assertThat(finished.at("resolved_at").isString()).isTrue();

        Answer closed = client.client().post("/tickets/" + id + "/approve/", body("comment", "Thank you")).must(200);
        assertThat(closed.at("status").stringValue()).isEqualTo("CLOSED");
        assertThat(closed.at("closed_at").isString()).isTrue();

        assertThat(transitions(closed)).containsSubsequence("NEW>OPENED Ticket opened by admin", "OPENED>IN_PROGRESS Work started on ticket",
                "IN_PROGRESS>RESOLVED Fixed the database connection");
        assertThat(transitions(closed).getLast()).as("from either, depending on whether the desk has asked for it already").matches("(RESOLVED|WAITING_APPROVAL)>CLOSED Thank you");
        assertThat(closed.at("history").get(1).path("changed_by").longValue()).isEqualTo(support.id());
        assertThat(closed.at("history").get(1).path("changed_by_name").stringValue()).isEqualTo(support.fullName());
        assertThat(closed.at("history").get(1).path("ticket").longValue()).isEqualTo(id);
    }

    @Test
    void a_rejected_resolution_goes_back_to_work_and_is_resolved_no_longer() {
        Person client = world.quietClient();
        for (long id : List.of(world.resolvedTicket(client, world.support()), world.waitingTicket(client, world.support()))) {
            Answer rejected = client.client().post("/tickets/" + id + "/reject/", body("comment", "Still broken on mobile")).must(200);

            assertThat(rejected.at("status").stringValue()).isEqualTo("IN_PROGRESS");
            assertThat(rejected.at("resolved_at").isNull()).isTrue();
            assertThat(rejected.at("closed_at").isNull()).isTrue();
        }
    }

    @Test
    void a_resolution_is_approved_whether_or_not_the_desk_has_asked_for_it() {
        Person client = world.quietClient();
        long unasked = world.resolvedTicket(client, world.support());
        assertThat(transitions(client.client().post("/tickets/" + unasked + "/approve/", body("comment", "Fine")).must(200)).getLast()).isEqualTo("RESOLVED>CLOSED Fine");

        long asked = world.waitingTicket(client, world.support());
        Answer waiting = client.client().get("/tickets/" + asked + "/").must(200);
        assertThat(waiting.at("status").stringValue()).isEqualTo("WAITING_APPROVAL");
        assertThat(waiting.at("status_display").stringValue()).isEqualTo("Waiting Approval");
        assertThat(transitions(waiting).getLast()).isEqualTo("RESOLVED>WAITING_APPROVAL Client asked for approval");
        assertThat(transitions(client.client().post("/tickets/" + asked + "/approve/", body("comment", "Fine")).must(200)).getLast()).isEqualTo("WAITING_APPROVAL>CLOSED Fine");
    }

    @Test
    void finishing_work_answers_resolved_however_quickly_the_desk_asks_for_approval() throws InterruptedException {
        Person client = world.quietClient();
        Person support = world.support();
        for (int i = 0; i < 8; i++) {
            long id = world.ticketInProgress(client, support);
            TicketId ticket = world.ticketId(id);
            Thread policy = Thread.startVirtualThread(() -> asksForApprovalAsSoonAsItMay(ticket));

            Answer finished = support.client().post("/tickets/" + id + "/finish_work/", body("comment", "Fixed")).must(200);

            assertThat(finished.at("status").stringValue()).isEqualTo("RESOLVED");
            assertThat(finished.at("status_display").stringValue()).isEqualTo("Resolved");
            assertThat(transitions(finished).getLast()).isEqualTo("IN_PROGRESS>RESOLVED Fixed");
            policy.join();
            assertThat(support.client().get("/tickets/" + id + "/").must(200).at("status").stringValue()).isEqualTo("WAITING_APPROVAL");
        }
    }

    private void asksForApprovalAsSoonAsItMay(TicketId ticket) {
        Instant enough = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(enough)) {
            try {
                world.desk().ask(new RequestApproval(ticket), Occasion.system());
                return;
            } catch (Rejection notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void an_administrator_starts_and_finishes_work_without_being_assigned() {
        long id = world.ticket(world.client());
        world.admin.post("/tickets/" + id + "/open_ticket/").must(200);
        world.admin.post("/tickets/" + id + "/start_work/").must(200);
        assertThat(world.admin.post("/tickets/" + id + "/finish_work/").must(200).at("status").stringValue()).isEqualTo("RESOLVED");
    }

    @Test
    void a_step_out_of_turn_is_400_with_a_sentence_and_nothing_changes() {
        Person client = world.quietClient();
        Person support = world.support();
        long fresh = world.ticket(client);
        world.admin.post("/tickets/" + fresh + "/assign/", body("assigned_to", List.of(support.id()))).must(200);
        refused(support.client(), fresh, "start_work");
        refused(support.client(), fresh, "finish_work");
        refused(client.client(), fresh, "approve");
        refused(client.client(), fresh, "reject");

        long resolved = world.resolvedTicket(client, support);
        refused(support.client(), resolved, "start_work");
        refused(support.client(), resolved, "finish_work");
        refused(world.admin, resolved, "open_ticket");

        client.client().post("/tickets/" + resolved + "/approve/").must(200);
        refused(client.client(), resolved, "approve");
        refused(client.client(), resolved, "reject");
        refused(support.client(), resolved, "start_work");
        refused(world.admin, resolved, "open_ticket");
    }

    private void refused(Client by, long ticket, String step) {
        JsonNode before = world.admin.get("/tickets/" + ticket + "/").must(200).json();
        Answer answer = by.post("/tickets/" + ticket + "/" + step + "/", body("comment", "x")).must(400);
        assertThat(answer.at("error").stringValue()).as(step).isNotBlank();
        assertThat(world.admin.get("/tickets/" + ticket + "/").must(200).json()).as(step).isEqualTo(before);
    }

    @Test
    void starting_work_twice_is_the_same_as_once() {
        Person support = world.support();
        long id = world.ticketInProgress(world.client(), support);
        Answer again = support.client().post("/tickets/" + id + "/start_work/").must(200);
        assertThat(again.at("status").stringValue()).isEqualTo("IN_PROGRESS");
        assertThat(again.at("history").size()).isEqualTo(2);
    }

    @Test
    void the_response_is_due_half_an_hour_two_hours_or_a_day_after_creation() {
        Person client = world.client();
        for (var expected : List.of(new Object[] {"HIGH", 30}, new Object[] {"MEDIUM", 120}, new Object[] {"LOW", 1440})) {
            Answer made = client.client().post("/tickets/", body("title", "t", "description", "d", "priority", expected[0])).must(201);
            assertThat(made.at("response_sla_minutes").intValue()).isEqualTo(expected[1]);
            assertThat(Duration.between(instant(made, "created_at"), instant(made, "response_due_at"))).isEqualTo(Duration.ofMinutes((int) expected[1]));
        }
    }

    @Test
    void a_due_time_that_has_passed_is_a_breach_whether_or_not_anybody_touches_the_ticket() {
        long id = world.ticket(world.client());
        Answer set = world.admin.post("/tickets/" + id + "/set_sla/", body("response_due_at", "2020-01-01T00:00:00Z", "resolution_due_at", "2020-01-02T00:00:00Z"))
                .must(200);
        assertThat(set.at("response_breached").booleanValue()).isTrue();
        assertThat(set.at("resolution_breached").booleanValue()).isTrue();
        assertThat(set.at("resolution_due_at").stringValue()).isEqualTo("2020-01-02T00:00:00Z");
    }

    @Test
    void either_sla_date_can_be_set_alone_and_one_is_needed() {
        long id = world.ticket(world.client());
        Answer first = world.admin.post("/tickets/" + id + "/set_sla/", body("resolution_due_at", "2099-12-25T10:00:00Z")).must(200);
        assertThat(first.at("resolution_due_at").stringValue()).isEqualTo("2099-12-25T10:00:00Z");
        String due = first.at("response_due_at").stringValue();
        assertThat(due).isNotNull();
        Answer second = world.admin.post("/tickets/" + id + "/set_sla/", body("response_due_at", "2099-12-24T10:00:00+02:00")).must(200);
        assertThat(second.at("response_due_at").stringValue()).isEqualTo("2099-12-24T08:00:00Z");
        assertThat(second.at("resolution_due_at").stringValue()).isEqualTo("2099-12-25T10:00:00Z");
        assertThat(world.admin.post("/tickets/" + id + "/set_sla/", body()).must(400).at("error").stringValue()).isNotBlank();
        assertThat(world.admin.post("/tickets/" + id + "/set_sla/", body("response_due_at", "tomorrow")).must(400).at("field_errors").has("response_due_at"))
                .isTrue();
    }

    @Test
    void a_comment_is_a_line_of_the_history_that_moves_nothing() {
        Person client = world.client();
        long id = world.ticket(client);
        assertThat(client.client().post("/tickets/" + id + "/add_comment/", body("comment", "More by phone")).must(200).at("message").stringValue())
                .isEqualTo("Comment added successfully");
        assertThat(transitions(client.client().get("/tickets/" + id + "/").must(200))).containsExactly("NEW>NEW More by phone");
        client.client().post("/tickets/" + id + "/add_comment/", body()).must(400);
        client.client().post("/tickets/" + id + "/add_comment/", body("comment", "  ")).must(400);
    }

    private static List<String> transitions(Answer ticket) {
        return ticket.at("history").valueStream()
                .map(h -> h.path("status_from").stringValue() + ">" + h.path("status_to").stringValue() + " " + h.path("comment").stringValue()).toList();
    }

    private static Instant instant(Answer answer, String field) {
        return Instant.parse(answer.at(field).stringValue());
    }
}
