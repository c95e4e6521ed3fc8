package io.ticketledger.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.server.testing.Client;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an event looks like: judged by the rules of CloudEvents 1.0 and its JSON format, and by what it was made from. */
class LedgerFeedEventsTest {

    private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type");

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    @Test
    void every_event_keeps_the_rules_of_cloud_events() {
        Set<String> seen = new HashSet<>();
        for (JsonNode event : someEvents()) {
            assertThat(event.propertyNames()).containsAll(REQUIRED).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
            assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
            for (String text : List.of("id", "source", "type", "subject", "time", "datacontenttype", "sequence", "position", "recorded", "streamtype")) {
                assertThat(event.path(text).stringValue()).as(text).isNotBlank().matches("[^\\p{Cntrl}]+");
            }
            assertThat(URI.create(event.path("source").stringValue()).getPath()).isEqualTo("/ledger");
            assertThat(seen.add(event.path("source").stringValue() + " " + event.path("id").stringValue())).as("source and id make an event one of its kind").isTrue();
            assertThat(OffsetDateTime.parse(event.path("time").stringValue())).isNotNull();
            assertThat(OffsetDateTime.parse(event.path("recorded").stringValue())).isNotNull();
            assertThat(event.path("type").stringValue()).startsWith("io.ticketledger.");
            assertThat(event.path("datacontenttype").stringValue()).isEqualTo("application/json");
            assertThat(event.path("data").isObject()).isTrue();
            // An attribute is text, true or false, or a whole number of 32 bits; what is unknown is left out and not null.
            for (String name : event.propertyNames()) {
                JsonNode value = event.get(name);
                assertThat(name.equals("data") || value.isString() || value.isBoolean() || value.isInt()).as(name).isTrue();
            }
        }
    }

    @Test
    void the_sequence_sorts_as_the_positions_do() {
        List<JsonNode> events = someEvents();
        assertThat(events.stream().map(event -> event.path("sequence").stringValue()).toList()).isSorted().doesNotHaveDuplicates();
        assertThat(events).allMatch(event -> Long.parseLong(event.path("sequence").stringValue()) == Long.parseLong(event.path("position").stringValue()));
    }

    @Test
    void the_leaf_of_the_audit_tree_can_be_made_from_the_event_alone() {
        for (JsonNode event : someEvents()) {
            long position = Long.parseLong(event.path("position").stringValue());
            StoredLine line = ledger.desk().part(PostgresEventStorageEngine.class).lines().at(List.of(position)).getFirst();
            ObjectNode leaf = CanonicalJson.object();
            leaf.put("eventId", UUID.fromString(event.path("id").stringValue()).toString());
            leaf.set("metadata", event.path("data").path("metadata"));
            leaf.set("name", event.path("data").path("name"));
            leaf.set("occurred", event.path("time"));
            leaf.set("payload", event.path("data").path("payload"));
            leaf.put("position", position);
            leaf.set("recorded", event.path("recorded"));
            leaf.set("revision", event.path("data").path("revision"));
            leaf.set("stream", event.path("subject"));
            leaf.set("streamType", event.path("streamtype"));
            leaf.set("version", event.path("streamversion"));
            assertThat(CanonicalJson.write(leaf)).isEqualTo(line.canonical());
        }
    }

    @Test
    void it_says_who_did_it_and_what_and_no_secret() {
        AtTheLedger.Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        JsonNode event = admin.get("/ledger/feed?type=ticket-opened&ticket=" + ticket.number()).must(200).json().get(0);
        assertThat(event.path("type").stringValue()).isEqualTo("io.ticketledger.ticket-opened.v1");
        assertThat(event.path("subject").stringValue()).isEqualTo(ticket.id().toString());
        assertThat(event.path("data").path("metadata").path("actor").stringValue()).isEqualTo(ticket.requester().id().toString());
        assertThat(event.path("data").path("metadata").path("dialect").stringValue()).isEqualTo("desk");
        assertThat(event.path("data").path("payload").path("number").longValue()).isEqualTo(ticket.number());
        String all = admin.get("/ledger/feed?subject=" + ticket.requester().id()).must(200).text();
        assertThat(all).contains("account-opened").doesNotContain(AtTheLedger.PASSWORD).doesNotContain("argon2");
    }

    @Test
    void each_kind_of_event_can_be_asked_for_by_its_name_and_by_its_type() {
        for (StoredEvents.StoredEvent stored : StoredEvents.ALL) {
            assertThat(LedgerFeedTranslation.kind(stored.name())).as(stored.name()).isPresent();
            for (int revision = 1; revision <= stored.revision(); revision++) {
                assertThat(LedgerFeedTranslation.kind(LedgerFeedTranslation.type(stored.name(), revision))).as(stored.name()).isPresent();
            }
        }
    }

    private List<JsonNode> someEvents() {
        AtTheLedger.Opened ticket = ledger.ticket(Priority.HIGH, Instant.parse("2020-02-29T12:00:00.1Z"));
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), Instant.now());
        Client.Answer answer = new Client(ledger.desk().url(), admin.token()).get("/ledger/feed?subject=" + ticket.requester().id() + "&ticket=" + ticket.id()).must(200);
        assertThat(answer.json().size()).isGreaterThan(3);
        return answer.json().valueStream().toList();
    }
}
