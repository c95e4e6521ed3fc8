package io.ticketledger.eventstore;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text for one value: RFC 8785 (JCS), except that a number is written in plain decimal with the digits it came with. For whole numbers below 2^53, which
 * is all that events hold, that is the same.
 */
public final class CanonicalJson {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CanonicalJson() {}

    public static JsonNode parse(String json) {
        return EXACT.readTree(json);
    }

    public static ObjectNode object() {
        return EXACT.createObjectNode();
    }

    public static String write(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder to) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                // In the order of UTF-16 code units, which is how strings compare here.
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.forEachEntry(sorted::put);
                char before = '{';
                for (Map.Entry<String, JsonNode> property : sorted.entrySet()) {
                    to.append(before);
                    quote(property.getKey(), to);
                    to.append(':');
                    write(property.getValue(), to);
                    before = ',';
                }
                to.append(sorted.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                char before = '[';
                for (JsonNode element : value) {
                    to.append(before);
                    write(element, to);
                    before = ',';
                }
                to.append(value.isEmpty() ? "[]" : "]");
            }
            case STRING -> quote(value.stringValue(), to);
            case NUMBER -> to.append(value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.decimalValue().toPlainString());
            case BOOLEAN -> to.append(value.booleanValue());
            case NULL -> to.append("null");
            default -> throw new IllegalArgumentException("no JSON: " + value.getNodeType());
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\f' -> to.append("\\f");
                case '\r' -> to.append("\\r");
                default -> {
                    if (c < ' ') to.append("\\u%04x".formatted((int) c));
                    else to.append(c);
                }
            }
        }
        to.append('"');
    }
}
