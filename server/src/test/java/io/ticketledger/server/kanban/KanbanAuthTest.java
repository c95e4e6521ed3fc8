package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registering, logging in, tokens. */
class KanbanAuthTest {

    private final AtTheBoard board = AtTheBoard.shared();
    private final Client stranger = board.stranger;

    private static Map<String, Object> registration(String username, Object... more) {
        Map<String, Object> body = body("username", username, "email", username + "@example.com", "password", AtTheBoard.PASSWORD, "password_confirm", AtTheBoard.PASSWORD,
                "first_name", "John", "last_name", "Doe");
        body.putAll(body(more));
        return body;
    }

    private static List<String> sentences(Answer answer, String field) {
        return answer.at(field).valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void whoever_registers_has_an_account_a_project_and_tokens() {
        Answer in = stranger.post("/auth/register/", registration("Ann.New", "project_key", "ANN", "project_name", "Ann's Own")).must(201);
        assertThat(in.at("message").stringValue()).isEqualTo("User registered successfully");
        assertThat(in.at("user").propertyNames()).containsExactly("id", "username", "email", "first_name", "last_name");
        assertThat(in.at("project").path("key").stringValue()).isEqualTo("ANN");
        assertThat(in.at("project").path("name").stringValue()).isEqualTo("Ann's Own");
        assertThat(in.at("access")).isEqualTo(in.at("tokens").path("access"));
        assertThat(in.at("refresh")).isEqualTo(in.at("tokens").path("refresh"));
        assertThat(life(in.at("access").stringValue())).isEqualTo(Duration.ofHours(24));
        assertThat(life(in.at("refresh").stringValue())).isEqualTo(Duration.ofDays(7));
        assertThat(in.text()).doesNotContain(AtTheBoard.PASSWORD);

        Answer me = stranger.as(in.at("access").stringValue()).get("/auth/me/").must(200);
        assertThat(me.json().propertyNames()).contains("id", "username", "email", "first_name", "last_name", "is_superuser", "is_staff", "projects", "companies", "roles");
        assertThat(me.at("is_staff").booleanValue()).isFalse();
        assertThat(me.at("projects").size()).isEqualTo(1);
        assertThat(me.at("roles").get(0).path("role").stringValue()).isEqualTo("superadmin");
        assertThat(me.at("roles").get(0).path("project_id")).isEqualTo(in.at("project").path("id"));
        assertThat(me.at("companies").isEmpty()).isTrue();

        Answer again = stranger.post("/auth/login/", body("username", "ann.new", "password", AtTheBoard.PASSWORD)).must(200);
        assertThat(again.at("message").stringValue()).isEqualTo("Login successful");
        assertThat(again.at("user")).isEqualTo(in.at("user"));
        assertThat(again.at("project")).isEqualTo(in.at("project"));

        for (int i = 0; i < 2; i++) {
            Answer fresh = stranger.post("/auth/token/refresh/", body("refresh", again.at("refresh").stringValue())).must(200);
            assertThat(fresh.json().propertyNames()).containsExactly("access");
            stranger.as(fresh.at("access").stringValue()).get("/auth/me").must(200);
        }
        for (String bad : List.of(again.at("access").stringValue(), "nonsense")) {
            assertThat(stranger.post("/auth/token/refresh/", body("refresh", bad)).must(401).at("code").stringValue()).isEqualTo("token_not_valid");
        }
        assertThat(sentences(stranger.post("/auth/token/refresh/", body()).must(400), "refresh")).containsExactly("This field is required.");
    }

    @Test
    void a_registration_hears_of_everything_that_is_wrong_with_it() {
        board.usualTeam();
        Answer nothing = stranger.post("/auth/register/", body()).must(400);
        assertThat(nothing.json().propertyNames()).containsExactlyInAnyOrder("username", "email", "password", "password_confirm");
        assertThat(sentences(nothing, "username")).containsExactly("This field is required.");

        Answer bad = stranger.post("/auth/register/", body("username", board.superuser.username().toUpperCase(java.util.Locale.ROOT), "email", "no address", "password",
                "SecurePass123!", "password_confirm", "another", "first_name", 5, "project_key", "lower", "project_name", "x".repeat(201))).must(400);
        assertThat(bad.json().propertyNames()).containsExactlyInAnyOrder("username", "email", "password_confirm", "first_name", "project_key", "project_name");
        assertThat(sentences(bad, "username")).containsExactly("A user with that username already exists.");

        String taken = board.usualTeam().key();
        Answer inUse = stranger.post("/auth/register/", registration("some body", "email", board.usualTeam().user().username() + "@example.com", "project_key", taken, "password",
                "short")).must(400);
        assertThat(inUse.json().propertyNames()).containsExactlyInAnyOrder("username", "email", "project_key", "password", "password_confirm");

        for (String crooked : List.of("", "[]", "{", "null", "{\"username\":{},\"password\":[1],\"email\":\"a\\u0000@b\"}")) {
            stranger.post("/auth/register/", crooked).must(400);
            stranger.post("/auth/login/", crooked).must(400);
        }
        stranger.send("POST", "/auth/login/", "username=%FF".getBytes(), "application/x-www-form-urlencoded").must(400);
    }

    @Test
    void a_key_is_made_up_from_the_name_where_none_is_given() {
        Answer first = stranger.post("/auth/register/", registration("made.up_one")).must(201);
        assertThat(first.at("project").path("key").stringValue()).isEqualTo("MADEUPONE");
        assertThat(first.at("project").path("name").stringValue()).isEqualTo("made.up_one's Project");
        Answer second = stranger.post("/auth/register/", registration("made-up-one")).must(201);
        assertThat(second.at("project").path("key").stringValue()).matches("MADEUPO[0-9]{3}");
        assertThat(KanbanRegistering.madeUp("7ж", 0)).isEqualTo("PROJECT");
        assertThat(KanbanRegistering.madeUp("a-very-long-name", 5)).matches("AVER[0-9]{6}");
    }

    @Test
    void of_many_who_want_one_name_or_one_key_at_once_exactly_one_has_it() throws Exception {
        long before = credentials();
        List<Answer> sameName = atOnce(6, i -> registration("racer", "email", "racer" + i + "@example.com", "project_key", "RACE" + i));
        assertThat(sameName).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 400);
        assertThat(sameName).filteredOn(answer -> answer.status() == 400)
                .allSatisfy(answer -> assertThat(sentences(answer, "username")).containsExactly("A user with that username already exists."));
        List<Answer> sameKey = atOnce(6, i -> registration("keyracer" + i, "project_key", "KEYRACE"));
        assertThat(sameKey).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 400);
        assertThat(sameKey).filteredOn(answer -> answer.status() == 400).allSatisfy(answer -> assertThat(answer.json().propertyNames()).containsExactly("project_key"));
        for (int i = 0; i < 6; i++) {
            // Whoever lost has neither account nor project.
            int status = stranger.post("/auth/login/", body("username", "keyracer" + i, "password", AtTheBoard.PASSWORD)).status();
            assertThat(status).isEqualTo(sameKey.get(i).status() == 201 ? 200 : 400);
        }
        assertThat(credentials()).isEqualTo(before + 2);
    }

    @Test
    void wrong_credentials_are_a_bad_request_whatever_is_wrong_with_them() {
        Answer wrongPassword = stranger.post("/auth/login/", body("username", "admin", "password", "wrong-password")).must(400);
        Answer wrongName = stranger.post("/auth/login/", body("username", "nobody-of-that-name", "password", "wrong-password")).must(400);
        assertThat(wrongPassword.text()).isEqualTo(wrongName.text());
        assertThat(sentences(wrongName, "non_field_errors")).containsExactly("Unable to log in with provided credentials.");
        Answer nothing = stranger.post("/auth/login/", body()).must(400);
        assertThat(nothing.json().propertyNames()).containsExactlyInAnyOrder("username", "password");
    }

    @Test
    void the_door_speaks_as_the_contract_does() {
        assertThat(stranger.get("/auth/me/").must(401).text()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        Answer bad = stranger.as("nonsense").get("/auth/me/").must(401);
        assertThat(bad.at("code").stringValue()).isEqualTo("token_not_valid");
        assertThat(bad.at("detail").stringValue()).isEqualTo("Given token not valid for any token type");
        assertThat(bad.at("messages").get(0).path("token_class").stringValue()).isEqualTo("AccessToken");
        assertThat(bad.at("messages").get(0).path("token_type").stringValue()).isEqualTo("access");
        AtTheBoard.Person gone = board.somebody(io.ticketledger.events.Role.REQUESTER);
        gone.client().get("/auth/me/").must(200);
        board.ask(new DeleteAccount(gone.account()), Occasion.system());
        assertThat(gone.client().get("/auth/me/").must(401).at("code").stringValue()).isEqualTo("token_not_valid");
        assertThat(board.superuser.client().get("/nowhere/").must(404).text()).isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(board.superuser.client().send("PUT", "/users/1/", "{}".getBytes(), "application/json").must(405).text())
                .isEqualTo("{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}");
        assertThat(stranger.get("/auth/login/").must(405).text()).isEqualTo("{\"detail\":\"Method \\\"GET\\\" not allowed.\"}");
        // A key that is not set opens nothing, and does not disturb.
        assertThat(stranger.get("/auth/me/", "X-Super-Secret-Key", "anything").must(401).at("detail").stringValue()).isEqualTo("Authentication credentials were not provided.");
        board.superuser.client().get("/auth/me/", "X-Super-Secret-Key", "anything").must(200);
    }

    private List<Answer> atOnce(int many, java.util.function.IntFunction<Object> body) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(many)) {
            List<Future<Answer>> asked = IntStream.range(0, many).mapToObj(i -> clients.submit(() -> stranger.post("/auth/register/", body.apply(i)))).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : asked) answers.add(each.get());
            return answers;
        }
    }

    private static long credentials() {
        return RunningDesk.shared().part(JdbcClient.class).sql("SELECT count(*) FROM credential").query(Long.class).single();
    }

    private static Duration life(String token) {
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return Duration.ofSeconds(claims.path("exp").longValue() - claims.path("iat").longValue());
    }
}
