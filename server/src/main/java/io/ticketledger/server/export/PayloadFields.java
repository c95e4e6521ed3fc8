package io.ticketledger.server.export;

import io.ticketledger.events.EventJson;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.server.export.Attribute.Kind;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An event's own fields as a flat list, in the order in which its record declares them and as its newest revision names them. */
final class PayloadFields {

    /** Where these stand, the formats say it in a way of their own: as the case, or as a relation to an object. */
    private static final Set<String> SUBJECTS = Set.of("ticket", "account");

    private PayloadFields() {}

    /** What events of this name can have, without values. */
    static List<Attribute> declared(StoredEvent event) {
        return Arrays.stream(event.type().getRecordComponents()).filter(field -> !SUBJECTS.contains(field.getName()))
                .map(field -> new Attribute(field.getName(), kind(field), null)).toList();
    }

    /** What this one has; a field without a value is left out. */
    static List<Attribute> of(StoredEvent stored, LedgerEvent event) {
        JsonNode json = CanonicalJson.parse(EventJson.write(event));
        List<Attribute> fields = new ArrayList<>();
        for (Attribute field : declared(stored)) {
            JsonNode value = json.get(field.name());
            if (value != null && !value.isNull()) fields.add(new Attribute(field.name(), field.kind(), text(value)));
        }
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isString()) return value.stringValue();
        boolean isList = value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        return isList ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(",")) : CanonicalJson.write(value);
    }

    private static Kind kind(RecordComponent field) {
        Class<?> type = field.getType();
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) return Kind.INTEGER;
        if (type == boolean.class || type == Boolean.class) return Kind.BOOLEAN;
        return type == Instant.class ? Kind.TIME : Kind.TEXT;
    }
}
