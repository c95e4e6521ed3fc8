package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketCommand.DeclineTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LedgerAsOfTest {

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    /** A spring day long ago, another for every test, so that what others leave behind does not stand there. */
    private static Instant longAgo() {
        return Instant.parse("1990-03-01T08:00:00Z").plus(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 3_000L), ChronoUnit.DAYS);
    }

    private static String team() {
        return "Team " + UUID.randomUUID();
    }

    private static String at(Instant at) {
        return "as_of=" + at;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static final Map<String, String> ELSEWHERE = Map.of("source", "another desk");

    /** As an import tells it: the desk's own timer does not join in. */
    private static void retold(AtTheLedger there, Object command, Instant at) {
        retold(there, command, at, Actor.SYSTEM);
    }

    private static void retold(AtTheLedger there, Object command, Instant at, Actor actor) {
        there.desk().part(Desk.class).tell(command, new Occasion(actor, "desk", null, null, at, null, ELSEWHERE));
    }

    private static Opened ticket(AtTheLedger there, Priority priority, Instant at) {
        Account requester = there.account(Role.REQUESTER);
        TicketId id = Ids.ticket();
        long number = there.desk().part(Numbers.class).next(Numbers.Kind.TICKET);
        retold(there, new OpenTicket(id, number, requester.id(), "t", "d", priority, null, null, "bug", null, null, "p", null), at, Caller.of(requester).actor());
        return new Opened(id, number, at.truncatedTo(ChronoUnit.MICROS), requester);
    }

    private Optional<JsonNode> found(Opened ticket, String query) {
        Answer answer = admin.get("/ledger/tickets/?limit=1000&" + query).must(200);
        assertThat(answer.at("complete_to").isNull()).isTrue();
        return answer.at("items").valueStream().filter(one -> one.get("id").stringValue().equals(ticket.id().toString())).findFirst();
    }

    private static List<String> texts(JsonNode node, String... fields) {
        return List.of(fields).stream().map(field -> node.get(field).isNull() ? "-" : node.get(field).asString()).toList();
    }

    @Test
    void a_ticket_is_shown_as_it_stood_by_the_clock_that_is_asked_for() {
        Instant opened = longAgo();
        Account agent = ledger.account(Role.AGENT);
        String team = team();
        Instant before = Instant.now();
        Opened ticket = ticket(ledger, Priority.HIGH, opened);
        retold(ledger, new AcknowledgeTicket(ticket.id(), null), opened.plus(Duration.ofHours(1)));
        retold(ledger, new AssignTicket(ticket.id(), List.of(agent.id()), team), opened.plus(Duration.ofHours(2)));
        retold(ledger, new AddComment(ticket.id(), new CommentId(UUID.randomUUID()), 1, "looking", Visibility.PUBLIC), opened.plus(Duration.ofHours(3)));
        retold(ledger, new StartWork(ticket.id()), opened.plus(Duration.ofHours(4)));

        assertThat(found(ticket, at(opened.minus(1, ChronoUnit.MICROS)))).isEmpty();
        assertThat(texts(found(ticket, at(opened)).orElseThrow(), "status", "priority", "team", "since", "assigned_since", "version"))
                .containsExactly("new", "high", "-", opened.toString(), "-", "0");
        JsonNode then = found(ticket, at(opened.plus(Duration.ofMinutes(230))) + "&clock=occurred").orElseThrow();
        assertThat(texts(then, "status", "priority", "team", "opened", "since", "status_since", "assigned_since", "title")).containsExactly("open", "high", team, opened.toString(),
                opened.plus(Duration.ofHours(2)).toString(), opened.plus(Duration.ofHours(1)).toString(), opened.plus(Duration.ofHours(2)).toString(), "t");
        assertThat(texts(then.get("agents").get(0), "id", "username", "name")).containsExactly(agent.id().toString(), agent.username(), agent.fullName());
        assertThat(then.get("requester").get("username").stringValue()).isEqualTo(ticket.requester().username());
        long versions = found(ticket, "agent=" + agent.username()).orElseThrow().get("version").longValue();
        assertThat(then.get("version").longValue()).as("the comment counts, the work that was begun later does not").isGreaterThan(
                found(ticket, at(opened.plus(Duration.ofHours(2)))).orElseThrow().get("version").longValue()).isLessThan(versions);

        assertThat(found(ticket, at(before) + "&clock=recorded")).as("nobody here knew of it then").isEmpty();
        assertThat(texts(found(ticket, "clock=recorded&agent=" + agent.number()).orElseThrow(), "status", "team")).containsExactly("in-progress", team);
        assertThat(Instant.parse(found(ticket, "clock=recorded&agent=" + agent.number()).orElseThrow().get("since").stringValue())).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void what_is_over_is_listed_only_for_who_asks_for_it() {
        Instant opened = longAgo();
        Opened ticket = ticket(ledger, Priority.LOWEST, opened);
        retold(ledger, new DeclineTicket(ticket.id(), "no"), opened.plus(Duration.ofHours(1)));
        Instant after = opened.plus(Duration.ofHours(1));

        assertThat(found(ticket, at(opened))).isPresent();
        assertThat(found(ticket, at(after))).isEmpty();
        assertThat(found(ticket, at(after) + "&status=closed,withdrawn")).isEmpty();
        assertThat(found(ticket, at(after) + "&status=closed&status=rejected")).hasValueSatisfying(then -> assertThat(then.get("status").stringValue()).isEqualTo("rejected"));
        assertThat(found(ticket, at(after) + "&status=all&priority=lowest")).isPresent();
        assertThat(found(ticket, at(after) + "&status=all&priority=low,high")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "number", "username"})
    void an_agent_is_named_by_id_number_or_username(String how) {
        Instant opened = longAgo();
        Account agent = ledger.account(Role.AGENT);
        String team = team();
        Opened ticket = ticket(ledger, Priority.LOW, opened);
        retold(ledger, new AcknowledgeTicket(ticket.id(), null), opened);
        retold(ledger, new AssignTicket(ticket.id(), List.of(agent.id()), team), opened);
        String name = switch (how) {
            case "id" -> agent.id().toString();
            case "number" -> String.valueOf(agent.number());
            default -> agent.username();
        };
        Answer answer = admin.get("/ledger/tickets/?agent=" + name + "&" + at(opened)).must(200);
        assertThat(answer.at("items").valueStream().map(one -> one.get("number").longValue())).containsExactly(ticket.number());
        assertThat(answer.at("total").longValue()).isEqualTo(1);
        assertThat(admin.get("/ledger/tickets/?team=" + encoded(team) + "&" + at(opened)).must(200).at("total").longValue()).isEqualTo(1);
        assertThat(admin.get("/ledger/tickets/?agent=admin&" + at(opened)).must(200).at("total").longValue()).isZero();
    }

    @Test
    void pages_that_follow_each_other_hold_every_ticket_once_although_others_come_meanwhile() {
        String team = team();
        List<Long> numbers = new ArrayList<>();
        Instant opened = longAgo();
        for (int i = 0; i < 7; i++) {
            Opened ticket = ticket(ledger, Priority.MEDIUM, opened);
            retold(ledger, new AssignTicket(ticket.id(), List.of(ledger.account(Role.AGENT).id()), team), opened);
            numbers.add(ticket.number());
        }
        List<Long> walked = new ArrayList<>();
        String path = "/ledger/tickets/?limit=3&team=" + encoded(team);
        Answer page = admin.get(path).must(200);
        String asOf = page.at("as_of").stringValue();
        while (true) {
            assertThat(page.at("total").longValue()).isEqualTo(7);
            assertThat(page.at("as_of").stringValue()).as("now is the now of the first page").isEqualTo(asOf);
            page.at("items").valueStream().forEach(one -> walked.add(one.get("number").longValue()));
            if (page.at("next_cursor").isNull()) break;
            Opened late = ticket(ledger, Priority.MEDIUM, Instant.now());
            retold(ledger, new AssignTicket(late.id(), List.of(ledger.account(Role.AGENT).id()), team), Instant.now());
            page = admin.get(path + "&cursor=" + encoded(page.at("next_cursor").stringValue())).must(200);
        }
        assertThat(walked).isEqualTo(numbers);
    }

    @Test
    void the_desk_is_counted_as_it_was() {
        try (RunningDesk fresh = RunningDesk.fresh()) {
            AtTheLedger there = new AtTheLedger(fresh);
            Client auditor = there.person(Role.AUDITOR);
            Instant day = Instant.parse("2016-03-01T08:00:00Z");
            Answer nothing = auditor.get("/ledger/dashboard/?as_of=2016-03-01T00:00").must(200);
            assertThat(List.of(nothing.at("tickets").longValue(), nothing.at("open").longValue(), nothing.at("closed").longValue())).containsOnly(0L);
            assertThat(nothing.at("oldest_open").isNull()).isTrue();

            Account agent = there.account(Role.AGENT);
            Opened first = ticket(there, Priority.HIGH, day);
            Opened second = ticket(there, Priority.LOW, day.plus(Duration.ofDays(2)));
            retold(there, new AcknowledgeTicket(first.id(), null), day.plus(Duration.ofHours(1)));
            retold(there, new AssignTicket(first.id(), List.of(agent.id()), "Web"), day.plus(Duration.ofHours(2)));
            retold(there, new ChangePriority(first.id(), Priority.CRITICAL, null, null), day.plus(Duration.ofHours(3)));
            retold(there, new DeclineTicket(second.id(), "no"), day.plus(Duration.ofDays(3)));

            Answer then = auditor.get("/ledger/dashboard/?as_of=" + day.plus(Duration.ofHours(50)) + "&clock=occurred").must(200);
            assertThat(List.of(then.at("tickets").longValue(), then.at("open").longValue(), then.at("closed").longValue(), then.at("open_without_team").longValue(),
                    then.at("open_without_agent").longValue())).containsExactly(2L, 2L, 0L, 1L, 1L);
            assertThat(then.at("by_status").get("open").longValue()).isEqualTo(1);
            assertThat(then.at("by_status").get("awaiting-approval").longValue()).isZero();
            assertThat(then.at("open_by_priority").get("critical").longValue()).isEqualTo(1);
            assertThat(then.at("open_by_team")).hasSize(1).first().satisfies(team -> assertThat(texts(team, "team", "tickets")).containsExactly("Web", "1"));
            assertThat(then.at("open_by_agent")).hasSize(1).first().satisfies(one -> assertThat(one.get("agent").get("username").stringValue()).isEqualTo(agent.username()));
            assertThat(texts(then.at("oldest_open"), "id", "opened")).containsExactly(first.id().toString(), day.toString());
            assertThat(texts(then.at("last_day"), "opened", "closed")).containsExactly("1", "0");

            Answer later = auditor.get("/ledger/dashboard/?as_of=" + day.plus(Duration.ofDays(3))).must(200);
            assertThat(texts(later.at("last_day"), "opened", "closed")).containsExactly("0", "1");
            assertThat(texts(later.at("by_status"), "open", "rejected", "new")).containsExactly("1", "1", "0");

            Answer unknown = auditor.get("/ledger/dashboard/?as_of=" + day.plus(Duration.ofDays(30)) + "&clock=recorded").must(200);
            assertThat(unknown.at("tickets").longValue()).as("the log had heard of nothing yet").isZero();
            Answer known = auditor.get("/ledger/dashboard?clock=recorded").must(200);
            assertThat(List.of(known.at("tickets").longValue(), known.at("open").longValue(), known.at("last_day").get("opened").longValue())).containsExactly(2L, 1L, 2L);
        }
    }

    @Test
    void an_answer_about_the_past_is_not_sent_twice() {
        String path = "/ledger/tickets/?as_of=1980-01-01T00:00:00Z&clock=recorded";
        assertThat(admin.get(path).must(200).raw().headers().firstValue("ETag")).isPresent().isEqualTo(admin.get(path).must(200).raw().headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of=yesterday", "as_of=2999-01-01T00:00:00Z", "as_of=-4713-01-01T00:00:00Z", "clock=wall", "clock=occurred,recorded", "status=lost", "status=all,lost", "priority=urgent",
            "agent=nobody-of-this-name", "agent=%00", "team=%00", "limit=many", "limit=-1", "cursor=nonsense", "cursor=1@", "cursor=-1@2016-01-01T00:00:00Z", "cursor=1@%2B999999999-01-01T00:00:00Z",
            "cursor=5@2016-01-01T00:00:00Z&as_of=2017-01-01T00:00:00Z", "cursor=5@2999-01-01T00:00:00Z"})
    void what_makes_no_sense_is_a_bad_request(String query) {
        Answer answer = problem(admin.get("/ledger/tickets/?" + query), 400, "Bad Request");
        assertThat(StreamSupport.stream(answer.at("errors").propertyNames().spliterator(), false)).containsAnyElementsOf(List.of("as_of", "clock", "status", "priority", "agent", "team", "limit", "cursor"));
        if (query.startsWith("as_of") || query.startsWith("clock")) problem(admin.get("/ledger/dashboard/?" + query), 400, "Bad Request");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_past_is_for_those_who_answer_for_the_desk(Role role) {
        Client client = ledger.person(role);
        for (String path : List.of("/ledger/tickets/", "/ledger/dashboard/")) {
            Answer answer = client.get(path);
            if (role == Role.ADMIN || role == Role.MANAGER || role == Role.AUDITOR) answer.must(200);
            else problem(answer, 403, "Forbidden");
            problem(ledger.stranger().get(path), 401, "Unauthorized");
        }
    }
}
