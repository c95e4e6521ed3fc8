package io.ticketledger.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.settings.WhatsAppSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WhatsAppCarrierTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final WhatsAppStub api = new WhatsAppStub();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_text_is_sent_as_the_api_wants_it() throws InterruptedException {
        assertThat(carry(null, message("+1 (555) 123-4567", "Water in the cellar"))).isEqualTo(new Result.Sent("wamid.HBgL"));
        WhatsAppStub.Asked asked = api.asked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/v25.0/106540352242922/messages");
        assertThat(asked.authorization()).isEqualTo("Bearer " + WhatsAppStub.TOKEN);
        assertThat(asked.contentType()).isEqualTo("application/json");
        assertThat(asked.body().toString()).isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"+15551234567\",\"type\":\"text\",\"text\":"
                + asked.body().path("text") + ",\"biz_opaque_callback_data\":\"12.abc.whatsapp\"}");
        assertThat(asked.body().at("/text/preview_url").booleanValue()).isFalse();
        assertThat(asked.body().at("/text/body").stringValue()).isEqualTo("Water in the cellar\n\nhttps://desk.example.com/t/7");
    }

    @Test
    void a_text_without_end_is_cut_and_keeps_its_link() throws InterruptedException {
        carry(null, message("+15551234567", "wet ".repeat(5_000)));
        assertThat(api.asked.getFirst().body().at("/text/body").stringValue()).hasSize(4096).endsWith("…\n\nhttps://desk.example.com/t/7");
    }

    @Test
    void a_template_gets_name_subject_and_link_in_one_line_each() throws InterruptedException {
        assertThat(carry("ticket_news", message("+15551234567", "text"))).isInstanceOf(Result.Sent.class);
        JsonNode body = api.asked.getFirst().body();
        assertThat(body.path("type").stringValue()).isEqualTo("template");
        assertThat(body.has("text")).isFalse();
        assertThat(body.at("/template/name").stringValue()).isEqualTo("ticket_news");
        assertThat(body.at("/template/language/code").stringValue()).isEqualTo("en_GB");
        assertThat(body.at("/template/components")).hasSize(1);
        assertThat(body.at("/template/components/0/type").stringValue()).isEqualTo("body");
        assertThat(body.at("/template/components/0/parameters").toString().replace("\"type\":\"text\",", "").replace(",\"type\":\"text\"", ""))
                .isEqualTo("[{\"text\":\"Pat Person\"},{\"text\":\"Ticket #7: two lines and blanks\"},{\"text\":\"https://desk.example.com/t/7\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 131000, ChannelDown", "503, 131016, ChannelDown", "401, 190, ChannelDown", "403, 10, ChannelDown", "429, 130429, ChannelDown", "400, 80007, ChannelDown",
        "302, 0, ChannelDown", "408, 0, NotNow", "400, 131056, NotNow", "400, 131026, Refused", "404, 100, Refused", "400, 132001, Refused"})
    void an_answer_is_understood(int status, int code, String meaning) throws InterruptedException {
        api.answers(status, "{\"error\":{\"message\":\"(#" + code + ") as it happens\",\"code\":" + code + ",\"error_data\":{\"details\":\"in detail\"}}}");
        Result result = carry(null, message("+15551234567", "text"));
        assertThat(result.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(result.toString()).contains(status + ": (#" + code + ") as it happens: in detail");
    }

    @ParameterizedTest
    @CsvSource(value = {"120| 120", "'Fri, 02 Jan 2026 03:05:05 GMT'| 60", "999999| 3600", "soon| ", "-3| ", "'Fri, 02 Jan 2026 03:00:00 GMT'| "}, delimiter = '|')
    void too_much_at_once_is_paused_for_as_long_as_the_api_says(String retryAfter, Long seconds) throws InterruptedException {
        api.answers(429, "", "Retry-After", retryAfter);
        assertThat(carry(null, message("+15551234567", "text"))).isEqualTo(new Result.ChannelDown("the WhatsApp API says 429", seconds == null ? null : Duration.ofSeconds(seconds)));
    }

    @Test
    void taken_is_taken_whatever_else_the_answer_says() throws InterruptedException {
        api.answers(200, "not json");
        assertThat(carry(null, message("+15551234567", "text"))).isEqualTo(new Result.Sent(null));
    }

    @Test
    void who_does_not_answer_is_not_waited_for() throws InterruptedException {
        api.hangs();
        assertThat(carry(null, message("+15551234567", "text"))).isInstanceOf(Result.ChannelDown.class);
    }

    @Test
    void who_is_not_there_is_a_channel_that_is_down() throws InterruptedException {
        api.close();
        assertThat(carry(null, message("+15551234567", "text"))).isInstanceOf(Result.ChannelDown.class);
    }

    @Test
    void the_token_is_told_to_nobody_but_the_api() throws InterruptedException {
        api.answers(401, "{\"error\":{\"message\":\"Malformed access token " + WhatsAppStub.TOKEN + "\",\"code\":190}}");
        assertThat(carry(null, message("+15551234567", "text")).toString()).contains("Malformed access token").doesNotContain(WhatsAppStub.TOKEN);
        try (WhatsAppCarrier carrier = carrier(null)) {
            assertThat(carrier.toString() + settings(null) + carrier.route()).contains("106540352242922").doesNotContain(WhatsAppStub.TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (555) 123-4567, +15551234567", "0048 22.123/45.67, +48221234567", "15551234567, +15551234567", "call me, ", "+1555x1234567, ", "+12, ", "'', ",
        "+12345678901234567, "})
    void a_number_is_read_as_people_write_it(String given, String number) throws InterruptedException {
        assertThat(WhatsAppBody.number(given).orElse(null)).isEqualTo(number);
        if (number == null) assertThat(carry(null, message(given, "text"))).isInstanceOf(Result.Refused.class);
        if (number == null) assertThat(api.asked).isEmpty();
    }

    private Result carry(String template, Message message) throws InterruptedException {
        try (WhatsAppCarrier carrier = carrier(template)) {
            return carrier.carry(message);
        }
    }

    private WhatsAppCarrier carrier(String template) {
        return new WhatsAppCarrier(settings(template), InstantSource.fixed(NOW));
    }

    private WhatsAppSettings settings(String template) {
        return new WhatsAppSettings(api.url(), "106540352242922", WhatsAppStub.TOKEN, template, "en_GB", Duration.ofMillis(500));
    }

    private static Message message(String to, String text) {
        return new Message("12.abc.whatsapp", to, "Pat Person", "Ticket #7: two\nlines   and\tblanks", text, "https://desk.example.com/t/7", 7, NOW);
    }
}
