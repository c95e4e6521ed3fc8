package io.ticketledger.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IEEE 1849 (XES): a trace for each ticket that has an event in the range, with the ticket's attributes as they were at the end of the range. Accounts have no
 * trace. Each event stands for something that was done, so its transition is always "complete".
 */
final class XesExport implements Writing {

    private static final String NAME = "concept:name";
    private static final String TRANSITION = "lifecycle:transition";
    private static final String TIME = "time:timestamp";
    private static final String COMPLETE = "complete";

    @Override
    public void write(Selection selection, LogWalk log, OutputStream to) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(to, UTF_8), 1 << 16);
        Xml xml = new Xml(text);
        begin(xml, selection);
        log.byTicket(ticket -> trace(xml, ticket, selection.first(), log));
        xml.close();
        text.flush();
    }

    private static void begin(Xml xml, Selection selection) throws IOException {
        xml.open("log", "xmlns", "http://www.xes-standard.org/", "xes.version", "2.0", "xes.features", "");
        extension(xml, "Concept", "concept");
        extension(xml, "Identity", "identity");
        extension(xml, "Lifecycle", "lifecycle");
        extension(xml, "Organizational", "org");
        extension(xml, "Time", "time");
        xml.open("global", "scope", "trace");
        attribute(xml, "string", NAME, "UNKNOWN");
        attribute(xml, "id", "identity:id", "00000000-0000-0000-0000-000000000000");
        xml.close();
        xml.open("global", "scope", "event");
        attribute(xml, "string", NAME, "UNKNOWN");
        attribute(xml, "id", "identity:id", "00000000-0000-0000-0000-000000000000");
        attribute(xml, "string", TRANSITION, COMPLETE);
        attribute(xml, "date", TIME, "1970-01-01T00:00:00Z");
        attribute(xml, "date", "recorded", "1970-01-01T00:00:00Z");
        attribute(xml, "int", "position", "0");
        attribute(xml, "int", "version", "0");
        xml.close();
        xml.empty("classifier", "name", "Activity", "keys", NAME);
        xml.empty("classifier", "name", "Resource", "keys", "org:resource");
        attribute(xml, "string", NAME, "Ticketledger " + selection.range());
        attribute(xml, "string", "lifecycle:model", "standard");
    }

    private static void extension(Xml xml, String name, String prefix) throws IOException {
        xml.empty("extension", "name", name, "prefix", prefix, "uri", "http://www.xes-standard.org/" + prefix + ".xesext");
    }

    /** Read twice, because the attributes stand before the events and the last event may change them. */
    private static void trace(Xml xml, Chapter ticket, long first, LogWalk log) throws IOException {
        Map<String, Attribute> facts = new LinkedHashMap<>();
        TicketFacts.ALL.forEach(fact -> facts.put(fact.name(), Attribute.text(fact.name(), null)));
        for (StoredLine line : ticket) TicketFacts.of((TicketEvent) log.read(line).payload()).forEach(fact -> facts.put(fact.name(), fact));
        xml.open("trace");
        Attribute number = facts.get("number");
        attribute(xml, "string", NAME, number == null ? null : number.value());
        attribute(xml, "id", "identity:id", ticket.stream());
        for (Attribute fact : facts.values()) attribute(xml, fact);
        for (StoredLine line : ticket) if (line.position() >= first) event(xml, log.read(line));
        xml.close();
    }

    private static void event(Xml xml, RecordedEvent event) throws IOException {
        Origin origin = Origin.of(event.metadata());
        LedgerEvent payload = (LedgerEvent) event.payload();
        xml.open("event");
        attribute(xml, "string", NAME, event.name());
        attribute(xml, "id", "identity:id", event.eventId().toString());
        attribute(xml, "string", TRANSITION, COMPLETE);
        attribute(xml, "date", TIME, Times.text(event.occurred()));
        attribute(xml, "string", "org:resource", origin.resource());
        if (payload instanceof TicketAssigned assigned) attribute(xml, "string", "org:group", assigned.team());
        attribute(xml, "date", "recorded", Times.text(event.recorded()));
        attribute(xml, "int", "position", Long.toString(event.position()));
        attribute(xml, "int", "version", Long.toString(event.version()));
        attribute(xml, "string", "actor", origin.actor());
        attribute(xml, "string", "dialect", origin.dialect());
        if (payload instanceof TicketEvent told) attribute(xml, "string", "status", TicketFacts.word(TicketFacts.status(told)));
        for (Attribute field : PayloadFields.of(StoredEvents.named(event.name()), payload)) attribute(xml, field);
        xml.close();
    }

    private static void attribute(Xml xml, Attribute attribute) throws IOException {
        attribute(xml, switch (attribute.kind()) {
            case TEXT -> "string";
            case INTEGER -> "int";
            case BOOLEAN -> "boolean";
            case TIME -> "date";
        }, attribute.name(), attribute.value());
    }

    /** One that has no value is left out. */
    private static void attribute(Xml xml, String type, String key, @Nullable String value) throws IOException {
        if (value != null) xml.empty(type, "key", key, "value", value);
    }
}
