package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Logging in, and tokens. */
class IncidentAuthTest {

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
    void whoever_is_not_let_in_reads_it_in_detail_and_whoever_gives_no_password_which_field_is_missing() {
        assertThat(world.stranger.post("/auth/login/", body("username", "nobody-of-that-name", "password", "wrong-password")).must(401).at("detail").stringValue()).isNotBlank();
        assertThat(world.stranger.post("/auth/login/", body("username", "admin")).must(400).at("field_errors").has("password")).isTrue();
    }
}
