package io.ticketledger.server.export;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * OCEL 2.0 as JSON. The events come in the order of the log, each related to what it names itself; after them the objects they name, with their attributes
 * through time up to the end of the range, also from before it.
 */
final class OcelExport implements Writing {

    /** Declared for every kind of event, before its own fields. */
    private static final List<Attribute> OF_ALL = List.of(new Attribute("position", Attribute.Kind.INTEGER, null), new Attribute("version", Attribute.Kind.INTEGER, null),
            new Attribute("recorded", Attribute.Kind.TIME, null), Attribute.text("actor_name", null), Attribute.text("dialect", null), Attribute.text("request_id", null),
            Attribute.text("address", null));

    private static final JsonMapper JSON = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public void write(Selection selection, LogWalk log, OutputStream to) throws IOException {
        // Closed only at the end of all: to close it earlier would close the brackets that are open, and make a broken file look like a whole one.
        JsonGenerator json = JSON.createGenerator(to);
        OcelObjects objects = new OcelObjects(json, log);
        json.writeStartObject();
        json.writeArrayPropertyStart("eventTypes");
        for (StoredEvent event : StoredEvents.ALL) type(json, event.name(), Stream.concat(OF_ALL.stream(), PayloadFields.declared(event).stream()).toList());
        json.writeEndArray();
        json.writeArrayPropertyStart("objectTypes");
        type(json, "ticket", TicketFacts.ALL);
        type(json, "person", PersonFacts.ALL);
        type(json, "team", List.of(Attribute.text("name", null)));
        type(json, "project", List.of(Attribute.text("name", null)));
        type(json, "board", BoardFacts.BOARD);
        type(json, "company", BoardFacts.COMPANY);
        type(json, "contact", BoardFacts.CONTACT);
        json.writeEndArray();
        json.writeArrayPropertyStart("events");
        log.inOrder(page -> {
            for (StoredLine line : page) event(json, log.read(line), objects);
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("objects");
        objects.write();
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private static void type(JsonGenerator json, String name, List<Attribute> attributes) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeArrayPropertyStart("attributes");
        for (Attribute attribute : attributes) {
            json.writeStartObject();
            json.writeStringProperty("name", attribute.name());
            json.writeStringProperty("type", switch (attribute.kind()) {
                case TEXT -> "string";
                case INTEGER -> "integer";
                case BOOLEAN -> "boolean";
                case TIME -> "time";
            });
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void event(JsonGenerator json, RecordedEvent event, OcelObjects objects) {
        Origin origin = Origin.of(event.metadata());
        LedgerEvent payload = (LedgerEvent) event.payload();
        json.writeStartObject();
        json.writeStringProperty("id", "event:" + event.position());
        json.writeStringProperty("type", event.name());
        json.writeStringProperty("time", Times.text(event.occurred()));
        json.writeArrayPropertyStart("attributes");
        List<Attribute> attributes = new ArrayList<>(List.of(Attribute.number("position", event.position()), Attribute.number("version", event.version()),
                new Attribute("recorded", Attribute.Kind.TIME, Times.text(event.recorded())), Attribute.text("actor_name", origin.actorName()),
                Attribute.text("dialect", origin.dialect()), Attribute.text("request_id", origin.requestId()), Attribute.text("address", origin.address())));
        attributes.addAll(PayloadFields.of(StoredEvents.named(event.name()), payload));
        for (Attribute attribute : attributes) {
            if (attribute.value() == null) continue;
            json.writeStartObject();
            json.writeStringProperty("name", attribute.name());
            json.writeStringProperty("value", attribute.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("relationships");
        if (origin.isPerson() && origin.actor() != null) objects.relate("actor", objects.person(origin.actor()));
        new OcelRelations(objects).of(payload);
        json.writeEndArray();
        json.writeEndObject();
    }
}
