package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.SetDueTimes;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LedgerSlaTest {

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client stranger = ledger.stranger();
    private final Client admin = ledger.admin();

    @Test
    void an_open_ticket_owes_an_answer_by_the_rule_of_its_priority() {
        Opened ticket = ticket(Priority.HIGH, Instant.now());
        Answer answer = admin.get("/ledger/tickets/" + ticket.id() + "/sla/").must(200);
        assertThat(answer.at("ticket").stringValue()).isEqualTo(ticket.id().toString());
        assertThat(answer.at("number").longValue()).isEqualTo(ticket.number());
        assertThat(answer.at("clocks")).hasSize(1);
        JsonNode clock = answer.at("clocks").get(0);
        assertThat(texts(clock, "clock", "rule", "priority", "state", "target", "started", "due"))
                .containsExactly("response", "priority", "high", "running", "PT30M", ticket.at().toString(), ticket.at().plus(Duration.ofMinutes(30)).toString());
        assertThat(clock.get("cycle").intValue()).isEqualTo(1);
        assertThat(clock.get("target_seconds").longValue()).isEqualTo(1800);
        assertThat(clock.get("calendar").isNull()).isTrue();
        assertThat(clock.get("ended").isNull()).isTrue();
        assertThat(duration(clock, "elapsed").plus(duration(clock, "remaining"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(duration(clock, "elapsed")).isEqualTo(Duration.between(ticket.at(), Instant.parse(answer.at("now").stringValue())));
        JsonNode step = clock.get("steps").get(0);
        assertThat(texts(step, "event", "what", "at", "elapsed", "remaining")).containsExactly("ticket-opened", "started", ticket.at().toString(), "PT0S", "PT30M");
        assertThat(step.get("position").longValue()).isPositive();
    }

    @Test
    void a_number_names_the_same_ticket_as_its_id_with_and_without_a_slash_at_the_end() {
        Opened ticket = ticket(Priority.LOW, Instant.now());
        JsonNode byId = admin.get("/ledger/tickets/" + ticket.id() + "/sla/").must(200).at("clocks").get(0).get("steps");
        assertThat(admin.get("/ledger/tickets/" + ticket.number() + "/sla/").must(200).at("clocks").get(0).get("steps")).isEqualTo(byId);
        assertThat(admin.get("/ledger/tickets/" + ticket.number() + "/sla").must(200).at("clocks").get(0).get("steps")).isEqualTo(byId);
    }

    @Test
    void a_promise_that_stood_still_is_told_step_by_step() {
        Instant opened = Instant.now().minus(Duration.ofHours(3));
        Opened ticket = ticket(Priority.LOW, opened);
        ledger.tell(new SetDueTimes(ticket.id(), null, ticket.at().plus(Duration.ofHours(8)), null), opened);
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), opened.plus(Duration.ofMinutes(30)));
        ledger.tell(new StartWork(ticket.id()), opened.plus(Duration.ofMinutes(40)));
        ledger.tell(new PutOnHold(ticket.id(), "waiting for parts"), opened.plus(Duration.ofHours(1)));
        ledger.tell(new StartWork(ticket.id()), opened.plus(Duration.ofHours(2)));

        Answer answer = admin.get("/ledger/tickets/" + ticket.id() + "/sla/").must(200);
        assertThat(answer.at("clocks").valueStream().map(clock -> texts(clock, "clock", "rule", "state"))).containsExactly(
                List.of("response", "priority", "met"), List.of("resolution", "by-hand", "running"));
        JsonNode resolution = answer.at("clocks").get(1);
        assertThat(resolution.get("target").isNull()).isTrue();
        assertThat(resolution.get("target_seconds").isNull()).isTrue();
        assertThat(resolution.get("due").stringValue()).isEqualTo(ticket.at().plus(Duration.ofHours(9)).toString());
        assertThat(resolution.get("steps").valueStream().map(step -> texts(step, "event", "what", "elapsed", "remaining"))).containsExactly(
                List.of("resolution-due-set", "started", "PT0S", "PT8H"), List.of("sla-clock-paused", "paused", "PT1H", "PT7H"),
                List.of("sla-clock-resumed", "resumed", "PT1H", "PT7H"));
        assertThat(resolution.get("steps").get(1).get("elapsed_seconds").longValue()).isEqualTo(3600);
        assertThat(resolution.get("steps").get(2).get("remaining_seconds").longValue()).isEqualTo(7 * 3600);
        assertThat(resolution.get("steps").get(2).get("at").stringValue()).isEqualTo(ticket.at().plus(Duration.ofHours(2)).toString());
        assertThat(resolution.get("steps").valueStream().map(step -> step.get("position").longValue())).isSorted();
    }

    @Test
    void promises_are_counted_by_the_calendar_that_was_set_for_the_priority() {
        try (RunningDesk office = RunningDesk.fresh("ticketledger.resolution-sla.high=8h", "ticketledger.sla-calendar.high=office", "ticketledger.calendars.office.zone=Europe/Zurich",
                "ticketledger.calendars.office.week=MON-FRI 08:00-12:00 13:00-17:00", "ticketledger.calendars.office.holidays=2035-06-11")) {
            AtTheLedger there = new AtTheLedger(office);
            Account requester = there.account(Role.REQUESTER);
            TicketId id = Ids.ticket();
            // A Friday, four in the afternoon in Zurich; the Monday after it is a holiday.
            Instant opened = Instant.parse("2035-06-08T14:00:00Z");
            there.tell(new OpenTicket(id, 1, requester.id(), "t", "d", Priority.HIGH, null, null, "bug", null, null, "p", null), opened, Caller.of(requester).actor());
            assertThat(there.admin().get("/ledger/tickets/1/sla/").must(200).at("clocks").valueStream().map(clock -> texts(clock, "clock", "rule", "calendar", "target", "due"))).containsExactly(
                    List.of("response", "priority", "office", "PT30M", "2035-06-08T14:30:00Z"), List.of("resolution", "priority", "office", "PT8H", "2035-06-12T14:00:00Z"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"ADMIN", "MANAGER", "AUDITOR"})
    void administrators_managers_and_auditors_may_read_it(Role role) {
        assertThat(ledger.person(role).get("/ledger/tickets/" + ticket(Priority.LOW, Instant.now()).number() + "/sla/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = {"ADMIN", "MANAGER", "AUDITOR"})
    void nobody_else_may_not_even_ask_what_there_is(Role role) {
        Client client = ledger.person(role);
        problem(client.get("/ledger/tickets/1/sla/"), 403, "Forbidden");
        problem(client.get("/ledger/tickets/nonsense/sla/"), 403, "Forbidden");
        problem(client.get("/ledger/nowhere/"), 403, "Forbidden");
    }

    @Test
    void whoever_shows_no_token_or_a_bad_one_is_told_so() {
        problem(stranger.get("/ledger/tickets/1/sla/"), 401, "Unauthorized");
        problem(stranger.as("nonsense").get("/ledger/tickets/1/sla/"), 401, "Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-1", "1.5", "1e3", "019b4a7e", "019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d0", "1-1-1-1-1", "%20", "%F0%9F%8E%AB", "null"})
    void an_id_that_is_none_is_refused(String id) {
        problem(admin.get("/ledger/tickets/" + id + "/sla/"), 400, "Bad Request");
    }

    @Test
    void what_is_no_ticket_is_not_there() {
        Account account = ledger.account(Role.REQUESTER);
        for (Object id : List.of("0", "999999999999", "99999999999999999999999999", UUID.randomUUID(), account.id())) {
            problem(admin.get("/ledger/tickets/" + id + "/sla/"), 404, "Not Found");
        }
    }

    @Test
    void other_addresses_methods_and_forms_are_refused_in_the_same_shape() {
        problem(admin.get("/ledger/"), 404, "Not Found");
        problem(admin.get("/ledger/nowhere/"), 404, "Not Found");
        problem(admin.get("/ledger/tickets//sla/"), 400, "Bad Request");
        Answer post = admin.post("/ledger/tickets/1/sla/", "{}");
        problem(post, 405, "Method Not Allowed");
        assertThat(post.raw().headers().firstValue("Allow")).hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
        problem(admin.send(HttpRequest.newBuilder(URI.create(ledger.desk().url() + "/ledger/tickets/" + ticket(Priority.LOW, Instant.now()).number() + "/sla/"))
                .header("Authorization", "Bearer " + admin.token()).header("Accept", "image/png").build()), 406, "Not Acceptable");
    }

    @Test
    void the_room_has_its_page_in_the_documentation() {
        JsonNode paths = stranger.get("/docs/openapi/ledger").must(200).at("paths");
        assertThat(paths.propertyNames()).allMatch(path -> path.startsWith("/ledger/")).anyMatch(path -> path.startsWith("/ledger/tickets/{id}/sla"));
    }

    private Opened ticket(Priority priority, Instant opened) {
        return ledger.ticket(priority, opened);
    }

    private static List<String> texts(JsonNode node, String... fields) {
        List<String> texts = new ArrayList<>();
        for (String field : fields) texts.add(node.path(field).asString());
        return texts;
    }

    private static Duration duration(JsonNode node, String field) {
        return Duration.parse(node.get(field).stringValue());
    }
}
