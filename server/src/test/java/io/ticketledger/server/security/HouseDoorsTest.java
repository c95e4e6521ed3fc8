package io.ticketledger.server.security;

import static io.ticketledger.practice.Practice.get;
import static io.ticketledger.practice.Practice.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.testing.RunningDesk;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseDoorsTest {

    private static final TokenLife LIFE = new TokenLife(Duration.ofHours(1), Duration.ofHours(1));

    private final RunningDesk desk = Practice.desk();

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_is_everybodys_business_and_says_no_more_than_the_state(String path) {
        HttpResponse<String> answer = get(desk, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "PostgreSQL");
    }

    @Test
    void an_administrator_sees_how_the_log_and_the_read_models_are() {
        assertThat(get(desk, "/actuator/health", "Authorization", bearer(Role.ADMIN)).body()).contains("\"log\"", "\"projections\"", "\"position\"", "events behind");
        assertThat(get(desk, "/actuator/health", "Authorization", bearer(Role.REQUESTER)).body()).doesNotContain("components");
    }

    @Test
    void metrics_are_for_this_machine_and_for_administrators_and_not_for_what_a_proxy_hands_on() {
        HttpResponse<String> here = get(desk, "/actuator/prometheus");
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).contains("ticketledger_projection_lag_events{", "ticketledger_projection_lag_seconds{", "ticketledger_append_latency_seconds");
        assertThat(get(desk, "/actuator/prometheus", "X-Forwarded-For", "10.0.0.1").statusCode()).isEqualTo(404);
        assertThat(get(desk, "/actuator/prometheus", "X-Forwarded-For", "10.0.0.1", "Authorization", bearer(Role.AGENT)).statusCode()).isEqualTo(404);
        assertThat(get(desk, "/actuator/prometheus", "X-Forwarded-For", "10.0.0.1", "Authorization", bearer(Role.ADMIN)).statusCode()).isEqualTo(200);
    }

    @Test
    void another_system_shows_its_key() {
        ApiKeys keys = new ApiKeys(java.util.Map.of("scraper", "a-key-of-enough-letters"));
        assertThat(keys.holder("a-key-of-enough-letters")).hasValue("scraper");
        assertThat(keys.holder("a-key-of-enough-letter")).isEmpty();
        assertThat(keys.holder("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_documentation_is_here_with_all_it_needs(String path) {
        String page = path;
        HttpResponse<String> ui = get(desk, page);
        for (int hops = 0; ui.statusCode() == 302 && hops < 3; hops++) {
            page = ui.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
            ui = get(desk, page);
        }
        assertThat(ui.statusCode()).as(page).isEqualTo(200);
        assertThat(ui.body()).contains("swagger-ui").doesNotContain("https://", "http://");
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        for (String part : new String[] {"swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js"}) {
            assertThat(get(desk, folder + part).statusCode()).as(folder + part).isEqualTo(200);
        }
        assertThat(get(desk, folder + "swagger-initializer.js").body()).doesNotContain("petstore", "validator.swagger.io").contains("/docs/openapi");
    }

    @Test
    void the_incident_rooms_routes_are_described() {
        HttpResponse<String> described = get(desk, "/docs/openapi/incident");
        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(described.body()).contains("/api/auth/login").doesNotContain("/practice/");
        assertThat(get(desk, "/docs/openapi/swagger-config").statusCode()).isEqualTo(200);
    }

    private String bearer(Role role) {
        return "Bearer " + desk.part(Tokens.class).issue(person(desk, "pat-Passw0rd", role), LIFE).access();
    }
}
