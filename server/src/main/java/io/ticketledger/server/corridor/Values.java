package io.ticketledger.server.corridor;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a single value in a body can be taken for. */
final class Values {

    private Values() {}

    static ArrayNode listed(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) bare = bare.substring(1, bare.length() - 1);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String each : bare.split(",")) if (!each.isBlank()) list.add(each.strip());
        return list;
    }

    static @Nullable BigInteger whole(JsonNode value) {
        if (value.isIntegralNumber()) return value.bigIntegerValue();
        String text = value.isString() ? value.stringValue().strip() : "";
        return text.matches("[+-]?[0-9]{1,1000}") ? new BigInteger(text) : null;
    }

    /** What it is called where this family of APIs comes from. */
    static String type(JsonNode value) {
        if (value.isString()) return "str";
        if (value.isBoolean()) return "bool";
        if (value.isArray()) return "list";
        if (value.isObject()) return "dict";
        if (value.isNull()) return "NoneType";
        return value.isIntegralNumber() ? "int" : "float";
    }

    static Instant instantOf(String text) {
        String iso = text.strip().replace(' ', 'T');
        boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return hasOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    static String shorten(String word) {
        String shown = Text.isStorable(word) ? word : "?";
        return shown.length() > 50 ? shown.substring(0, 50) + "…" : shown;
    }
}
