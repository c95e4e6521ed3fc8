package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static io.ticketledger.server.ledger.LedgerHistoryTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.company.CompanyCommand.CreateCompany;
import io.ticketledger.command.contact.ContactCommand.AddContact;
import io.ticketledger.command.project.ProjectCommand.ChangeProject;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import io.ticketledger.server.ledger.HistoryResponses.EventItem;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LedgerEventsTest {

    private static final Instant LONG_AGO = Instant.parse("2023-07-01T10:00:00Z");

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    @Test
    void an_event_is_told_here_as_in_its_tickets_own_history() {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        Account coordinator = ledger.account(Role.COORDINATOR);
        ledger.tell(new AcknowledgeTicket(ticket.id(), "seen"), Instant.now(), Caller.of(coordinator).actor());
        ledger.tell(new AssignTicket(ticket.id(), List.of(ledger.account(Role.AGENT).id()), "Web"), Instant.now());
        JsonNode there = admin.get("/ledger/tickets/" + ticket.id() + "/events/").must(200).at("items");
        for (String whose : List.of("ticket=" + ticket.number(), "ticket=" + ticket.id(), "subject=" + ticket.id())) {
            assertThat(items("?order=asc&" + whose)).isEqualTo(there);
        }
        assertThat(texts(items("?ticket=" + ticket.number()), "version")).containsExactly("3", "2", "1", "0");
        assertThat(items("?limit=1&ticket=" + ticket.number()).get(0)).as("folded from the beginning, whatever is on the page").isEqualTo(there.get(3));
    }

    @Test
    void accounts_have_a_history_too_and_no_credential_is_among_the_changes() {
        Account person = ledger.account(Role.AGENT);
        Practice.ask(ledger.desk(), new ChangeAccount(person.id(), null, null, "Nora", null, null, null, null, null, null, Ids.credential()));
        JsonNode items = items("?order=asc&subject=" + person.id());
        assertThat(texts(items, "name")).containsExactly("account-opened", "person-renamed", "password-changed");
        assertThat(items.get(1).get("subject").get("kind").stringValue()).isEqualTo("account");
        assertThat(items.get(1).get("subject").get("number").longValue()).isEqualTo(person.number());
        assertThat(items.get(1).get("changes").get(0)).isEqualTo(LedgerRoom.JSON.readTree("{\"field\":\"firstName\",\"old\":\"Pat\",\"new\":\"Nora\"}"));
        assertThat(items.get(2).get("changes")).isEmpty();
        assertThat(texts(items.get(0).get("changes"), "field")).contains("username", "roles").doesNotContain("credential", "password");
    }

    @Test
    void boards_companies_and_contacts_have_a_history_too() {
        Numbers numbers = ledger.desk().part(Numbers.class);
        ProjectId project = Ids.project();
        CompanyId company = Ids.company();
        ContactId contact = Ids.contact();
        long number = numbers.next(Numbers.Kind.PROJECT);
        ledger.desk().part(Desk.class).ask(new CreateProject(project, number, "L" + number, "Ledger", "", List.of(), null), Occasion.system());
        ledger.desk().part(Desk.class).ask(new ChangeProject(project, null, "Ledgers", null), Occasion.system());
        ledger.desk().part(Desk.class).ask(new CreateCompany(company, numbers.next(Numbers.Kind.COMPANY), "Acme", "", null, null, Set.of(), Set.of()), Occasion.system());
        ledger.desk().part(Desk.class).ask(new AddContact(contact, numbers.next(Numbers.Kind.CONTACT), "Kim", "", "", "", "", ""), Occasion.system());
        PostgresEventStorageEngine log = ledger.desk().part(PostgresEventStorageEngine.class);
        List<StoredLine> lines = log.lines().ofStreams(List.of(project.toString(), company.toString(), contact.toString()), log.head());
        List<EventItem> told = ledger.desk().part(LedgerTelling.class).tell(lines);
        assertThat(told).extracting(item -> item.subject().kind()).containsExactlyInAnyOrder("project", "project", "company", "contact");
        assertThat(told).filteredOn(item -> item.name().equals("project-renamed")).singleElement().satisfies(renamed -> {
            assertThat(renamed.subject().number()).isEqualTo(number);
            assertThat(renamed.changes()).containsExactly(new Change("name", "Ledger", "Ledgers"));
        });
    }

    @Test
    void filters_narrow_over_all_that_happened() {
        Opened ticket = ledger.ticket(Priority.LOW, LONG_AGO);
        Opened other = ledger.ticket(Priority.LOW, LONG_AGO.plusSeconds(60));
        Account coordinator = ledger.account(Role.COORDINATOR);
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), LONG_AGO.plusSeconds(10), Caller.of(coordinator).actor());
        ledger.tell(new AcknowledgeTicket(other.id(), null), LONG_AGO.plusSeconds(70), Caller.of(coordinator).actor());
        for (Object actor : List.of(coordinator.id(), coordinator.number(), coordinator.username())) {
            assertThat(texts(items("?order=asc&actor=" + actor), "name")).containsExactly("ticket-acknowledged", "first-response-given", "ticket-acknowledged", "first-response-given");
        }
        assertThat(texts(items("?actor=" + coordinator.number() + "&name=ticket-acknowledged&ticket=" + other.number()), "name")).containsExactly("ticket-acknowledged");
        assertThat(subjects(items("?order=asc&from=" + LONG_AGO + "&to=" + LONG_AGO.plusSeconds(60) + "&name=ticket-opened&name=ticket-acknowledged")))
                .containsExactly(ticket.id().toString(), ticket.id().toString());
        assertThat(subjects(items("?name=ticket-opened&from=" + LONG_AGO + "&to=" + LONG_AGO.plusSeconds(61)))).containsExactly(other.id().toString(), ticket.id().toString());
        assertThat(items("?clock=recorded&from=" + LONG_AGO + "&to=" + LONG_AGO.plusSeconds(60))).isEmpty();
        assertThat(items("?actor=system&name=ticket-opened,ticket-acknowledged&ticket=" + ticket.number())).isEmpty();
    }

    @Test
    void what_the_log_learned_when_is_found_by_its_own_clock() {
        Opened ticket = ledger.ticket(Priority.LOW, LONG_AGO);
        JsonNode opened = items("?name=ticket-opened&ticket=" + ticket.id()).get(0);
        Instant recorded = Instant.parse(opened.get("recorded").stringValue());
        assertThat(items("?clock=recorded&name=ticket-opened&ticket=" + ticket.id() + "&from=" + recorded)).hasSize(1);
        assertThat(items("?clock=recorded&name=ticket-opened&ticket=" + ticket.id() + "&from=" + recorded.plusNanos(1000))).isEmpty();
        assertThat(items("?clock=recorded&ticket=" + ticket.id() + "&to=" + recorded)).isEmpty();
        assertThat(items("?clock=recorded&ticket=" + ticket.id() + "&to=" + recorded.plusNanos(1000))).hasSize(1);
        assertThat(items("?clock=occurred&name=ticket-opened&ticket=" + ticket.id() + "&from=" + recorded)).isEmpty();
    }

    @Test
    void pages_follow_each_other_in_both_directions_without_gap_or_overlap() {
        for (int i = 0; i < 3; i++) ledger.ticket(Priority.LOW, Instant.now());
        long head = ledger.desk().part(PostgresEventStorageEngine.class).head();
        List<Long> down = walk("?limit=2&name=ticket-opened,account-opened&cursor=", head + 1);
        List<Long> up = walk("?limit=3&order=asc&name=ticket-opened,account-opened&cursor=", down.getLast() - 1).stream().filter(position -> position <= head).toList();
        assertThat(down).hasSizeGreaterThanOrEqualTo(6).isSortedAccordingTo(Collections.reverseOrder()).doesNotHaveDuplicates();
        assertThat(up).isEqualTo(down.reversed());
    }

    /** At most a few pages: others write to this log as well. */
    private List<Long> walk(String path, long from) {
        List<Long> positions = new ArrayList<>();
        String cursor = String.valueOf(from);
        for (int i = 0; i < 4 || path.contains("asc"); i++) {
            Answer page = admin.get("/ledger/events/" + path + cursor).must(200);
            page.at("items").forEach(item -> positions.add(item.get("position").longValue()));
            if (page.at("next_cursor").isNull()) break;
            cursor = page.at("next_cursor").stringValue();
        }
        return positions;
    }

    @Test
    void the_answer_says_how_far_the_index_had_come_and_shows_nothing_beyond() {
        try (RunningDesk desk = RunningDesk.fresh()) {
            AtTheLedger there = new AtTheLedger(desk);
            there.ticket(Priority.LOW, Instant.now());
            Client reader = there.admin();
            Answer all = reader.get("/ledger/events/").must(200);
            long head = desk.part(PostgresEventStorageEngine.class).head();
            assertThat(all.at("complete_to").longValue()).isEqualTo(head);
            assertThat(all.at("items").get(0).get("position").longValue()).isEqualTo(head);
            assertThat(all.at("items")).hasSize((int) head);
            // As if another node worked on it and had come no further.
            JdbcClient.create(desk.part(DataSource.class)).sql("UPDATE projection_token SET position = ?, owner = 'another', claimed = now() + interval '1 hour' WHERE processor = 'audit-log'")
                    .param(head - 1).update();
            Answer behind = reader.get("/ledger/events/").must(200);
            assertThat(behind.at("complete_to").longValue()).isEqualTo(head - 1);
            assertThat(behind.at("items").get(0).get("position").longValue()).isEqualTo(head - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ticket,nonsense", "ticket,999999999", "ticket,-1", "subject,17", "subject,nonsense", "order,sideways", "name,ticket-eaten", "actor,nobody-at-all", "from,x", "to,x", "clock,x",
        "limit,x", "limit,-5", "cursor,x", "cursor,99999999999999999999"})
    void nonsense_is_refused_and_named(String parameter, String value) {
        Answer answer = admin.get("/ledger/events/?" + parameter + "=" + value);
        problem(answer, 400, "Bad Request");
        assertThat(answer.at("errors").propertyNames()).containsExactly(parameter);
    }

    @Test
    void two_different_subjects_are_a_contradiction_and_an_unknown_one_has_no_events() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        problem(admin.get("/ledger/events/?ticket=" + ticket.number() + "&subject=" + UUID.randomUUID()), 400, "Bad Request");
        assertThat(items("?ticket=" + ticket.number() + "&subject=" + ticket.id())).hasSize(1);
        assertThat(items("?subject=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void the_routes_and_what_they_understand_are_documented() {
        JsonNode paths = ledger.stranger().get("/docs/openapi/ledger").must(200).at("paths");
        JsonNode events = paths.propertyStream().filter(path -> path.getKey().startsWith("/ledger/events")).findFirst().orElseThrow().getValue();
        assertThat(texts(events.get("get").get("parameters"), "name")).contains("ticket", "subject", "order", "name", "actor", "from", "to", "clock", "limit", "cursor");
        assertThat(paths.propertyNames()).anyMatch(path -> path.startsWith("/ledger/tickets/{id}/events")).anyMatch(path -> path.startsWith("/ledger/tickets/{id}/diff"));
    }

    private JsonNode items(String query) {
        return admin.get("/ledger/events/" + query).must(200).at("items");
    }

    private static List<String> subjects(JsonNode items) {
        return items.valueStream().map(item -> item.get("subject").get("id").stringValue()).toList();
    }
}
