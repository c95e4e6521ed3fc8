package io.ticketledger.server.export;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFiled;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.eventstore.StoredLine;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * The objects of an OCEL file. Tickets are read and forgotten one by one; of people, teams, projects, boards, companies and contacts the names are held from the first event to the end,
 * so memory grows with their number and not with that of tickets or events.
 */
final class OcelObjects {

    /** Since when a team or a project has its name: the format wants a time, and the log knows of no beginning. */
    private static final String EVER = "1970-01-01T00:00:00.000000Z";

    private record Relation(String qualifier, String object) {}

    private final JsonGenerator json;
    private final LogWalk log;
    private final SortedSet<String> people = new TreeSet<>();
    private final SortedSet<String> teams = new TreeSet<>();
    private final SortedSet<String> projects = new TreeSet<>();
    private final SortedSet<String> boards = new TreeSet<>();
    private final SortedSet<String> companies = new TreeSet<>();
    private final SortedSet<String> contacts = new TreeSet<>();

    OcelObjects(JsonGenerator json, LogWalk log) {
        this.json = json;
        this.log = log;
    }

    static String ticket(TicketId id) {
        return "ticket:" + id;
    }

    String person(String account) {
        people.add(account);
        return "person:" + account;
    }

    String team(String name) {
        teams.add(name);
        return "team:" + name;
    }

    /** A project with its board. What a ticket's opening calls a project is a word, and an object of another type. */
    String board(ProjectId project) {
        boards.add(project.toString());
        return "board:" + project;
    }

    String company(CompanyId company) {
        companies.add(company.toString());
        return "company:" + company;
    }

    String contact(ContactId contact) {
        contacts.add(contact.toString());
        return "contact:" + contact;
    }

    String project(String name) {
        projects.add(name);
        return "project:" + name;
    }

    void relate(String qualifier, String object) {
        json.writeStartObject();
        json.writeStringProperty("objectId", object);
        json.writeStringProperty("qualifier", qualifier);
        json.writeEndObject();
    }

    /** Tickets first, because they may name people whom no event of the range does. */
    void write() throws IOException {
        log.byTicket(this::writeTicket);
        streams("person", people, event -> event instanceof AccountEvent e ? PersonFacts.of(e) : List.of());
        streams("board", boards, event -> event instanceof ProjectEvent e ? BoardFacts.of(e) : List.of());
        streams("company", companies, event -> event instanceof CompanyEvent e ? BoardFacts.of(e) : List.of());
        streams("contact", contacts, event -> event instanceof ContactEvent e ? BoardFacts.of(e) : List.of());
        for (String team : teams) named("team", team, Map.of("name", team));
        for (String project : projects) named("project", project, Map.of("name", project));
    }

    private void writeTicket(Chapter ticket) {
        Set<Relation> relations = new LinkedHashSet<>();
        begin("ticket", "ticket:" + ticket.stream());
        History history = new History();
        for (StoredLine line : ticket) {
            RecordedEvent event = log.read(line);
            TicketEvent told = (TicketEvent) event.payload();
            history.add(TicketFacts.of(told), event.occurred());
            if (told instanceof TicketOpened opened) {
                relations.add(new Relation("requester", person(opened.requester().toString())));
                relations.add(new Relation("project", project(opened.project())));
            }
            if (told instanceof TicketFiled filed) relations.add(new Relation("board", board(filed.project())));
            if (told instanceof TicketAssigned assigned) {
                for (AccountId agent : assigned.agents()) relations.add(new Relation("assignee", person(agent.toString())));
                if (assigned.team() != null) relations.add(new Relation("team", team(assigned.team())));
            }
        }
        history.close();
        json.writeEndArray();
        json.writeArrayPropertyStart("relationships");
        relations.forEach(relation -> relate(relation.qualifier(), relation.object()));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Those of whom the range knows nothing have their name alone. */
    private void streams(String type, Set<String> named, Function<Object, List<Attribute>> facts) throws IOException {
        Set<String> unknown = new TreeSet<>(named);
        log.ofStreams(named, stream -> {
            unknown.remove(stream.stream());
            begin(type, type + ":" + stream.stream());
            History history = new History();
            for (StoredLine line : stream) {
                RecordedEvent event = log.read(line);
                history.add(facts.apply(event.payload()), event.occurred());
            }
            history.close();
            json.writeEndArray();
            json.writeEndObject();
        });
        for (String name : unknown) named(type, name, Map.of());
    }

    private void named(String type, String name, Map<String, String> attributes) {
        begin(type, type + ":" + name);
        attributes.forEach((key, value) -> attribute(key, value, EVER));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void begin(String type, String id) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", type);
        json.writeArrayPropertyStart("attributes");
    }

    private void attribute(String name, String value, String time) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeStringProperty("time", time);
        json.writeEndObject();
    }

    /**
     * Attributes through time. What was told later counts later, even if it is said to have happened earlier; of several values at one time the last is
     * the one it had. One that is there no longer is an empty text.
     */
    private final class History {

        private final Map<String, String> pending = new LinkedHashMap<>();
        private final Set<String> known = new LinkedHashSet<>();
        private Instant now = Instant.MIN;

        void add(List<Attribute> facts, Instant occurred) {
            if (occurred.isAfter(now)) {
                close();
                now = occurred;
            }
            for (Attribute fact : facts) {
                // What never had a value has none to lose.
                if (fact.value() != null) known.add(fact.name());
                if (known.contains(fact.name())) pending.put(fact.name(), fact.value() == null ? "" : fact.value());
            }
        }

        void close() {
            pending.forEach((name, value) -> attribute(name, value, Times.text(now)));
            pending.clear();
        }
    }
}
