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

/** Whatever a client can send gets a clear answer of this contract, and nothing of it reaches the log. */
class IncidentBadInputTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());


    @Test
    void nobody_gets_in_without_a_token_and_is_told_so_in_the_contracts_words() {
        for (String path : List.of("/tickets/", "/tickets", "/users/", "/profiles/", "/notifications/", "/tickets/1/", "/nowhere/")) {
            assertThat(world.stranger.get(path).must(401).at("detail").stringValue()).isEqualTo("Authentication credentials were not provided.");
        }
        assertThat(world.stranger.as("not.a.token").get("/tickets/").must(401).at("detail").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "5", "null", "{\"title\": }", "{\"title\": \"a\"} trailing", "\u0000"})
    void a_body_that_is_no_json_object_is_400(String body) {
        assertThat(world.client().client().post("/tickets/", body).must(400).at("error").stringValue()).isNotBlank();
    }

    @Test
    void nesting_without_end_is_400() {
        world.client().client().post("/tickets/", "{\"title\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").must(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"description\": \"d\"}", "{\"title\": \"\", \"description\": \"d\"}", "{\"title\": \"   \", \"description\": \"d\"}",
        "{\"title\": null, \"description\": \"d\"}", "{\"title\": 5, \"description\": \"d\"}", "{\"title\": [\"a\"], \"description\": \"d\"}",
        "{\"title\": \"nul \\u0000\", \"description\": \"d\"}", "{\"title\": \"half \\ud83d\", \"description\": \"d\"}"})
    void a_bad_title_is_400_and_named(String body) {
        Answer answer = world.client().client().post("/tickets/", body).must(400);
        assertThat(answer.at("error").stringValue()).isNotBlank();
        assertThat(answer.at("field_errors").has("title")).isTrue();
    }

    @Test
    void every_bad_field_is_named_at_once() {
        Answer answer = world.client().client().post("/tickets/", body("priority", "URGENT", "category", "COFFEE")).must(400);
        assertThat(answer.at("field_errors").propertyNames()).containsExactlyInAnyOrder("title", "description", "priority", "category");
    }

    @Test
    void a_title_has_at_most_300_characters_and_all_of_unicode() {
        Person client = world.client();
        String longest = "ä😀".repeat(150);
        assertThat(client.client().post("/tickets/", body("title", longest, "description", "d")).must(201).at("title").stringValue()).isEqualTo(longest);
        client.client().post("/tickets/", body("title", longest + "x", "description", "d")).must(400);
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
    void a_body_of_more_than_a_megabyte_is_413() {
        Answer answer = world.client().client().post("/tickets/", body("title", "t", "description", "x".repeat(1_100_000)));
        assertThat(answer.must(413).at("error").stringValue()).isNotBlank();
    }

    @Test
    void a_body_that_does_not_tell_its_length_is_413_all_the_same() {
        byte[] large = ("{\"title\":\"t\",\"description\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Answer answer = world.client().client().send("POST", "/tickets/",
                java.net.http.HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)), "application/json");
        assertThat(answer.must(413).at("error").stringValue()).isNotBlank();
    }

    @Test
    void what_does_not_exist_or_is_not_meant_that_way_is_404_and_405() {
        assertThat(world.admin.get("/nowhere/").must(404).at("error").stringValue()).isNotBlank();
        assertThat(world.admin.delete("/tickets/").must(405).at("error").stringValue()).isNotBlank();
        assertThat(world.admin.post("/tickets/1/explode/").must(404).at("error").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=LOST", "priority=URGENT", "category=COFFEE", "assigned_to=bob", "ordering=luck", "search=%00"})
    void a_filter_that_means_nothing_is_400(String query) {
        assertThat(world.admin.get("/tickets/?" + query).must(400).at("error").stringValue()).isNotBlank();
    }
}
