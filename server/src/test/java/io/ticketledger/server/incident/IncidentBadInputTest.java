package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only this contract says of what a client can send; what all of them owe is in the conformance suite. */
class IncidentBadInputTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void every_bad_field_is_named_at_once() {
        Answer answer = world.client().client().post("/tickets/", body("priority", "URGENT", "category", "COFFEE")).must(400);
        assertThat(answer.at("field_errors").propertyNames()).containsExactlyInAnyOrder("title", "description", "priority", "category");
    }

    @Test
    void what_is_left_out_has_its_default_and_what_may_not_be_set_is_not_obeyed() {
        Person client = world.client();
        Answer made = client.client().post("/tickets/", body("title", "t", "description", "d", "status", "CLOSED", "created_by", 1, "assigned_to", List.of(1), "id", 7,
                "response_due_at", "2001-01-01T00:00:00Z", "resolution_due_at", "2001-01-01T00:00:00Z", "closed_at", "2001-01-01T00:00:00Z")).must(201);
        assertThat(made.at("project_name").stringValue()).isEqualTo("General");
        assertThat(made.at("priority").stringValue()).isEqualTo("MEDIUM");
        assertThat(made.at("category").stringValue()).isEqualTo("PROBLEM");
        assertThat(made.at("status").stringValue()).isEqualTo("NEW");
        assertThat(made.at("created_by").longValue()).isEqualTo(client.id());
        assertThat(made.at("assigned_to").isEmpty()).isTrue();
        assertThat(made.at("resolution_due_at").isNull()).isTrue();
        assertThat(made.at("response_breached").booleanValue()).isFalse();
    }

    @Test
    void a_step_there_is_no_route_for_is_404() {
        assertThat(world.admin.post("/tickets/1/explode/").must(404).at("error").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=LOST", "priority=URGENT", "category=COFFEE", "assigned_to=bob", "ordering=luck", "search=%00"})
    void a_filter_that_means_nothing_is_400(String query) {
        assertThat(world.admin.get("/tickets/?" + query).must(400).at("error").stringValue()).isNotBlank();
    }
}
