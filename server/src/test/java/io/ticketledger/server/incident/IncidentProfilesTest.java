package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What everybody may know and change of himself, and over what he is told. */
class IncidentProfilesTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void a_profile_is_ones_own_and_for_an_administrator_everybodys() {
        Person client = world.client();
        JsonNode own = client.client().get("/profiles/").must(200).json();
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.get(0).path("username").stringValue()).isEqualTo(client.username());
        assertThat(own.get(0).path("created_at").isString()).isTrue();
        assertThat(world.admin.get("/profiles/").must(200).json().size()).isGreaterThan(1);
    }

    @Test
    void one_changes_ones_own_name_and_password_and_nothing_else() {
        Person client = world.client();
        Answer changed = client.client().patch("/profile/update/", body("first_name", "Jonathan", "last_name", "ClientUpdated", "password", "NewSecurePass123!",
                "password_confirm", "NewSecurePass123!", "role", "ADMIN", "username", "king")).must(200);
        assertThat(changed.json().toString()).isEqualTo("{\"first_name\":\"Jonathan\",\"last_name\":\"ClientUpdated\"}");
        JsonNode profile = world.login(client.username(), "NewSecurePass123!").get("/profiles/").must(200).json().get(0);
        assertThat(profile.path("role").stringValue()).isEqualTo("CLIENT");
        client.client().patch("/profile/update/", body("password", "NewSecurePass123!")).must(400);
        client.client().patch("/profile/update/", body("password", "NewSecurePass123!", "password_confirm", "other-password")).must(400);
        client.client().patch("/profile/update/", body("password", "short", "password_confirm", "short")).must(400);
    }

    @Test
    void one_is_reached_on_every_channel_until_one_chooses_and_may_choose_none() {
        Person client = world.client();
        assertThat(channels(client)).containsExactly("EMAIL", "WHATSAPP", "IN_APP");
        Answer chosen = client.client().patch("/profile/update/", body("notification_channels", List.of("in_app", "Email", "EMAIL"))).must(200);
        assertThat(chosen.json().toString()).isEqualTo("{\"first_name\":\"First\",\"last_name\":\"" + client.username() + "\",\"notification_channels\":[\"EMAIL\",\"IN_APP\"]}");
        assertThat(channels(client)).containsExactly("EMAIL", "IN_APP");
        assertThat(chosenInAudit(client)).isEqualTo(1);
        client.client().patch("/profile/update/", body("notification_channels", List.of("IN_APP", "EMAIL"))).must(200);
        assertThat(chosenInAudit(client)).as("what is so already is not told again").isEqualTo(1);
        client.client().patch("/profile/update/", body("notification_channels", List.of())).must(200);
        assertThat(channels(client)).isEmpty();
        client.client().patch("/profile/update/", body("first_name", "Jonathan")).must(200);
        assertThat(channels(client)).isEmpty();
    }

    @Test
    void an_administrator_chooses_channels_for_others_and_nobody_else_does() {
        Person client = world.client();
        Answer changed = world.admin.patch("/users/" + client.id() + "/", body("department", "Board", "notification_channels", List.of("WHATSAPP"))).must(200);
        assertThat(changed.at("notification_channels").valueStream().map(JsonNode::stringValue)).containsExactly("WHATSAPP");
        assertThat(world.admin.get("/users/" + client.id() + "/").must(200).json()).isEqualTo(changed.json());
        assertThat(channels(client)).containsExactly("WHATSAPP");
        world.support().client().patch("/users/" + client.id() + "/", body("notification_channels", List.of())).must(403);
        world.admin.patch("/users/" + client.id() + "/", body("notification_channels", "EMAIL")).must(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"EMAIL\"", "null", "5", "{\"EMAIL\": true}", "[\"EMAIL\", \"PIGEON\"]", "[5]", "[null]", "[[\"EMAIL\"]]", "[\"\"]", "[\"\\u0000\"]", "[\"\\ud83d\"]"})
    void bad_channels_are_400_and_named_and_nothing_else_of_the_request_happens(String channels) {
        Person client = world.client();
        Answer refused = client.client().patch("/profile/update/", "{\"first_name\": \"Changed\", \"notification_channels\": " + channels + "}").must(400);
        assertThat(refused.at("error").stringValue()).startsWith("notification_channels: ");
        assertThat(refused.at("field_errors").has("notification_channels")).isTrue();
        JsonNode profile = client.client().get("/profiles/").must(200).json().get(0);
        assertThat(profile.path("first_name").stringValue()).isEqualTo("First");
        assertThat(profile.path("notification_channels").size()).isEqualTo(3);
    }

    @Test
    void names_password_and_channels_change_in_one_decision() {
        Person client = world.client();
        client.client().patch("/profile/update/", body("last_name", "Changed", "password", "NewSecurePass123!", "password_confirm", "NewSecurePass123!",
                "notification_channels", List.of("EMAIL"))).must(200);
        List<JsonNode> told = auditOf(client).filter(e -> !e.path("action").stringValue().equals("account-opened")).toList();
        assertThat(told).extracting(e -> e.path("action").stringValue()).containsExactlyInAnyOrder("person-renamed", "channels-chosen", "password-changed");
        assertThat(told).extracting(e -> e.path("request_id").stringValue()).containsOnly(told.getFirst().path("request_id").stringValue());
    }

    @Test
    void the_documentation_names_the_channels_as_a_client_writes_them() {
        JsonNode described = Client.stranger(RunningDesk.shared().url()).get("/docs/openapi/incident").must(200).json();
        for (String route : List.of("/api/profile/update", "/api/users/{number}")) {
            JsonNode words = described.path("paths").path(route).path("patch").path("requestBody").path("content").path("application/json").path("schema").path("properties")
                    .path("notification_channels").path("items").path("enum");
            assertThat(words.valueStream().map(JsonNode::stringValue)).as(route).containsExactly("EMAIL", "WHATSAPP", "IN_APP");
        }
    }

    private Stream<JsonNode> auditOf(Person person) {
        return world.admin.get("/audit/?limit=1000").must(200).at("results").valueStream().filter(e -> e.path("user").asLong(0) == person.id());
    }

    private long chosenInAudit(Person person) {
        return auditOf(person).filter(e -> e.path("action").stringValue().equals("channels-chosen")).count();
    }

    private static List<String> channels(Person person) {
        return person.client().get("/profiles/").must(200).json().get(0).path("notification_channels").valueStream().map(JsonNode::stringValue).toList();
    }
}
