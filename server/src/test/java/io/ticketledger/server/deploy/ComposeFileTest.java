package io.ticketledger.server.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be known of docker-compose.yml without an engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeFileTest {

    /** The settings of README.md, and Spring Boot's own that the file uses. */
    private static final Set<String> KNOWN = Set.of("SERVER_PORT", "SERVER_FORWARD_HEADERS_STRATEGY",
            "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD",
            "TICKETLEDGER_HOME", "TICKETLEDGER_ADMIN_USERNAME", "TICKETLEDGER_ADMIN_EMAIL", "TICKETLEDGER_ADMIN_PASSWORD",
            "TICKETLEDGER_DEMO", "TICKETLEDGER_API_KEYS",
            "TICKETLEDGER_RESPONSE_SLA_CRITICAL", "TICKETLEDGER_RESPONSE_SLA_HIGH", "TICKETLEDGER_RESPONSE_SLA_MEDIUM", "TICKETLEDGER_RESPONSE_SLA_LOW", "TICKETLEDGER_RESPONSE_SLA_LOWEST",
            "TICKETLEDGER_RESOLUTION_SLA_CRITICAL", "TICKETLEDGER_RESOLUTION_SLA_HIGH", "TICKETLEDGER_RESOLUTION_SLA_MEDIUM", "TICKETLEDGER_RESOLUTION_SLA_LOW", "TICKETLEDGER_RESOLUTION_SLA_LOWEST",
            "TICKETLEDGER_SLA_CALENDAR_CRITICAL", "TICKETLEDGER_SLA_CALENDAR_HIGH", "TICKETLEDGER_SLA_CALENDAR_MEDIUM", "TICKETLEDGER_SLA_CALENDAR_LOW", "TICKETLEDGER_SLA_CALENDAR_LOWEST",
            "TICKETLEDGER_CALENDARS_OFFICE_ZONE", "TICKETLEDGER_CALENDARS_OFFICE_WEEK", "TICKETLEDGER_CALENDARS_OFFICE_HOLIDAYS",
            "SPRING_MAIL_HOST", "SPRING_MAIL_PORT", "SPRING_MAIL_USERNAME", "SPRING_MAIL_PASSWORD", "TICKETLEDGER_MAIL_FROM", "TICKETLEDGER_LINK",
            "TICKETLEDGER_WHATSAPP_PHONE_NUMBER_ID", "TICKETLEDGER_WHATSAPP_TOKEN", "TICKETLEDGER_WHATSAPP_TEMPLATE");

    private static final Path ROOT = Path.of("..");
    private static Map<String, Object> file;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ROOT.resolve("docker-compose.yml")));
        services = at(file, "services");
    }

    @Test
    void two_nodes_share_one_postgres_behind_one_proxy() {
        assertThat(services).containsOnlyKeys("database", "node-1", "node-2", "proxy");
        assertThat(services.get("database").get("image")).asString().startsWith("postgres:18");
        assertThat(services.get("node-1").get("environment")).isEqualTo(services.get("node-2").get("environment"));
    }

    @Test
    void only_the_proxy_is_reachable_from_outside_and_on_port_8000() {
        assertThat(services.get("proxy").get("ports")).isEqualTo(List.of("8000:8000"));
        assertThat(services.values().stream().filter(service -> service.containsKey("ports"))).hasSize(1);
    }

    @Test
    void every_image_is_pinned_to_a_version() {
        assertThat(services).allSatisfy((_, service) -> assertThat(service.get("image")).asString().matches("[a-z]+:\\d+[\\w.-]*"));
    }

    @Test
    void every_service_is_checked_and_waits_until_what_it_needs_is_healthy() {
        assertThat(services).allSatisfy((_, service) -> assertThat(at(service, "healthcheck")).containsKeys("test", "interval", "timeout", "retries"));
        assertThat(services.get("node-1")).satisfies(node -> assertThat(needs(node)).containsExactly("database"));
        assertThat(services.get("node-2")).satisfies(node -> assertThat(needs(node)).containsExactly("database", "node-1"));
        assertThat(services.get("proxy")).satisfies(node -> assertThat(needs(node)).containsExactly("node-1", "node-2"));
    }

    @Test
    void the_application_knows_every_setting_it_is_given() {
        assertThat(at(services.get("node-1"), "environment").keySet()).isSubsetOf(KNOWN);
    }

    @Test
    void both_nodes_sign_with_the_keys_of_one_home_and_all_volumes_are_declared() throws IOException {
        assertThat(services.get("node-1").get("volumes")).isEqualTo(services.get("node-2").get("volumes")).isEqualTo(List.of("keys:/var/lib/ticketledger"));
        assertThat(Files.readString(ROOT.resolve("Dockerfile"))).contains("TICKETLEDGER_HOME=/var/lib/ticketledger");
        assertThat(at(file, "volumes")).containsOnlyKeys("database", "keys");
    }

    @Test
    void the_password_the_nodes_use_is_the_one_the_database_has() {
        assertThat(at(services.get("node-1"), "environment").get("SPRING_DATASOURCE_PASSWORD")).isEqualTo(at(services.get("database"), "environment").get("POSTGRES_PASSWORD"));
    }

    @Test
    void the_proxy_passes_on_to_both_nodes_and_what_it_mounts_exists() throws IOException {
        assertThat(Files.readString(ROOT.resolve("deploy/Caddyfile"))).contains("reverse_proxy node-1:8000 node-2:8000").contains("flush_interval -1");
        assertThat(services.get("proxy").get("volumes")).isEqualTo(List.of("./deploy/Caddyfile:/etc/caddy/Caddyfile:ro"));
    }

    private static List<String> needs(Map<String, Object> service) {
        var needs = ComposeFileTest.<Map<String, Object>>at(service, "depends_on");
        assertThat(needs.values()).allSatisfy(need -> assertThat(need).containsEntry("condition", "service_healthy"));
        return new ArrayList<>(needs.keySet());
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> at(Map<String, Object> node, String key) {
        return (Map<String, T>) node.get(key);
    }
}
