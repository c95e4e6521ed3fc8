package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuilder;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerProjectionsTest {

    private static RunningDesk desk;
    private static AtTheLedger here;
    private static Client admin;

    @BeforeAll
    static void open() {
        desk = RunningDesk.fresh();
        here = new AtTheLedger(desk);
        admin = here.admin();
        for (int i = 0; i < 5; i++) here.ticket(Priority.HIGH, Instant.now());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void each_says_how_far_it_is_and_who_works_on_it() {
        Answer all = here.person(Role.AUDITOR).get("/ledger/projections/").must(200);
        assertThat(all.json().valueStream().map(each -> each.get("name").stringValue())).containsExactlyElementsOf(ReadModels.names());
        Await.until(() -> admin.get("/ledger/projections/directory/").must(200).at("lag_events").longValue() == 0);
        Answer one = admin.get("/ledger/projections/directory").must(200);
        assertThat(one.at("state").stringValue()).isEqualTo("running");
        assertThat(one.at("position").longValue()).isPositive();
        assertThat(Duration.parse(one.at("lag").stringValue())).isZero();
        assertThat(one.at("lag_seconds").doubleValue()).isZero();
        assertThat(one.at("errors")).isEmpty();
        assertThat(one.at("tables").valueStream().map(JsonNode::stringValue)).containsExactly("directory_account", "directory_team");
        assertThat(one.at("segments")).hasSize(1);
        JsonNode segment = one.at("segments").get(0);
        assertThat(segment.get("segment").intValue()).isZero();
        assertThat(segment.get("position").longValue()).isEqualTo(one.at("position").longValue());
        assertThat(segment.get("owner").stringValue()).isNotBlank();
        assertThat(segment.get("here").booleanValue()).isTrue();
        assertThat(Instant.parse(segment.get("claimed").stringValue())).isBefore(Instant.now().plusSeconds(60));
        assertThat(segment.get("error").isNull()).isTrue();
    }

    @Test
    void it_is_made_anew_compared_exchanged_and_brought_back() {
        Answer accepted = admin.post("/ledger/projections/ticket-list/rebuild/").must(202);
        assertThat(accepted.raw().headers().firstValue("Location")).contains("/ledger/projections/ticket-list/");
        assertThat(accepted.at("requested_by").stringValue()).contains("admin");
        assertThat(accepted.at("kind").stringValue()).isEqualTo("rebuild");
        assertThat(accepted.at("if_different").stringValue()).isEqualTo("swap");
        JsonNode done = over("ticket-list");
        assertThat(done.get("phase").stringValue()).isEqualTo("done");
        assertThat(done.get("percent").doubleValue()).isEqualTo(100);
        assertThat(done.get("equal").booleanValue()).isTrue();
        assertThat(done.get("tables")).hasSize(new TicketListProjection().tables().size());
        JsonNode rows = done.get("tables").valueStream().filter(table -> table.get("table").stringValue().equals("ticket_row")).findFirst().orElseThrow();
        assertThat(rows.get("serving_rows").longValue()).isGreaterThanOrEqualTo(5).isEqualTo(rows.get("copy_rows").longValue());
        assertThat(rows.get("serving_checksum").stringValue()).isEqualTo(rows.get("copy_checksum").stringValue());
        assertThat(Duration.parse(done.get("swap").stringValue())).isPositive();
        JsonNode previous = admin.get("/ledger/projections/ticket-list/").must(200).at("previous");
        assertThat(previous.get("position").longValue()).isEqualTo(done.get("position").longValue());
        assertThat(previous.get("unusable").isNull()).isTrue();
        assertThat(Instant.parse(previous.get("replaced").stringValue())).isBefore(Instant.now().plusSeconds(60));

        assertThat(admin.post("/ledger/projections/ticket-list/rollback").must(202).at("kind").stringValue()).isEqualTo("rollback");
        assertThat(over("ticket-list").get("phase").stringValue()).isEqualTo("done");
    }

    @Test
    void what_differs_is_kept_beside_if_that_was_wanted() {
        JdbcClient.create(desk.database().dataSource()).sql("UPDATE workload_ticket SET version = version + 0, created_at = created_at - interval '1 hour'").update();
        admin.post("/ledger/projections/workload/rebuild/?if_different=keep").must(202);
        JsonNode kept = over("workload");
        assertThat(kept.get("phase").stringValue()).isEqualTo("kept");
        assertThat(kept.get("equal").booleanValue()).isFalse();
        assertThat(admin.delete("/ledger/projections/workload/rebuild/").must(202).at("phase").stringValue()).isEqualTo("cancelling");
        Await.until(() -> over("workload").get("phase").stringValue().equals("cancelled"));
        admin.post("/ledger/projections/workload/rebuild/").must(202);
        assertThat(over("workload").get("phase").stringValue()).isEqualTo("done");
    }

    @Test
    void what_cannot_be_is_refused_with_the_reason() {
        assertThat(problem(admin.post("/ledger/projections/notifications/rebuild/"), 409, "Conflict").at("detail").stringValue()).contains("the log does not say");
        assertThat(problem(admin.post("/ledger/projections/notifications/rollback/"), 409, "Conflict").at("detail").stringValue()).contains("the log does not say");
        assertThat(problem(admin.post("/ledger/projections/dashboard/rollback/"), 409, "Conflict").at("detail").stringValue()).contains("Nothing is kept");
        problem(admin.delete("/ledger/projections/dashboard/rebuild/"), 409, "Conflict");
        problem(admin.post("/ledger/projections/nothing/rebuild/"), 404, "Not Found");
        problem(admin.post("/ledger/projections/nothing/rollback/"), 404, "Not Found");
        problem(admin.delete("/ledger/projections/nothing/rebuild/"), 404, "Not Found");
        problem(admin.get("/ledger/projections/nothing/"), 404, "Not Found");
        problem(admin.post("/ledger/projections/Directory/rebuild/"), 404, "Not Found");
        problem(admin.post("/ledger/projections/dashboard/rebuild/?if_different=perhaps"), 400, "Bad Request");
        problem(admin.get("/ledger/projections/dashboard/rebuild/"), 405, "Method Not Allowed");
        assertThat(admin.get("/ledger/projections/notifications/").must(200).at("rebuildable").booleanValue()).isFalse();
    }

    @Test
    void two_who_want_it_at_once_get_it_once() {
        try (RunningDesk quiet = RunningDesk.fresh()) {
            quiet.part(Rebuilder.class).close();
            Client there = new AtTheLedger(quiet).admin();
            there.post("/ledger/projections/dashboard/rebuild/").must(202);
            problem(there.post("/ledger/projections/dashboard/rebuild/"), 409, "Conflict");
            problem(there.post("/ledger/projections/dashboard/rollback/"), 409, "Conflict");
            Answer waiting = there.get("/ledger/projections/dashboard/").must(200);
            assertThat(waiting.at("state").stringValue()).isEqualTo("rebuilding");
            assertThat(waiting.at("rebuild").get("phase").stringValue()).isEqualTo("waiting");
            try (RunningDesk next = quiet.anotherNode()) {
                Client elsewhere = new AtTheLedger(next).admin();
                Await.until(() -> elsewhere.get("/ledger/projections/dashboard/").must(200).at("rebuild").get("phase").stringValue().equals("done"));
            }
        }
    }

    @Test
    void one_that_has_fallen_says_over_what_and_one_nobody_works_on_says_so() {
        try (RunningDesk other = RunningDesk.fresh()) {
            Client there = new AtTheLedger(other).admin();
            JdbcClient.create(other.database().dataSource()).sql("ALTER TABLE sla_clock ADD CONSTRAINT none_at_all CHECK (ticket IS NULL)").update();
            // Nobody waits for its being readable: it will not be.
            Account requester = Practice.person(other, AtTheLedger.PASSWORD, Role.REQUESTER);
            other.part(Desk.class).ask(new OpenTicket(Ids.ticket(), 1, requester.id(), "t", "d", Priority.HIGH, null, null, "bug", null, null, "p", null),
                    new Occasion(Caller.of(requester).actor(), "desk", null, null, Instant.now(), null, null));
            Await.until(() -> there.get("/ledger/projections/sla-clocks/").must(200).at("state").stringValue().equals("stumbling"));
            Answer fallen = there.get("/ledger/projections/sla-clocks/").must(200);
            assertThat(fallen.at("errors").get(0).stringValue()).contains("none_at_all");
            assertThat(fallen.at("lag_events").longValue()).isPositive();
            other.part(ProjectionProcessors.class).stop();
            Await.until(() -> there.get("/ledger/projections/directory/").must(200).at("state").stringValue().equals("stopped"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"MANAGER", "AUDITOR"})
    void auditors_and_managers_look_and_do_not_touch(Role role) {
        Client client = here.person(role);
        client.get("/ledger/projections/").must(200);
        client.get("/ledger/projections/audit-log/").must(200);
        problem(client.post("/ledger/projections/audit-log/rebuild/"), 403, "Forbidden");
        problem(client.post("/ledger/projections/audit-log/rollback/"), 403, "Forbidden");
        problem(client.delete("/ledger/projections/audit-log/rebuild/"), 403, "Forbidden");
        problem(client.post("/ledger/projections/nothing/rebuild/"), 403, "Forbidden");
        assertThat(desk.part(Rebuilds.class).last("audit-log")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "REQUESTER"})
    void others_do_not_even_look(Role role) {
        problem(here.person(role).get("/ledger/projections/"), 403, "Forbidden");
    }

    @Test
    void the_words_of_the_choice_are_those_of_the_documentation() {
        assertThat(IfDifferent.values()).extracting(LedgerVocabulary::word).containsExactly("swap", "keep");
        assertThat(here.stranger().get("/docs/openapi/ledger").must(200).at("paths").propertyNames()).anyMatch(path -> path.startsWith("/ledger/projections/{name}/rebuild"));
    }

    private static JsonNode over(String name) {
        Await.until(() -> !admin.get("/ledger/projections/" + name + "/").must(200).at("rebuild").get("ended").isNull());
        return admin.get("/ledger/projections/" + name + "/").must(200).at("rebuild");
    }
}
