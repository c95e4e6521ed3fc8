package io.ticketledger.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.DeskPolicy;
import io.ticketledger.events.Priority;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import io.ticketledger.server.security.JwtKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class SettingsTest {

    @Test
    void nothing_has_to_be_set() throws IOException {
        Settings settings = settings(Map.of());
        assertThat(settings.admin()).isEqualTo(new Settings.Admin("admin", "admin@localhost", null));
        assertThat(settings.attachments().maxSize().toMegabytes()).isEqualTo(10);
        assertThat(settings.demo()).isFalse();
        assertThat(settings.keysByName()).isEmpty();
        assertThat(settings.jwtKey()).isNull();
        assertThat(settings.link()).isNull();
        assertThat(settings.mail().from()).isEqualTo("ticketledger@localhost");
        assertThat(settings.whatsapp()).isEqualTo(new WhatsAppSettings("https://graph.facebook.com/v25.0", null, null, null, "en_US", Duration.ofSeconds(10)));
        assertThat(settings.delivery()).isEqualTo(new DeliverySettings(Duration.ofSeconds(5), 30));
        assertThat(settings.policy().responseMinutes(Priority.MEDIUM)).isEqualTo(120);
    }

    @Test
    void everything_can_be_set_by_the_names_the_readme_gives() throws IOException {
        Settings settings = settings(Map.ofEntries(
                Map.entry("TICKETLEDGER_HOME", "/srv/desk"), Map.entry("TICKETLEDGER_JWT_KEY", "a2V5"),
                Map.entry("TICKETLEDGER_ADMIN_USERNAME", "chief"), Map.entry("TICKETLEDGER_ADMIN_EMAIL", "chief@example.com"), Map.entry("TICKETLEDGER_ADMIN_PASSWORD", "s3cret"),
                Map.entry("TICKETLEDGER_DEMO", "true"), Map.entry("TICKETLEDGER_ATTACHMENTS_MAX_SIZE", "3MB"),
                Map.entry("TICKETLEDGER_API_KEYS", "media:0123456789abcdef, mail:fedcba9876543210:x"),
                Map.entry("TICKETLEDGER_CORS_ORIGINS", "https://a.example,https://b.example"), Map.entry("TICKETLEDGER_READ_BOUND", "500ms"),
                Map.entry("TICKETLEDGER_RESPONSE_SLA_HIGH", "15m"), Map.entry("TICKETLEDGER_RESOLUTION_SLA_LOW", "PT4H30M"), Map.entry("TICKETLEDGER_SLA_CALENDAR_LOW", "Office"),
                Map.entry("TICKETLEDGER_CALENDARS_OFFICE_ZONE", "Europe/Zurich"), Map.entry("TICKETLEDGER_CALENDARS_OFFICE_WEEK", "MON-FRI 08:00-12:00 13:00-17:30"),
                Map.entry("TICKETLEDGER_CALENDARS_OFFICE_HOLIDAYS", "2025-06-09, 2025-08-01"), Map.entry("TICKETLEDGER_CALENDARS_NIGHT_ZONE", "UTC"),
                Map.entry("TICKETLEDGER_CALENDARS_NIGHT_WEEK", "mon-sun 22:00-24:00"),
                Map.entry("TICKETLEDGER_LINK", "https://desk.example/t/{number}?tab=all"),
                Map.entry("TICKETLEDGER_MAIL_FROM", "The Desk <desk@desk.example>"), Map.entry("TICKETLEDGER_WHATSAPP_URL", "http://localhost:81/v1/"),
                Map.entry("TICKETLEDGER_WHATSAPP_PHONE_NUMBER_ID", "42"), Map.entry("TICKETLEDGER_WHATSAPP_TOKEN", "EAAB-t0ken"),
                Map.entry("TICKETLEDGER_WHATSAPP_TEMPLATE", "news"), Map.entry("TICKETLEDGER_WHATSAPP_LANGUAGE", "de"), Map.entry("TICKETLEDGER_WHATSAPP_TIMEOUT", "3s"),
                Map.entry("TICKETLEDGER_DELIVERY_FIRST_RETRY", "1s"), Map.entry("TICKETLEDGER_DELIVERY_ATTEMPTS", "3")));
        assertThat(settings.home()).isEqualTo("/srv/desk");
        assertThat(settings.jwtKey()).isEqualTo("a2V5");
        assertThat(settings.admin()).isEqualTo(new Settings.Admin("chief", "chief@example.com", "s3cret"));
        assertThat(settings.demo()).isTrue();
        assertThat(settings.attachments().maxSize().toMegabytes()).isEqualTo(3);
        assertThat(settings.keysByName()).containsExactly(Map.entry("media", "0123456789abcdef"), Map.entry("mail", "fedcba9876543210:x"));
        assertThat(settings.corsOrigins()).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.readBound()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.policy().responseDue(Instant.EPOCH, Priority.HIGH)).isEqualTo(Instant.EPOCH.plus(Duration.ofMinutes(15)));
        assertThat(settings.policy().responseMinutes(Priority.LOW)).isEqualTo(1440);
        assertThat(settings.policy().resolutionTarget(Priority.LOW)).contains(Duration.ofMinutes(270));
        assertThat(settings.policy().resolutionTarget(Priority.HIGH)).isEmpty();
        assertThat(settings.policy().calendar(Priority.HIGH).isAlways()).isTrue();
        assertThat(settings.policy().calendar(Priority.LOW).name()).isEqualTo("office");
        assertThat(settings.policy().calendar(Priority.LOW).plus(Instant.parse("2025-06-06T15:00:00Z"), Duration.ofHours(1))).isEqualTo("2025-06-10T06:30:00Z");
        assertThat(settings.calendars()).containsOnlyKeys("office.zone", "office.week", "office.holidays", "night.zone", "night.week");
        assertThat(settings.link()).isEqualTo("https://desk.example/t/{number}?tab=all");
        assertThat(settings.mail().sender().getAddress()).isEqualTo("desk@desk.example");
        assertThat(settings.whatsapp()).isEqualTo(new WhatsAppSettings("http://localhost:81/v1", "42", "EAAB-t0ken", "news", "de", Duration.ofSeconds(3)));
        assertThat(settings.whatsapp().messages()).hasToString("http://localhost:81/v1/42/messages");
        assertThat(settings.delivery()).isEqualTo(new DeliverySettings(Duration.ofSeconds(1), 3));
        assertThat(settings.toString() + settings.whatsapp()).doesNotContain("s3cret", "0123456789abcdef", "EAAB-t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "TICKETLEDGER_ATTACHMENTS_MAX_SIZE, 0B", "TICKETLEDGER_ATTACHMENTS_MAX_SIZE, 5GB", "TICKETLEDGER_API_KEYS, nocolon", "TICKETLEDGER_API_KEYS, a:short",
        "TICKETLEDGER_API_KEYS, 'a:0123456789abcdef,a:0123456789abcdef'", "TICKETLEDGER_CORS_ORIGINS, *", "TICKETLEDGER_READ_BOUND, 5m",
        "TICKETLEDGER_RESPONSE_SLA_HIGH, 90s", "TICKETLEDGER_RESPONSE_SLA_HIGH, 4000d", "TICKETLEDGER_ADMIN_USERNAME, a b", "TICKETLEDGER_RESOLUTION_SLA_HIGH, soon",
        "TICKETLEDGER_RESOLUTION_SLA_HIGH, 30s", "TICKETLEDGER_RESOLUTION_SLA_HIGH, 0m", "TICKETLEDGER_RESOLUTION_SLA_HIGH, -1h", "TICKETLEDGER_RESOLUTION_SLA_HIGH, 4000d",
        "TICKETLEDGER_RESOLUTION_SLA_HIGH, 9223372036854775807d", "TICKETLEDGER_SLA_CALENDAR_LOW, office",
        "TICKETLEDGER_LINK, https://desk.example/tickets/", "TICKETLEDGER_LINK, 'javascript:alert({number})'", "TICKETLEDGER_LINK, '/tickets/{number}'",
        "TICKETLEDGER_MAIL_FROM, nobody", "TICKETLEDGER_MAIL_FROM, 'a@b.example, c@d.example'", "TICKETLEDGER_WHATSAPP_URL, graph.example.com",
        "TICKETLEDGER_WHATSAPP_PHONE_NUMBER_ID, +49 30 1", "TICKETLEDGER_WHATSAPP_TOKEN, 'to ken'", "TICKETLEDGER_WHATSAPP_TIMEOUT, 5m",
        "TICKETLEDGER_DELIVERY_FIRST_RETRY, 0s", "TICKETLEDGER_DELIVERY_FIRST_RETRY, 2h", "TICKETLEDGER_DELIVERY_ATTEMPTS, 0"})
    void what_makes_no_sense_is_named_in_one_line(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value))).satisfies(failure -> assertThat(CannotStart.in(failure)).isNotNull().hasMessageContaining(name));
    }

    @ParameterizedTest
    @CsvSource({"ZONE, ''", "ZONE, Europe/Atlantis", "WEEK, ''", "WEEK, MON-FRI", "WEEK, MON 08:00-17:00 16:00-18:00", "WEEK, ;", "HOLIDAYS, 'Christmas'", "HOLIDAYS, '2026-12-25,2026-02-29'"})
    void a_calendar_that_makes_no_sense_is_named_in_one_line(String part, String value) {
        Map<String, String> office = new HashMap<>(Map.of("TICKETLEDGER_CALENDARS_OFFICE_ZONE", "Europe/Zurich", "TICKETLEDGER_CALENDARS_OFFICE_WEEK", "MON 08:00-17:00"));
        office.put("TICKETLEDGER_CALENDARS_OFFICE_" + part, value);
        assertThatThrownBy(() -> settings(office)).satisfies(failure ->
                assertThat(CannotStart.in(failure)).isNotNull().hasMessageContaining("TICKETLEDGER_CALENDARS_OFFICE_" + part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TICKETLEDGER_CALENDARS_NIGHT_SHIFT_ZONE", "TICKETLEDGER_CALENDARS_OFFICE_HOLIDAY", "TICKETLEDGER_CALENDARS_OFFICE"})
    void what_a_calendar_does_not_have_is_refused_rather_than_passed_over(String name) {
        assertThatThrownBy(() -> settings(Map.of(name, "UTC"))).satisfies(failure -> assertThat(CannotStart.in(failure)).isNotNull().hasMessageContaining(name + " means nothing"));
    }

    @Test
    void what_is_set_but_empty_is_not_set() throws IOException {
        Settings settings = settings(Map.of("TICKETLEDGER_RESOLUTION_SLA_HIGH", "", "TICKETLEDGER_SLA_CALENDAR_HIGH", " ", "TICKETLEDGER_CALENDARS_OFFICE_ZONE", ""));
        assertThat(settings.policy()).isEqualTo(DeskPolicy.DEFAULT);
    }

    @Test
    void a_key_for_tokens_is_base64_of_at_least_32_bytes_or_kept_in_the_home(@TempDir Path folder) {
        Home home = Home.at(folder);
        assertThatThrownBy(() -> JwtKey.of("not base64!", home)).isInstanceOf(CannotStart.class).hasMessageContaining("TICKETLEDGER_JWT_KEY");
        assertThatThrownBy(() -> JwtKey.of("c2hvcnQ=", home)).isInstanceOf(CannotStart.class).hasMessageContaining("5 bytes");
        assertThat(JwtKey.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", home).getEncoded()).hasSize(32);
        assertThat(JwtKey.of(" ", home)).isEqualTo(JwtKey.of(null, home));
        assertThat(folder.resolve("secrets/jwt-key")).exists();
    }

    private static Settings settings(Map<String, String> environmentVariables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(environmentVariables)));
        new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml")).forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("ticketledger", Settings.class);
    }
}
