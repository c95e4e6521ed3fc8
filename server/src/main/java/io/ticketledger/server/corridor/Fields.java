package io.ticketledger.server.corridor;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request body being judged field by field. Every bad field is collected, so the client hears of all of them at once when {@link #verdict()} is
 * asked for. The sentences are those that REST clients of this family of APIs know.
 */
public final class Fields {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode body;
    private final boolean form;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Fields(ObjectNode body, boolean form) {
        this.body = body;
        this.form = form;
    }

    /** No body at all counts as an empty object. @throws InvalidRequest if the bytes are no JSON object */
    public static Fields parse(byte @Nullable [] json) {
        if (json == null || json.length == 0) return new Fields(JSON.createObjectNode(), false);
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) return new Fields(object, false);
        } catch (JacksonException e) {
            throw new InvalidRequest("JSON parse error: the request body is not valid JSON.");
        }
        throw new InvalidRequest("Invalid data: the request body must be a JSON object.");
    }

    /** As {@link #parse(byte[])}; a list by itself counts as an object with this one field. */
    public static Fields parseOrList(byte @Nullable [] json, String field) {
        try {
            if (json != null && JSON.readTree(json) instanceof ArrayNode list) return new Fields(JSON.createObjectNode().set(field, list), false);
        } catch (JacksonException e) {
            // is said below as it is said always
        }
        return parse(json);
    }

    /** Form fields, judged by the same rules. */
    public static Fields of(Map<String, String> form) {
        ObjectNode body = JSON.createObjectNode();
        form.forEach(body::put);
        return new Fields(body, true);
    }

    /** Form fields of which some were sent several times: a list takes all of them, anything else the last. */
    static Fields ofMany(Map<String, List<String>> form) {
        ObjectNode body = JSON.createObjectNode();
        form.forEach((field, values) -> {
            if (values.size() == 1) body.put(field, values.getFirst());
            else values.forEach(body.withArray(field)::add);
        });
        return new Fields(body, true);
    }

    public boolean has(String field) {
        return body.has(field);
    }

    /** Refuses a field that is absent or null. @return whether there is something to judge */
    public boolean isGiven(String field) {
        JsonNode value = body.get(field);
        if (value != null && !value.isNull()) return true;
        refuse(field, value == null ? "This field is required." : "This field may not be null.", null);
        return false;
    }

    /** Whether it is a list that begins with an object. */
    public boolean holdsObjects(String field) {
        return body.get(field) instanceof ArrayNode list && list.get(0) instanceof ObjectNode;
    }

    public boolean isNull(String field) {
        JsonNode value = body.get(field);
        return value != null && value.isNull();
    }

    /** Whether it is there and says that there is nothing. */
    public boolean isEmpty(String field) {
        JsonNode value = one(field);
        return value != null && (value.isNull() || value.isString() && value.stringValue().isEmpty());
    }

    /** Fields that may be left out, but not taken away. */
    public void mayNotBeNull(String... fields) {
        for (String field : fields) if (isNull(field)) refuse(field, "This field may not be null.", null);
    }

    public String requiredText(String field, int atMost) {
        if (!isGiven(field)) return "";
        String text = text(field, atMost).orElse("");
        if (text.isBlank() && !errors.containsKey(field)) return refuse(field, "This field may not be blank.", "");
        return text;
    }

    /** Empty if the field is absent or null. */
    public Optional<String> text(String field, int atMost) {
        JsonNode value = one(field);
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
        JsonNode value = one(field);
        if (value == null || value.isNull()) return Optional.empty();
        Optional<T> meant = value.isString() ? meaning.apply(value.stringValue()) : Optional.empty();
        if (meant.isEmpty()) refuse(field, "\"" + Values.shorten(value.asString("")) + "\" is not a valid choice.", null);
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
            if (meant.isEmpty()) return refuse(field, "\"" + Values.shorten(element.asString("")) + "\" is not a valid choice.", Optional.empty());
            if (!words.contains(meant.get())) words.add(meant.get());
        }
        return Optional.of(words);
    }

    /** ISO-8601 date and time; without an offset it is UTC. */
    public Optional<Instant> instant(String field) {
        JsonNode value = one(field);
        if (value == null || value.isNull()) return Optional.empty();
        try {
            Instant instant = Values.instantOf(value.isString() ? value.stringValue() : "");
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) return Optional.of(instant);
        } catch (DateTimeParseException e) {
            // falls through to the one sentence about what a date looks like
        }
        return refuse(field, "Datetime has wrong format. Use ISO 8601, such as 2025-12-23T10:30:00Z.", Optional.empty());
    }

    /** A whole number, in digits or as a text of digits. Empty if the field is absent or null. */
    public Optional<Integer> integer(String field, int atLeast, int atMost) {
        JsonNode value = one(field);
        if (value == null || value.isNull()) return Optional.empty();
        BigInteger number = Values.whole(value);
        if (number == null) return refuse(field, "A valid integer is required.", Optional.empty());
        if (number.compareTo(BigInteger.valueOf(atLeast)) < 0) return refuse(field, "Ensure this value is greater than or equal to " + atLeast + ".", Optional.empty());
        if (number.compareTo(BigInteger.valueOf(atMost)) > 0) return refuse(field, "Ensure this value is less than or equal to " + atMost + ".", Optional.empty());
        return Optional.of(number.intValue());
    }

    /** Empty if the field is absent or null; a form's empty field is null. */
    public Optional<LocalDate> date(String field) {
        JsonNode value = one(field);
        if (value == null || value.isNull() || form && value.stringValue("").isEmpty()) return Optional.empty();
        try {
            String text = value.isString() ? value.stringValue() : "";
            if (text.length() == 10) return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            // falls through to the one sentence about what a date looks like
        }
        return refuse(field, "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.", Optional.empty());
    }

    public Optional<Boolean> bool(String field) {
        JsonNode value = one(field);
        if (value == null || value.isNull()) return Optional.empty();
        if (value.isBoolean()) return Optional.of(value.booleanValue());
        return switch (value.asString("").toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes" -> Optional.of(true);
            case "false", "0", "off", "no" -> Optional.of(false);
            default -> refuse(field, "Must be a valid boolean.", Optional.empty());
        };
    }

    /** The number of something that exists elsewhere. Empty if the field is absent or null; one that nothing can have is refused like one that nothing has. */
    public Optional<Long> pk(String field) {
        JsonNode value = one(field);
        if (value == null || value.isNull() || form && value.stringValue("").isEmpty()) return Optional.empty();
        return Optional.ofNullable(pk(field, value));
    }

    /** Such numbers, each once, in the order given. Empty if the field is absent; null is no list. */
    public Optional<List<Long>> pks(String field) {
        JsonNode value = body.get(field);
        if (value == null) return Optional.empty();
        if (value.isNull()) return refuse(field, "This field may not be null.", Optional.empty());
        if (form && !value.isArray()) return pksOf(field, Values.listed(value.stringValue("")));
        if (!value.isArray()) return refuse(field, "Expected a list of items but got type \"" + Values.type(value) + "\".", Optional.empty());
        return pksOf(field, value);
    }

    /** As {@link #pks}, also for clients that send a single number where there is one, or several in one text. */
    public Optional<List<Long>> pksOrOne(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull() || value.isArray()) return pks(field);
        return pksOf(field, value.isString() ? Values.listed(value.stringValue()) : JSON.createArrayNode().add(value));
    }

    /** Texts, each once, without blanks around them, in the order given. Empty if the field is absent; null is no list. */
    public Optional<List<String>> texts(String field, int atMost) {
        JsonNode value = body.get(field);
        if (value == null) return Optional.empty();
        if (value.isNull()) return refuse(field, "This field may not be null.", Optional.empty());
        if (!value.isArray() && !form) return refuse(field, "Expected a list of items but got type \"" + Values.type(value) + "\".", Optional.empty());
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : JSON.createArrayNode().add(value)) {
            Fields one = new Fields(JSON.createObjectNode().set(field, element), form);
            String text = one.requiredText(field, atMost).strip();
            if (!one.errors.isEmpty()) return refuse(field, one.errors.get(field).getFirst(), Optional.empty());
            if (!texts.contains(text)) texts.add(text);
        }
        return Optional.of(texts);
    }

    /** Objects, each to be judged by itself. Empty if the field is absent, null or anything else, which is refused. */
    public Optional<List<Fields>> objects(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isArray()) return refuse(field, "Expected a list of items but got type \"" + Values.type(value) + "\".", Optional.empty());
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : value) {
            if (!(element instanceof ObjectNode object)) return refuse(field, "Expected an object but got type \"" + Values.type(element) + "\".", Optional.empty());
            objects.add(new Fields(object, false));
        }
        return Optional.of(objects);
    }

    /** The sentence for a number that nothing has; also for the room to use when it has looked. */
    public static String unknownPk(Object pk) {
        return "Invalid pk \"" + pk + "\" - object does not exist.";
    }

    private Optional<List<Long>> pksOf(String field, JsonNode elements) {
        List<Long> pks = new ArrayList<>();
        for (JsonNode element : elements) {
            Long pk = pk(field, element);
            if (pk == null) return Optional.empty();
            if (!pks.contains(pk)) pks.add(pk);
        }
        return Optional.of(pks);
    }

    private @Nullable Long pk(String field, JsonNode value) {
        BigInteger number = Values.whole(value);
        if (number == null) return refuse(field, "Incorrect type. Expected pk value, received " + Values.type(value) + ".", null);
        if (number.signum() < 0 || number.bitLength() > 63) return refuse(field, unknownPk(Values.shorten(number.toString())), null);
        return number.longValue();
    }

    /** Of a form field that was sent several times the last. */
    private @Nullable JsonNode one(String field) {
        JsonNode value = body.get(field);
        return form && value instanceof ArrayNode several ? several.get(several.size() - 1) : value;
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
}
