package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static io.ticketledger.server.ledger.LedgerHistoryTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.CorrectStatus;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LedgerTimeTravelTest {

    /** Not over yet, so that no timer has anything to record of it. */
    private static final Instant THEN = Instant.parse("2035-05-01T10:00:00Z");

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    @Test
    void a_ticket_is_shown_as_it_was_at_each_version_and_what_came_next() {
        Opened ticket = ledger.ticket(Priority.HIGH, THEN);
        Account agent = ledger.account(Role.AGENT);
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), hour(1));
        ledger.tell(new AssignTicket(ticket.id(), List.of(agent.id()), "Web"), hour(2));
        ledger.tell(comment(ticket, "on it"), hour(3), Caller.of(agent).actor());

        Answer opened = then(ticket, "?version=0");
        assertThat(List.of(text(opened, "id"), text(opened, "status"), text(opened, "title"), text(opened, "priority"), text(opened, "opened"), text(opened, "response_due")))
                .containsExactly(ticket.id().toString(), "new", "t", "high", THEN.toString(), THEN.plusSeconds(1800).toString());
        assertThat(opened.at("number").longValue()).isEqualTo(ticket.number());
        assertThat(opened.at("requester").get("name_now").stringValue()).isEqualTo("Pat Person");
        assertThat(opened.at("agents")).isEmpty();
        assertThat(opened.at("clocks").get(0).get("target").stringValue()).isEqualTo("PT30M");
        assertThat(opened.at("after").get("name").stringValue()).isEqualTo("ticket-opened");
        assertThat(opened.at("after").get("version").longValue()).isZero();
        assertThat(opened.at("after").get("actor").get("id").stringValue()).isEqualTo(ticket.requester().id().toString());
        // Overdue by then, so that is recorded first.
        JsonNode next = opened.at("next");
        assertThat(next.get("version").longValue()).isEqualTo(1);
        assertThat(next.get("position").longValue()).isGreaterThan(opened.at("after").get("position").longValue());
        assertThat(text(opened, "state_sha256")).matches("[0-9a-f]{64}").isEqualTo(text(then(ticket, "?version=0"), "state_sha256")).isNotEqualTo(text(then(ticket, ""), "state_sha256"));

        Answer now = then(ticket, "");
        assertThat(List.of(text(now, "status"), text(now, "team"), text(now, "acknowledged"))).containsExactly("open", "Web", hour(1).toString());
        assertThat(now.at("agents").get(0).get("id").stringValue()).isEqualTo(agent.id().toString());
        assertThat(now.at("comments").get(0).get("text").stringValue()).isEqualTo("on it");
        assertThat(now.at("comments").get(0).get("author").get("username_now").stringValue()).isEqualTo(agent.username());
        assertThat(now.at("clocks").get(0).get("state").stringValue()).isEqualTo("breached");
        assertThat(now.at("next").isNull()).isTrue();
        assertThat(then(ticket, "?version=" + now.at("after").get("version").longValue()).json()).isEqualTo(now.json());
    }

    @Test
    void what_is_shown_of_now_is_what_the_list_has() {
        Opened ticket = ledger.ticket(Priority.MEDIUM, THEN);
        Account agent = ledger.account(Role.AGENT);
        ledger.tell(new AssignTicket(ticket.id(), List.of(agent.id()), "Web"), hour(1));
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), hour(2));
        ledger.tell(new StartWork(ticket.id()), hour(3), Caller.of(agent).actor());
        agreeWithTheList(ticket);
        ledger.tell(new CorrectStatus(ticket.id(), TicketStatus.ON_HOLD, "parts"), hour(4));
        agreeWithTheList(ticket);
        ledger.tell(new StartWork(ticket.id()), hour(5), Caller.of(agent).actor());
        ledger.tell(new ResolveTicket(ticket.id(), "Fixed", "patched"), hour(6), Caller.of(agent).actor());
        // The requester is told by now or in a moment, and then asked by the desk itself.
        Await.until(() -> row(ticket).status() == TicketStatus.AWAITING_APPROVAL);
        agreeWithTheList(ticket);
        for (TicketStatus to : List.of(TicketStatus.CLOSED, TicketStatus.OPEN, TicketStatus.WITHDRAWN, TicketStatus.NEW, TicketStatus.AWAITING_APPROVAL, TicketStatus.IN_PROGRESS, TicketStatus.REJECTED)) {
            ledger.tell(new CorrectStatus(ticket.id(), to, "by hand"), hour(7));
            agreeWithTheList(ticket);
        }
    }

    private void agreeWithTheList(Opened ticket) {
        TicketRow row = row(ticket);
        Answer now = then(ticket, "");
        assertThat(now.at("after").get("version").longValue()).isEqualTo(row.version());
        assertThat(values(now, "status", "priority", "team", "response_due", "resolution_due", "first_response", "opened", "acknowledged", "started", "resolved", "closed", "status_reason",
                "hold_reason", "resolution", "resolution_code")).as("%s", row).containsExactly(LedgerVocabulary.word(row.status()), LedgerVocabulary.word(row.priority()), row.team(), said(row.responseDue()),
                said(row.resolutionDue()), said(row.firstResponseAt()), said(row.createdAt()), said(row.acknowledgedAt()), said(row.startedAt()), said(row.resolvedAt()), said(row.closedAt()),
                row.statusReason(), row.holdReason(), row.resolutionComment(), row.resolutionCode());
        assertThat(now.at("reopens").intValue()).isEqualTo(row.reopenCount());
        assertThat(now.at("agents")).hasSameSizeAs(row.agents());
    }

    private TicketRow row(Opened ticket) {
        return ledger.desk().part(TicketList.class).byNumber(ticket.number(), Scope.everything()).orElseThrow();
    }

    @Test
    void a_time_shows_what_had_happened_by_then_its_own_moment_included() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Web"), hour(1));
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Mail"), hour(2));
        assertThat(then(ticket, "?as_of=" + THEN).at("team").isNull()).isTrue();
        assertThat(then(ticket, "?as_of=" + hour(1).minusNanos(1000)).at("team").isNull()).isTrue();
        assertThat(text(then(ticket, "?as_of=" + hour(1)), "team")).isEqualTo("Web");
        assertThat(text(then(ticket, "?as_of=2035-05-01T11:59:59"), "team")).as("without an offset it is UTC").isEqualTo("Web");
        assertThat(text(then(ticket, "?as_of=2035-05-01T14:00:00%2B02:00"), "team")).isEqualTo("Mail");
        assertThat(text(then(ticket, "?as_of=2999-01-01T00:00:00Z"), "team")).isEqualTo("Mail");
    }

    @Test
    void the_two_clocks_give_different_answers() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Web"), hour(1));
        Instant learned = Instant.parse(then(ticket, "?version=0").at("after").get("recorded").stringValue());
        assertThat(text(then(ticket, "?as_of=" + hour(1) + "&clock=occurred"), "team")).isEqualTo("Web");
        assertThat(then(ticket, "?as_of=" + hour(0)).at("team").isNull()).isTrue();
        assertThat(text(then(ticket, "?as_of=" + hour(0) + "&clock=recorded"), "team")).as("all was known by then").isEqualTo("Web");
        assertThat(then(ticket, "?as_of=" + learned + "&clock=recorded").at("after").get("version").longValue()).isZero();
        Answer unknown = admin.get("/ledger/tickets/" + ticket.id() + "/?as_of=" + learned.minusNanos(1000) + "&clock=recorded");
        assertThat(problem(unknown, 404, "Not Found").at("detail").stringValue()).contains(learned.toString());
        Answer early = admin.get("/ledger/tickets/" + ticket.id() + "/?as_of=" + learned + "&clock=occurred");
        assertThat(problem(early, 404, "Not Found").at("detail").stringValue()).contains(THEN.toString());
    }

    /** Imports may tell things late; a state that is shown is always one that the ticket really had. */
    @Test
    void an_event_that_happened_before_the_one_it_follows_counts_from_when_that_one_did() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Web"), hour(3));
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Mail"), hour(1));
        assertThat(then(ticket, "?as_of=" + hour(2)).at("team").isNull()).isTrue();
        assertThat(text(then(ticket, "?as_of=" + hour(3)), "team")).isEqualTo("Mail");
    }

    @Test
    void people_are_named_as_they_were_then_and_as_they_are_now() {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        Account agent = ledger.account(Role.AGENT);
        ledger.tell(new AssignTicket(ticket.id(), List.of(agent.id()), null), Instant.now());
        Practice.ask(ledger.desk(), new ChangeAccount(agent.id(), null, null, "Nora", "New", null, null, null, null, null, null));
        JsonNode then = then(ticket, "").at("agents").get(0);
        assertThat(List.of(then.get("name_then").stringValue(), then.get("name_now").stringValue())).containsExactly("Pat Person", "Nora New");
        ledger.tell(new AssignTicket(ticket.id(), List.of(agent.id()), "Web"), Instant.now());
        assertThat(then(ticket, "").at("agents").get(0).get("name_then").stringValue()).isEqualTo("Nora New");
    }

    @Test
    void before_it_was_opened_and_beyond_its_last_version_there_is_nothing_to_see() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        Answer early = admin.get("/ledger/tickets/" + ticket.number() + "/?as_of=" + THEN.minusNanos(1000));
        problem(early, 404, "Not Found");
        assertThat(early.at("detail").stringValue()).contains(THEN.toString());
        Answer late = admin.get("/ledger/tickets/" + ticket.number() + "/?version=1");
        problem(late, 404, "Not Found");
        assertThat(late.at("detail").stringValue()).contains("0 to 0");
        problem(admin.get("/ledger/tickets/999999999/"), 404, "Not Found");
        problem(admin.get("/ledger/tickets/nonsense/"), 400, "Bad Request");
    }

    @ParameterizedTest
    @CsvSource({"version=-1,version", "version=x,version", "version=1.5,version", "version=9999999999999999999,version", "as_of=yesterday,as_of", "as_of=2024-05-01,as_of", "clock=x,clock",
        "version=0&as_of=2024-05-01T00:00:00Z,version"})
    void nonsense_is_refused_and_named(String query, String parameter) {
        Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        assertThat(problem(admin.get("/ledger/tickets/" + ticket.id() + "/?" + query), 400, "Bad Request").at("errors").propertyNames()).containsExactly(parameter);
    }

    @Test
    void a_diff_tells_what_became_different_and_by_which_events() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        Account coordinator = ledger.account(Role.COORDINATOR);
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Web"), hour(1));
        ledger.tell(comment(ticket, "well"), hour(2), Caller.of(coordinator).actor());
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Mail"), hour(4));

        for (String span : List.of("from=0&to=1", "from=" + THEN + "&to=" + hour(1), "from=0&to=" + hour(1))) {
            Answer diff = admin.get("/ledger/tickets/" + ticket.id() + "/diff/?" + span).must(200);
            assertThat(texts(diff.at("events"), "name")).as(span).endsWith("ticket-assigned");
        }
        Answer whole = admin.get("/ledger/tickets/" + ticket.number() + "/diff/?from=" + THEN).must(200);
        assertThat(whole.at("number").longValue()).isEqualTo(ticket.number());
        assertThat(whole.at("from").get("version").longValue()).isZero();
        assertThat(texts(whole.at("events"), "version")).startsWith("1").endsWith(String.valueOf(whole.at("to").get("version").longValue()));
        JsonNode team = whole.at("fields").valueStream().filter(change -> change.get("field").stringValue().equals("team")).findFirst().orElseThrow();
        assertThat(team.get("old").isNull()).isTrue();
        assertThat(team.get("new").stringValue()).as("what it was in between is not told").isEqualTo("Mail");
        assertThat(texts(whole.at("comments_added"), "text")).containsExactly("well");
        assertThat(whole.at("comments_added").get(0).get("author").get("id").stringValue()).isEqualTo(coordinator.id().toString());
        assertThat(whole.at("attachments_added")).isEmpty();
        Answer nothing = admin.get("/ledger/tickets/" + ticket.number() + "/diff/?from=0&to=0").must(200);
        assertThat(nothing.at("fields").isEmpty() && nothing.at("events").isEmpty() && nothing.at("comments_added").isEmpty()).isTrue();
        Answer learned = admin.get("/ledger/tickets/" + ticket.number() + "/diff/?clock=recorded&from=0&to=2999-01-01T00:00:00Z").must(200);
        assertThat(learned.json()).isEqualTo(admin.get("/ledger/tickets/" + ticket.number() + "/diff/?from=0").must(200).json());
    }

    @ParameterizedTest
    @CsvSource({"'',from", "to=1,from", "from=x,from", "from=0&to=x,to", "from=-1,from", "from=1&to=0,to", "from=2035-05-01T11:00:00Z&to=2035-05-01T10:00:00Z,to", "from=0&clock=x,clock"})
    void a_diff_that_cannot_be_told_is_refused(String query, String parameter) {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        ledger.tell(new AssignTicket(ticket.id(), List.of(), "Web"), hour(1));
        assertThat(problem(admin.get("/ledger/tickets/" + ticket.id() + "/diff/?" + query), 400, "Bad Request").at("errors").propertyNames()).containsExactly(parameter);
    }

    @Test
    void a_diff_with_what_never_was_is_not_there() {
        Opened ticket = ledger.ticket(Priority.LOW, THEN);
        problem(admin.get("/ledger/tickets/" + ticket.id() + "/diff/?from=0&to=7"), 404, "Not Found");
        problem(admin.get("/ledger/tickets/" + ticket.id() + "/diff/?from=2024-01-01T00:00:00Z"), 404, "Not Found");
        problem(admin.get("/ledger/tickets/999999999/diff/?from=0"), 404, "Not Found");
    }

    private Answer then(Opened ticket, String query) {
        return admin.get("/ledger/tickets/" + ticket.id() + "/" + query).must(200);
    }

    private static Instant hour(int hours) {
        return THEN.plus(Duration.ofHours(hours));
    }

    private static AddComment comment(Opened ticket, String text) {
        return new AddComment(ticket.id(), Ids.comment(), 1, text, Visibility.PUBLIC);
    }

    private static String text(Answer answer, String field) {
        return answer.at(field).asString();
    }

    private static List<@Nullable String> values(Answer answer, String... fields) {
        List<@Nullable String> texts = new ArrayList<>();
        for (String field : fields) texts.add(answer.at(field).isNull() ? null : answer.at(field).asString());
        return texts;
    }

    private static @Nullable String said(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
