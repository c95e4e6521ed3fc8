package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketledger.events.StoredEvents.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON and back. Absent values are left out; instants are ISO-8601 text; a field that this version does not know is ignored, so a
 * newer node may write while an older one still reads.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(in -> in.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** From revision n (counting from 1) to n + 1, by stored name. */
    private static final Map<String, List<UnaryOperator<ObjectNode>>> UPCASTERS = Map.of();

    private EventJson() {}

    public static String write(LedgerEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * @throws IllegalArgumentException if the name is unknown, or the revision is newer than this version or none
     * @throws tools.jackson.core.JacksonException if the JSON is no such event
     */
    public static LedgerEvent read(String name, int revision, String json) {
        StoredEvent stored = StoredEvents.named(name);
        if (revision == stored.revision()) return MAPPER.readValue(json, stored.type());
        if (revision > stored.revision()) {
            throw new IllegalArgumentException("the log holds revision " + revision + " of '" + name + "', this version knows up to " + stored.revision());
        }
        if (revision < 1) throw new IllegalArgumentException("the log holds revision " + revision + " of '" + name + "', but revisions count from 1");
        ObjectNode node = (ObjectNode) MAPPER.readTree(json);
        for (UnaryOperator<ObjectNode> step : UPCASTERS.getOrDefault(name, List.of()).subList(revision - 1, stored.revision() - 1)) node = step.apply(node);
        return MAPPER.treeToValue(node, stored.type());
    }
}
