package io.ticketledger.server.corridor;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request body being judged field by field. Every bad field is collected, so the client hears of all of them at once when {@link #verdict()} is
 * asked for. The sentences are those that REST clients of this family of APIs know.
 */
public final class Fields {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Fields(ObjectNode body) {
        this.body = body;
    }

    /** No body at all counts as an empty object. @throws InvalidRequest if the bytes are no JSON object */
    public static Fields parse(byte @Nullable [] json) {
        if (json == null || json.length == 0) return new Fields(JSON.createObjectNode());
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) return new Fields(object);
        } catch (JacksonException e) {
            throw new InvalidRequest("JSON parse error: the request body is not valid JSON.");
        }
        throw new InvalidRequest("Invalid data: the request body must be a JSON object.");
    }

    /** Form fields, judged by the same rules. */
    public static Fields of(Map<String, String> form) {
        ObjectNode body = JSON.createObjectNode();
        form.forEach(body::put);
        return new Fields(body);
    }

    public boolean has(String field) {
        return body.has(field);
    }

    public String requiredText(String field, int atMost) {
        if (!body.has(field)) return refuse(field, "This field is required.", "");
        if (body.get(field).isNull()) return refuse(field, "This field may not be null.", "");
        String text = text(field, atMost).orElse("");
        if (text.isBlank() && !errors.containsKey(field)) return refuse(field, "This field may not be blank.", "");
        return text;
    }

    /** Empty if the field is absent or null. */
    public Optional<String> text(String field, int atMost) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isString()) return refuse(field, "Not a valid string.", Optional.empty());
        String text = value.stringValue();
        if (!Text.isStorable(text)) return refuse(field, "Null characters and unpaired surrogates are not allowed.", Optional.empty());
        if (text.codePointCount(0, text.length()) > atMost) {
            return refuse(field, "Ensure this field has no more than " + atMost + " characters.", Optional.empty());
        }
        return Optional.of(text);
    }

    /** A word out of a list. @param meaning empty for a word that is not in it */
    public <T> Optional<T> word(String field, Function<String, Optional<T>> meaning) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        Optional<T> meant = value.isString() ? meaning.apply(value.stringValue()) : Optional.empty();
        if (meant.isEmpty()) refuse(field, "\"" + shorten(value.asString("")) + "\" is not a valid choice.", null);
        return meant;
    }

    /** Words out of a list, each once, in the order given. Empty if the field is absent; null is no list. */
    public <T> Optional<List<T>> words(String field, Function<String, Optional<T>> meaning) {
        JsonNode value = body.get(field);
        if (value == null) return Optional.empty();
        if (value.isNull()) return refuse(field, "This field may not be null.", Optional.empty());
        if (!value.isArray()) return refuse(field, "Expected a list of items.", Optional.empty());
        List<T> words = new ArrayList<>();
        for (JsonNode element : value) {
            Optional<T> meant = element.isString() ? meaning.apply(element.stringValue()) : Optional.empty();
            if (meant.isEmpty()) return refuse(field, "\"" + shorten(element.asString("")) + "\" is not a valid choice.", Optional.empty());
            if (!words.contains(meant.get())) words.add(meant.get());
        }
        return Optional.of(words);
    }

    /** ISO-8601 date and time; without an offset it is UTC. */
    public Optional<Instant> instant(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        try {
            Instant instant = instantOf(value.isString() ? value.stringValue() : "");
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) return Optional.of(instant);
        } catch (DateTimeParseException e) {
            // falls through to the one sentence about what a date looks like
        }
        return refuse(field, "Datetime has wrong format. Use ISO 8601, such as 2025-12-23T10:30:00Z.", Optional.empty());
    }

    private static Instant instantOf(String text) {
        String iso = text.strip().replace(' ', 'T');
        boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return hasOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    /** Whole numbers without repetition, in the order given. Empty if the field is absent or anything else. */
    public Optional<List<Long>> numbers(String field) {
        JsonNode value = body.get(field);
        if (value == null || !value.isArray()) return Optional.empty();
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isIntegralNumber() || !element.canConvertToLong()) return Optional.empty();
            if (!numbers.contains(element.longValue())) numbers.add(element.longValue());
        }
        return Optional.of(numbers);
    }

    public <T> @Nullable T refuse(String field, String sentence, @Nullable T instead) {
        errors.computeIfAbsent(field, _ -> new ArrayList<>()).add(sentence);
        return instead;
    }

    /** What is wrong so far, by field. */
    public Map<String, List<String>> errors() {
        return errors;
    }

    /** @throws InvalidRequest naming every bad field, if there is one */
    public void verdict() {
        if (errors.isEmpty()) return;
        Map.Entry<String, List<String>> first = errors.entrySet().iterator().next();
        throw new InvalidRequest(first.getKey() + ": " + first.getValue().getFirst(), errors);
    }

    private static String shorten(String word) {
        String shown = Text.isStorable(word) ? word : "?";
        return shown.length() > 50 ? shown.substring(0, 50) + "…" : shown;
    }
}
