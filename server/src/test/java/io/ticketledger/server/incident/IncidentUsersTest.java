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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The people of the desk. */
class IncidentUsersTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

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
        long passwords = passwords();
        world.admin.patch("/users/" + client.id() + "/", body("username", "admin", "password", "Another-one-1")).must(400);
        assertThat(passwords()).as("what was refused leaves no password behind").isEqualTo(passwords);
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
        for (String path : List.of("/users/", "/profiles/")) world.stranger.get(path).must(401);
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

    private static long passwords() {
        return RunningDesk.shared().part(JdbcClient.class).sql("SELECT count(*) FROM credential").query(Long.class).single();
    }
}
