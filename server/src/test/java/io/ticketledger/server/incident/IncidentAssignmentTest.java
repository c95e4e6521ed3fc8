package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who has a ticket, and who may see and touch it. */
class IncidentAssignmentTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void assigning_replaces_the_set_and_names_stand_in_the_order_of_the_ids() {
        Person one = world.support();
        Person two = world.support();
        Person three = world.support();
        long id = world.ticket(world.client());

        Answer first = assign(id, List.of(three.id(), one.id())).must(200);
        assertThat(longs(first)).containsExactly(three.id(), one.id());
        assertThat(names(first)).containsExactly(three.fullName(), one.fullName());

        Answer second = assign(id, List.of(two.id())).must(200);
        assertThat(longs(second)).containsExactly(two.id());
        one.client().get("/tickets/" + id + "/").must(404);
        two.client().get("/tickets/" + id + "/").must(200);
    }

    @Test
    void the_two_dates_come_with_an_assignment_and_all_of_it_happens_or_nothing() {
        Person support = world.support();
        long id = world.ticket(world.client());
        Answer assigned = world.admin.post("/tickets/" + id + "/assign/", body("assigned_to", List.of(support.id()),
                "resolution_due_at", "2099-12-24T18:00:00Z", "estimated_resolution_time", "2099-12-24T15:00:00Z")).must(200);
        assertThat(assigned.at("resolution_due_at").stringValue()).isEqualTo("2099-12-24T18:00:00Z");
        assertThat(assigned.at("estimated_resolution_time").stringValue()).isEqualTo("2099-12-24T15:00:00Z");

        Person other = world.support();
        world.admin.post("/tickets/" + id + "/assign/", body("assigned_to", List.of(other.id()), "resolution_due_at", "soon")).must(400);
        assertThat(longs(world.admin.get("/tickets/" + id + "/"))).containsExactly(support.id());
    }

    @Test
    void one_id_that_is_no_active_developer_refuses_the_whole_request() {
        Person support = world.support();
        Person client = world.client();
        Person gone = world.support();
        world.admin.post("/users/" + gone.id() + "/deactivate/").must(200);
        long id = world.ticket(client);
        for (Object wrong : List.of(client.id(), gone.id(), 99_999_999L)) {
            assertThat(assign(id, List.of(support.id(), wrong)).must(404).at("error").stringValue()).isEqualTo("Support user not found");
        }
        assertThat(longs(world.admin.get("/tickets/" + id + "/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"assigned_to\": null}", "{\"assigned_to\": 3}", "{\"assigned_to\": \"3\"}", "{\"assigned_to\": [\"x\"]}"})
    void without_an_array_of_ids_nothing_is_assigned(String body) {
        long id = world.ticket(world.client());
        assertThat(world.admin.post("/tickets/" + id + "/assign/", body).must(400).at("error").stringValue())
                .isEqualTo("assigned_to is required (array of user IDs)");
    }

    @Test
    void only_those_the_contract_names_may_do_a_thing() {
        Person client = world.client();
        Person support = world.support();
        long id = world.ticket(client);
        for (Client who : List.of(client.client(), support.client())) {
            for (String step : List.of("assign", "set_sla", "open_ticket")) forbidden(who.post("/tickets/" + id + "/" + step + "/", body()));
        }
        for (String step : List.of("start_work", "finish_work")) forbidden(client.client().post("/tickets/" + id + "/" + step + "/", body("comment", "x")));
        for (String step : List.of("approve", "reject")) forbidden(world.admin.post("/tickets/" + id + "/" + step + "/", body("comment", "x")));
        forbidden(world.admin.post("/tickets/", IncidentWorld.newTicket("mine")));
        forbidden(support.client().post("/tickets/", IncidentWorld.newTicket("mine")));
    }

    @Test
    void a_ticket_out_of_sight_is_answered_like_one_that_does_not_exist() {
        Person stranger = world.client();
        Person idle = world.support();
        long id = world.ticketInProgress(world.client(), world.support());
        long nothing = 99_999_999;

        for (Client who : List.of(stranger.client(), idle.client())) {
            who.get("/tickets/" + id + "/").must(404);
            same(who.get("/tickets/" + id + "/"), who.get("/tickets/" + nothing + "/"));
            for (String step : List.of("add_comment", "add_attachment")) {
                same(who.post("/tickets/" + id + "/" + step + "/", body("comment", "x", "file_data", "aGk=")),
                        who.post("/tickets/" + nothing + "/" + step + "/", body("comment", "x", "file_data", "aGk=")));
            }
        }
        same(stranger.client().post("/tickets/" + id + "/approve/"), stranger.client().post("/tickets/" + nothing + "/approve/"));
        Answer start = idle.client().post("/tickets/" + id + "/start_work/").must(403);
        assertThat(start.at("error").stringValue()).isEqualTo("You are not assigned to this ticket");
        same(start, idle.client().post("/tickets/" + nothing + "/start_work/"));
        assertThat(world.admin.get("/tickets/" + nothing + "/").must(404).at("error").stringValue()).isNotBlank();
        world.admin.get("/tickets/abc/").must(404);
    }

    private static void same(Answer one, Answer other) {
        assertThat(one.status()).isIn(403, 404);
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.text()).isEqualTo(other.text());
    }

    private static void forbidden(Answer answer) {
        assertThat(answer.must(403).at("error").stringValue()).isNotBlank();
    }

    private Answer assign(long ticket, List<?> ids) {
        return world.admin.post("/tickets/" + ticket + "/assign/", body("assigned_to", ids));
    }

    private static List<Long> longs(Answer ticket) {
        return ticket.at("assigned_to").valueStream().map(JsonNode::longValue).toList();
    }

    private static List<String> names(Answer ticket) {
        return ticket.at("assigned_to_names").valueStream().map(JsonNode::stringValue).toList();
    }
}
