package io.ticketledger.server.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value in a body is taken for, and the sentence where it is none. */
class FieldsTest {

    private static final String NO_INTEGER = "A valid integer is required.";

    private static Fields body(String value) {
        return Fields.parse(("{\"x\":" + value + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(String value, Consumer<Fields> judge) {
        Fields fields = body(value);
        judge.accept(fields);
        assertThatThrownBy(fields::verdict).isInstanceOf(InvalidRequest.class);
        return fields.errors().get("x").getFirst();
    }

    @Test
    void whole_numbers_have_bounds_and_may_be_texts_of_digits() {
        assertThat(body("5").integer("x", 1, 5)).hasValue(5);
        assertThat(body("\" 3 \"").integer("x", 1, 5)).hasValue(3);
        assertThat(body("null").integer("x", 1, 5)).isEmpty();
        assertThat(sentence("0", fields -> fields.integer("x", 1, 5))).isEqualTo("Ensure this value is greater than or equal to 1.");
        assertThat(sentence("6", fields -> fields.integer("x", 1, 5))).isEqualTo("Ensure this value is less than or equal to 5.");
        assertThat(sentence("9".repeat(400), fields -> fields.integer("x", 1, 5))).isEqualTo("Ensure this value is less than or equal to 5.");
        for (String none : List.of("1.5", "true", "\"\"", "\"one\"", "[]", "{}")) assertThat(sentence(none, fields -> fields.integer("x", 1, 5))).isEqualTo(NO_INTEGER);
    }

    @Test
    void days_are_days() {
        assertThat(body("\"2025-11-01\"").date("x")).hasValue(LocalDate.of(2025, 11, 1));
        assertThat(body("null").date("x")).isEmpty();
        for (String none : List.of("\"\"", "\"2025-02-30\"", "\"2025-11-01T00:00:00Z\"", "\"01.11.2025\"", "20251101", "[]", "\"+12025-1-1\"")) {
            assertThat(sentence(none, fields -> fields.date("x"))).isEqualTo("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
        }
    }

    @ParameterizedTest
    @CsvSource({"abc, str", "true, bool", "1.5, float", "[1], list", "{}, dict"})
    void what_is_no_number_of_anything_is_called_by_its_type(String value, String type) {
        String json = type.equals("str") ? "\"" + value + "\"" : value;
        assertThat(sentence(json, fields -> fields.pk("x"))).isEqualTo("Incorrect type. Expected pk value, received " + type + ".");
        assertThat(sentence("[1," + json + "]", fields -> fields.pks("x"))).isEqualTo("Incorrect type. Expected pk value, received " + type + ".");
    }

    @Test
    void a_number_that_nothing_can_have_is_one_that_nothing_has() {
        assertThat(sentence("-1", fields -> fields.pk("x"))).isEqualTo("Invalid pk \"-1\" - object does not exist.");
        assertThat(sentence("99999999999999999999", fields -> fields.pk("x"))).isEqualTo("Invalid pk \"99999999999999999999\" - object does not exist.");
    }

    @Test
    void lists_of_numbers_are_lists_unless_one_will_do() {
        assertThat(body("[3, \"1\", 3]").pks("x")).hasValue(List.of(3L, 1L));
        assertThat(sentence("1", fields -> fields.pks("x"))).isEqualTo("Expected a list of items but got type \"int\".");
        assertThat(sentence("null", fields -> fields.pks("x"))).isEqualTo("This field may not be null.");
        assertThat(body("1").pksOrOne("x")).hasValue(List.of(1L));
        assertThat(body("\"1, 2\"").pksOrOne("x")).hasValue(List.of(1L, 2L));
        assertThat(body("\"[1,2]\"").pksOrOne("x")).hasValue(List.of(1L, 2L));
        assertThat(sentence("{}", fields -> fields.pksOrOne("x"))).isEqualTo("Incorrect type. Expected pk value, received dict.");
    }

    @Test
    void a_form_says_lists_by_repeating_a_name_and_of_anything_else_the_last_counts() {
        Fields form = Fields.ofMany(Map.of("ids", List.of("1", "2"), "one", List.of("7"), "none", List.of(""), "name", List.of("a", "b"), "flag", List.of("on"), "day", List.of("")));
        assertThat(form.pks("ids")).hasValue(List.of(1L, 2L));
        assertThat(form.pks("one")).hasValue(List.of(7L));
        assertThat(form.pks("none")).hasValue(List.of());
        assertThat(form.text("name", 10)).hasValue("b");
        assertThat(form.texts("name", 10)).hasValue(List.of("a", "b"));
        assertThat(form.bool("flag")).hasValue(true);
        assertThat(form.date("day")).isEmpty();
        form.verdict();
    }

    @Test
    void texts_in_a_list_are_judged_one_by_one() {
        assertThat(body("[\" a \",\"b\",\"a\"]").texts("x", 3)).hasValue(List.of("a", "b"));
        assertThat(sentence("[\"a\",\"\"]", fields -> fields.texts("x", 3))).isEqualTo("This field may not be blank.");
        assertThat(sentence("[\"abcd\"]", fields -> fields.texts("x", 3))).isEqualTo("Ensure this field has no more than 3 characters.");
        assertThat(sentence("[1]", fields -> fields.texts("x", 3))).isEqualTo("Not a valid string.");
        assertThat(sentence("\"a\"", fields -> fields.texts("x", 3))).isEqualTo("Expected a list of items but got type \"str\".");
    }

    @Test
    void what_must_be_there_and_what_may_not_be_nothing() {
        assertThat(sentence("null", fields -> fields.isGiven("x"))).isEqualTo("This field may not be null.");
        assertThat(sentence("null", fields -> fields.mayNotBeNull("x", "y"))).isEqualTo("This field may not be null.");
        assertThat(sentence("7", fields -> fields.bool("x"))).isEqualTo("Must be a valid boolean.");
        Fields absent = Fields.parse(null);
        assertThat(absent.isGiven("x")).isFalse();
        assertThat(absent.errors()).containsEntry("x", List.of("This field is required."));
    }
}
