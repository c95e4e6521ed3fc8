package io.ticketledger.eventstore;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The metadata column. Whole numbers come back as Longs, so that a value's type does not depend on its size. */
final class MetadataJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private MetadataJson() {}

    static String write(Map<String, Object> metadata) {
        return MAPPER.writeValueAsString(metadata);
    }

    static Map<String, Object> read(String json) {
        return "{}".equals(json) ? Map.of() : MAPPER.readValue(json, MAP);
    }
}
