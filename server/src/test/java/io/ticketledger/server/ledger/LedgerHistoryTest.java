package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.Visibility;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LedgerHistoryTest {

    private static final Instant LONG_AGO = Instant.parse("2024-05-01T10:00:00Z");

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    @Test
    void an_event_is_told_as_the_log_has_it_with_who_did_it_and_what_it_changed() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        Account coordinator = ledger.account(Role.COORDINATOR);
        Instant at = ticket.at().plusSeconds(60);
        ledger.desk().part(Desk.class).ask(new AcknowledgeTicket(ticket.id(), "seen"), new Occasion(Caller.of(coordinator).actor(), "incident", "r-17", "192.0.2.9", at, null, null));

        JsonNode items = items("/ledger/tickets/" + ticket.number() + "/events/");
        assertThat(texts(items, "name")).containsExactly("ticket-opened", "ticket-acknowledged", "first-response-given");
        JsonNode item = items.get(1);
        assertThat(item.get("version").longValue()).isEqualTo(1);
        assertThat(item.get("position").longValue()).isGreaterThan(items.get(0).get("position").longValue());
        assertThat(item.get("revision").intValue()).isEqualTo(1);
        assertThat(UUID.fromString(item.get("event_id").stringValue())).isNotNull();
        assertThat(item.get("occurred").stringValue()).isEqualTo(at.toString());
        assertThat(Instant.parse(item.get("recorded").stringValue())).isBefore(at);
        assertThat(item.get("subject")).isEqualTo(json(Map.of("kind", "ticket", "id", ticket.id().toString(), "number", ticket.number())));
        assertThat(item.get("actor")).isEqualTo(json(Map.of("id", coordinator.id().toString(), "number", coordinator.number(), "name_then", "Pat Person", "name_now", "Pat Person",
                "username_now", coordinator.username())));
        assertThat(List.of(item.get("dialect").stringValue(), item.get("request_id").stringValue(), item.get("address").stringValue())).containsExactly("incident", "r-17", "192.0.2.9");
        assertThat(item.get("payload")).isEqualTo(json(Map.of("ticket", ticket.id().toString(), "note", "seen")));
        assertThat(item.get("causation").isNull() && item.get("provenance").isNull()).isTrue();
        assertThat(item.get("changes")).isEqualTo(json(List.of(Map.of("field", "status", "old", "new", "new", "open"), change("acknowledged", at))));
        assertThat(items.get(2).get("changes").get(0)).isEqualTo(json(change("firstResponse", at)));
        assertThat(texts(items.get(0).get("changes"), "field")).contains("status", "requester", "title", "priority", "responseDue").doesNotContain("agents", "team");
    }

    @Test
    void the_desk_itself_is_nobody() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), Instant.now());
        assertThat(items("/ledger/tickets/" + ticket.id() + "/events/").get(1).get("actor").isNull()).isTrue();
    }

    @Test
    void a_name_is_told_as_it_was_and_as_it_is_also_of_whoever_is_gone() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        Account renamed = ledger.account(Role.COORDINATOR);
        Account gone = ledger.account(Role.COORDINATOR);
        say(ticket, renamed, "one", Instant.now());
        say(ticket, gone, "two", Instant.now());
        Practice.ask(ledger.desk(), new ChangeAccount(renamed.id(), "x" + renamed.username(), null, "Nora", "New", null, null, null, null, null, null));
        Practice.ask(ledger.desk(), new DeleteAccount(gone.id()));

        JsonNode items = items("/ledger/tickets/" + ticket.id() + "/events/?name=comment-added");
        assertThat(items.get(0).get("actor")).isEqualTo(json(Map.of("id", renamed.id().toString(), "number", renamed.number(), "name_then", "Pat Person", "name_now", "Nora New",
                "username_now", "x" + renamed.username())));
        assertThat(items.get(1).get("actor")).isEqualTo(json(Map.of("id", gone.id().toString(), "number", gone.number(), "name_then", "Pat Person", "name_now", "Pat Person",
                "username_now", gone.username())));
        assertThat(items("/ledger/tickets/" + ticket.id() + "/events/?actor=" + gone.number())).isEqualTo(json(List.of(items.get(1))));
    }

    @Test
    void comments_are_told_as_what_was_added() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        say(ticket, ledger.account(Role.COORDINATOR), "one", Instant.now());
        say(ticket, ledger.account(Role.COORDINATOR), "two", Instant.now());
        JsonNode last = items("/ledger/tickets/" + ticket.id() + "/events/?name=comment-added").get(1).get("changes");
        assertThat(last).hasSize(1);
        assertThat(last.get(0).get("field").stringValue()).isEqualTo("comments");
        assertThat(last.get(0).get("old").isNull()).isTrue();
        assertThat(last.get(0).get("new").get("text").stringValue()).isEqualTo("two");
    }

    @Test
    void filters_narrow_by_name_and_by_who() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        Account agent = ledger.account(Role.AGENT);
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), Instant.now());
        ledger.tell(new AssignTicket(ticket.id(), List.of(agent.id()), null), Instant.now());
        ledger.tell(new StartWork(ticket.id()), Instant.now(), Caller.of(agent).actor());
        String events = "/ledger/tickets/" + ticket.number() + "/events/";
        assertThat(texts(items(events + "?name=ticket-opened&name=work-started"), "name")).containsExactly("ticket-opened", "work-started");
        assertThat(texts(items(events + "?name=work-started,ticket-assigned"), "name")).containsExactly("ticket-assigned", "work-started");
        for (Object actor : List.of(agent.id(), agent.number(), agent.username())) assertThat(texts(items(events + "?actor=" + actor), "name")).containsExactly("work-started");
        assertThat(texts(items(events + "?actor=system"), "name")).containsExactly("ticket-acknowledged", "first-response-given", "ticket-assigned");
        assertThat(items(events + "?actor=system&name=work-started")).isEmpty();
        assertThat(items(events + "?name=account-opened")).isEmpty();
        assertThat(texts(items(events + "?name=&actor=&from=&to=&clock=&limit=&cursor="), "version")).hasSize(5);
    }

    /** It happened long ago and was learned of just now. What the timer has to say of it by then is left out. */
    @Test
    void imported_events_are_found_by_the_clock_that_is_asked_for() {
        Instant before = ledger.ticket(Priority.LOW, Instant.now()).at();
        Opened ticket = ledger.ticket(Priority.LOW, LONG_AGO);
        Account coordinator = ledger.account(Role.COORDINATOR);
        ledger.desk().part(Desk.class).ask(comment(ticket, "then"), new Occasion(Caller.of(coordinator).actor(), "import", null, null, LONG_AGO.plusSeconds(60), null,
                Map.of("source", "elsewhere", "row", "7")));
        String events = "/ledger/tickets/" + ticket.id() + "/events/?name=ticket-opened,comment-added";
        JsonNode imported = items(events + "&from=2024-05-01T10:01&to=2024-05-03T00:00:00Z");
        assertThat(texts(imported, "name")).containsExactly("comment-added");
        assertThat(imported.get(0).get("provenance")).isEqualTo(json(Map.of("source", "elsewhere", "row", "7")));
        assertThat(Instant.parse(imported.get(0).get("recorded").stringValue())).isAfter(before);
        assertThat(items(events + "&clock=recorded&from=2024-05-01T00:00:00Z&to=2024-05-03T00:00:00Z")).isEmpty();
        assertThat(items(events + "&clock=recorded&from=" + before)).hasSize(2);
        assertThat(items(events + "&clock=occurred&from=" + before)).isEmpty();
        assertThat(items(events + "&from=" + LONG_AGO + "&to=" + LONG_AGO)).as("to is not included").isEmpty();
        assertThat(texts(items(events + "&from=" + LONG_AGO + "&to=" + LONG_AGO.plusNanos(1000)), "name")).as("from is included").containsExactly("ticket-opened");
        assertThat(admin.get("/ledger/tickets/" + ticket.id() + "/?as_of=" + LONG_AGO).must(200).at("status").stringValue()).isEqualTo("new");
        problem(admin.get("/ledger/tickets/" + ticket.id() + "/?as_of=" + LONG_AGO + "&clock=recorded"), 404, "Not Found");
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap_while_more_happens() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        for (int i = 0; i < 4; i++) say(ticket, ticket.requester(), "c" + i, Instant.now());
        List<Long> versions = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = admin.get("/ledger/tickets/" + ticket.id() + "/events/?limit=2&cursor=" + cursor).must(200);
            page.at("items").forEach(item -> versions.add(item.get("version").longValue()));
            if (cursor.isEmpty()) say(ticket, ticket.requester(), "late", Instant.now());
            cursor = page.at("next_cursor").isNull() ? "end" : page.at("next_cursor").stringValue();
        } while (!cursor.equals("end"));
        assertThat(versions).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(items("/ledger/tickets/" + ticket.id() + "/events/?cursor=5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name,ticket-eaten", "actor,nobody-at-all", "actor,999999999", "actor,%00", "from,yesterday", "to,2024-13-01T00:00:00Z", "clock,sundial", "limit,many", "limit,-1", "cursor,abc",
        "cursor,-1", "cursor,1.5"})
    void nonsense_is_refused_and_named(String parameter, String value) {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        Answer answer = admin.get("/ledger/tickets/" + ticket.id() + "/events/?" + parameter + "=" + value);
        problem(answer, 400, "Bad Request");
        assertThat(answer.at("errors").propertyNames()).containsExactly(parameter);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer answer = admin.get("/ledger/tickets/1/events/?name=x&actor=nobody-at-all&from=x&to=x&clock=x&limit=x&cursor=x");
        problem(answer, 400, "Bad Request");
        assertThat(answer.at("errors").propertyNames()).containsExactlyInAnyOrder("name", "actor", "from", "to", "clock", "limit", "cursor");
        assertThat(problem(admin.get("/ledger/tickets/1/events/?from=2024-05-02T00:00:00Z&to=2024-05-01T00:00:00Z"), 400, "Bad Request").at("errors").propertyNames()).containsExactly("to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999999999999999999999999", "019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dff"})
    void what_is_no_ticket_has_no_events(String id) {
        problem(admin.get("/ledger/tickets/" + id + "/events/"), 404, "Not Found");
        problem(admin.get("/ledger/tickets/nonsense/events/"), 400, "Bad Request");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void administrators_managers_and_auditors_may_read_it_and_nobody_else(Role role) {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        boolean may = role == Role.ADMIN || role == Role.MANAGER || role == Role.AUDITOR;
        Client client = ledger.person(role);
        for (String path : List.of("/ledger/tickets/" + ticket.number() + "/events/", "/ledger/events/?limit=1", "/ledger/tickets/" + ticket.number() + "/",
                "/ledger/tickets/" + ticket.number() + "/diff/?from=0")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(may ? 200 : 403);
        }
    }

    private JsonNode items(String path) {
        return admin.get(path).must(200).at("items");
    }

    private void say(Opened ticket, Account by, String text, Instant at) {
        ledger.tell(comment(ticket, text), at, Caller.of(by).actor());
    }

    private static AddComment comment(Opened ticket, String text) {
        return new AddComment(ticket.id(), Ids.comment(), 1, text, Visibility.PUBLIC);
    }

    private static Map<String, Object> change(String field, Instant now) {
        Map<String, Object> change = new HashMap<>(Map.of("field", field, "new", now.toString()));
        change.put("old", null);
        return change;
    }

    private static JsonNode json(Object value) {
        return LedgerRoom.JSON.readTree(LedgerRoom.JSON.writeValueAsString(value));
    }

    static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.get(field).asString()).toList();
    }
}
