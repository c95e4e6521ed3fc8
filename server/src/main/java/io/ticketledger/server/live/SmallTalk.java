package io.ticketledger.server.live;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is said to what a client says, on any socket. */
final class SmallTalk {

    /** Numbers come back as they came. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SmallTalk() {}

    static String answer(String said) {
        Optional<ObjectNode> message = object(said);
        if (message.isEmpty()) return error("A message is a JSON object, for instance {\"type\":\"ping\",\"timestamp\":1}.");
        JsonNode type = message.get().path("type");
        if (!type.isString() || !type.stringValue().equals("ping")) return error("The only type a client may send is \"ping\".");
        ObjectNode pong = of("pong");
        JsonNode timestamp = message.get().get("timestamp");
        return timestamp == null ? pong.putNull("timestamp").toString() : pong.set("timestamp", timestamp).toString();
    }

    private static Optional<ObjectNode> object(String said) {
        try {
            return JSON.readTree(said) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String error(String sentence) {
        return of("error").put("message", sentence).toString();
    }

    private static ObjectNode of(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
