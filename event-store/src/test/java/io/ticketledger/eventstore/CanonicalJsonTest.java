package io.ticketledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"b\": 1, \"a\": {\"d\": [], \"c\": {}}}      | {\"a\":{\"c\":{},\"d\":[]},\"b\":1}",
        "[1, -0, 1.50, 12345678901234567890, 1e3, 0.000001] | [1,0,1.50,12345678901234567890,1000,0.000001]",
        "[true, false, null, \"\"]                      | [true,false,null,\"\"]",
        "\"\\u00e4\\u20ac\\ud83c\\udfab/\\/\"           | \"\u00e4\u20ac\ud83c\udfab//\"",
        "\"\\u0007\\b\\t\\n\\f\\r\\u001f\\u007f\\\"\\\\\" | \"\\u0007\\b\\t\\n\\f\\r\\u001f\u007f\\\"\\\\\"",
    })
    void there_is_one_text_for_a_value(String written, String canonical) {
        assertThat(CanonicalJson.write(CanonicalJson.parse(written))).isEqualTo(canonical);
    }

    /** The RFC's own example of why the order of bytes will not do: in UTF-16 a surrogate comes before the letters of Hebrew presentation forms. */
    @Test
    void names_are_in_the_order_of_utf_16() {
        assertThat(CanonicalJson.write(CanonicalJson.parse("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}")))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    /** Auditors have hashes of this text: it never changes. */
    @Test
    void a_line_of_the_log_is_all_that_the_table_holds_of_it() {
        StoredLine line = new StoredLine(7, "019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01", "Ticket", 2, UUID.fromString("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d02"), "ticket-assigned", 1,
                Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-02T03:04:05.000678Z"), "{\"team\": \"B\", \"agents\": []}", "{\"actor\": \"system\"}");
        assertThat(line.canonical()).isEqualTo("{\"eventId\":\"019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d02\",\"metadata\":{\"actor\":\"system\"},\"name\":\"ticket-assigned\","
                + "\"occurred\":\"2026-01-02T03:04:05.000000Z\",\"payload\":{\"agents\":[],\"team\":\"B\"},\"position\":7,\"recorded\":\"2026-01-02T03:04:05.000678Z\",\"revision\":1,"
                + "\"stream\":\"019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01\",\"streamType\":\"Ticket\",\"version\":2}");
    }
}
