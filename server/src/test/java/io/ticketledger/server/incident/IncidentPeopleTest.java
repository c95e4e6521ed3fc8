package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users, profiles, tokens. */
class IncidentPeopleTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());


    @Test
    void login_answers_two_tokens_and_the_user() {
        Person client = world.client();
        Answer in = world.stranger.post("/auth/login/", body("username", client.username().toUpperCase(java.util.Locale.ROOT), "password", IncidentWorld.PASSWORD)).must(200);
        assertThat(in.at("user").path("id").longValue()).isEqualTo(client.id());
        assertThat(in.at("user").path("role").stringValue()).isEqualTo("CLIENT");
        assertThat(in.at("user").propertyNames()).containsExactlyInAnyOrder("id", "username", "email", "first_name", "last_name", "role", "phone_number",
                "whatsapp_number", "department");

        Answer fresh = world.stranger.post("/auth/refresh/", body("refresh", in.at("refresh").stringValue())).must(200);
        world.stranger.as(fresh.at("access").stringValue()).get("/profiles/").must(200);
        world.stranger.post("/auth/refresh/", body("refresh", in.at("refresh").stringValue())).must(401);
        world.stranger.post("/auth/refresh/", body("refresh", in.at("access").stringValue())).must(401);
        world.stranger.as(fresh.at("refresh").stringValue()).get("/profiles/").must(401);
        world.stranger.post("/auth/refresh/", body()).must(400);
    }

    @Test
    void tokens_live_as_long_as_the_contract_says() {
        Answer in = world.stranger.post("/auth/login/", body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200);
        assertThat(life(in.at("access").stringValue())).isEqualTo(Duration.ofHours(2));
        assertThat(life(in.at("refresh").stringValue())).isEqualTo(Duration.ofDays(2));
    }

    private static Duration life(String token) {
        JsonNode claims = tools.jackson.databind.json.JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return Duration.ofSeconds(claims.path("exp").longValue() - claims.path("iat").longValue());
    }

    @Test
    void a_wrong_name_and_a_wrong_password_look_alike() {
        Person client = world.client();
        Answer wrongPassword = world.stranger.post("/auth/login/", body("username", client.username(), "password", "wrong-password")).must(401);
        Answer wrongName = world.stranger.post("/auth/login/", body("username", "nobody-of-that-name", "password", "wrong-password")).must(401);
        assertThat(wrongPassword.text()).isEqualTo(wrongName.text());
        assertThat(wrongPassword.at("detail").stringValue()).isNotBlank();
        world.stranger.post("/auth/login/", body("username", client.username())).must(400);
    }

    @Test
    void a_user_is_made_shown_changed_and_forgotten() {
        Answer made = world.admin.post("/users/", IncidentWorld.newUser("Walter.W", "SUPPORT")).must(201);
        long id = made.at("id").longValue();
        assertThat(made.at("full_name").stringValue()).isEqualTo("First Walter.W");
        assertThat(made.at("is_active").booleanValue()).isTrue();
        assertThat(made.text()).doesNotContain(IncidentWorld.PASSWORD).doesNotContain("password");

        assertThat(world.admin.get("/users/" + id + "/").must(200).json()).isEqualTo(made.json());
        Answer changed = world.admin.patch("/users/" + id + "/", body("email", "updated@example.com", "role", "ADMIN", "department", "IT Management")).must(200);
        assertThat(changed.at("email").stringValue()).isEqualTo("updated@example.com");
        assertThat(changed.at("role").stringValue()).isEqualTo("ADMIN");
        assertThat(changed.at("username").stringValue()).isEqualTo("Walter.W");

        world.admin.patch("/users/" + id + "/", body("password", "Another-one-1")).must(200);
        world.stranger.post("/auth/login/", body("username", "walter.w", "password", IncidentWorld.PASSWORD)).must(401);
        Client walter = world.login("walter.w", "Another-one-1");
        walter.get("/users/").must(200);

        world.admin.delete("/users/" + id + "/").must(204);
        world.admin.get("/users/" + id + "/").must(404);
        walter.get("/profiles/").must(401);
        world.stranger.post("/auth/login/", body("username", "walter.w", "password", "Another-one-1")).must(401);
        world.admin.post("/users/", IncidentWorld.newUser("Walter.W", "SUPPORT")).must(201);
    }

    @Test
    void a_deleted_users_name_stays_in_history() {
        Person support = world.support();
        long id = world.ticketInProgress(world.client(), support);
        world.admin.delete("/users/" + support.id() + "/").must(204);
        assertThat(world.admin.get("/tickets/" + id + "/").must(200).at("history").get(1).path("changed_by_name").stringValue()).isEqualTo(support.fullName());
    }

    @Test
    void deactivation_shuts_out_at_once_and_activation_lets_in_again() {
        Person client = world.client();
        assertThat(world.admin.post("/users/" + client.id() + "/deactivate/").must(200).at("message").stringValue())
                .isEqualTo("User " + client.username() + " deactivated successfully");
        client.client().get("/tickets/").must(401);
        world.stranger.post("/auth/login/", body("username", client.username(), "password", IncidentWorld.PASSWORD)).must(401);
        assertThat(world.admin.get("/users/" + client.id() + "/").at("is_active").booleanValue()).isFalse();
        assertThat(world.admin.post("/users/" + client.id() + "/activate/").must(200).at("message").stringValue())
                .isEqualTo("User " + client.username() + " activated successfully");
        client.client().get("/tickets/").must(200);
    }

    @Test
    void nobody_shuts_himself_out() {
        long self = world.admin.get("/users/?search=admin@localhost").must(200).json().get(0).path("id").longValue();
        assertThat(world.admin.post("/users/" + self + "/deactivate/").must(400).at("error").stringValue()).isNotBlank();
        assertThat(world.admin.delete("/users/" + self + "/").must(400).at("error").stringValue()).isNotBlank();
        world.admin.get("/profiles/").must(200);
    }

    @Test
    void names_and_addresses_are_unique_whatever_their_case() {
        Person client = world.client();
        Answer name = world.admin.post("/users/", IncidentWorld.newUser(client.username().toUpperCase(java.util.Locale.ROOT), "CLIENT")).must(400);
        assertThat(name.at("field_errors").has("username")).isTrue();
        Answer address = world.admin.patch("/users/" + world.client().id() + "/", body("email", client.username() + "@EXAMPLE.com")).must(400);
        assertThat(address.at("field_errors").has("email")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "password|short|password", "password_confirm|Different-1|password_confirm", "email|not an address|email", "role|KING|role", "username|has blank|username",
        "username||username", "email||email", "password||password"})
    void a_bad_user_is_400_and_the_field_is_named(String field, String value, String named) {
        @SuppressWarnings("unchecked")
        var user = (java.util.Map<String, Object>) IncidentWorld.newUser("never-made-" + field, "CLIENT");
        if (value == null) user.remove(field);
        else user.put(field, value);
        assertThat(world.admin.post("/users/", user).must(400).at("field_errors").has(named)).isTrue();
    }

    @Test
    void users_are_an_administrators_affair() {
        for (Person who : List.of(world.client(), world.support())) {
            for (String path : List.of("/users/", "/users/1/", "/users/by_role/?role=ADMIN")) assertThat(who.client().get(path).must(403).at("error").stringValue()).isNotBlank();
            who.client().post("/users/", IncidentWorld.newUser("sneaky", "ADMIN")).must(403);
            who.client().patch("/users/" + who.id() + "/", body("role", "ADMIN")).must(403);
            who.client().delete("/users/" + who.id() + "/").must(403);
        }
        world.admin.get("/users/99999999/").must(404);
        world.admin.patch("/users/abc/", body()).must(404);
    }

    @Test
    void users_by_role() {
        Person support = world.support();
        List<JsonNode> found = world.admin.get("/users/by_role/?role=SUPPORT").must(200).json().valueStream().toList();
        assertThat(found).allSatisfy(user -> assertThat(user.path("role").stringValue()).isEqualTo("SUPPORT"));
        assertThat(found).anySatisfy(user -> assertThat(user.path("id").longValue()).isEqualTo(support.id()));
        world.admin.get("/users/by_role/").must(400);
        world.admin.get("/users/by_role/?role=KING").must(400);
        assertThat(world.admin.get("/users/?page=1&page_size=1").must(200).at("results").size()).isEqualTo(1);
    }

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
