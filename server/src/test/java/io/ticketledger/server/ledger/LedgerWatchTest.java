package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.PASSWORD;
import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LedgerWatchTest {

    private final AtTheLedger ledger = AtTheLedger.shared();
    private final Client admin = ledger.admin();

    @Test
    void an_administrator_appoints_an_auditor_who_reads_everything_and_changes_nothing() {
        Account nora = ledger.account(Role.REQUESTER);
        Client herself = ledger.login(nora.username(), PASSWORD);
        AtTheLedger.Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        problem(herself.get("/ledger/tickets/" + ticket.number() + "/sla/"), 403, "Forbidden");

        Answer appointed = admin.send("PUT", "/ledger/auditors/" + nora.username() + "/", new byte[0], null).must(200);
        assertThat(appointed.at("id").stringValue()).isEqualTo(nora.id().toString());
        assertThat(appointed.at("active").booleanValue()).isTrue();
        assertThat(admin.get("/ledger/auditors/").must(200).json().valueStream().map(auditor -> auditor.get("number").longValue())).contains(nora.number());

        herself.get("/ledger/tickets/" + ticket.number() + "/sla/").must(200);
        herself.get("/api/tickets/" + ticket.number() + "/").must(200);
        assertThat(herself.post("/api/tickets/", body("title", "t", "description", "d", "priority", "LOW", "category", "BUG", "project", "p")).status()).isEqualTo(403);
        assertThat(herself.post("/api/tickets/" + ticket.number() + "/add_comment/", body("comment", "I was here")).status()).isEqualTo(403);
        problem(herself.send("PUT", "/ledger/auditors/" + nora.number() + "/", new byte[0], null), 403, "Forbidden");

        assertThat(admin.delete("/ledger/auditors/" + nora.number() + "/").status()).isEqualTo(204);
        problem(herself.get("/ledger/tickets/" + ticket.number() + "/sla/"), 403, "Forbidden");
        problem(admin.delete("/ledger/auditors/" + nora.id() + "/"), 404, "Not Found");
    }

    @Test
    void nobody_appoints_himself_or_somebody_who_is_not_there() {
        problem(admin.send("PUT", "/ledger/auditors/admin/", new byte[0], null), 409, "Conflict");
        for (String nobody : List.of("nobody-of-this-name", "999999999", "019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01")) {
            problem(admin.send("PUT", "/ledger/auditors/" + nobody + "/", new byte[0], null), 404, "Not Found");
        }
    }

    @Test
    void what_an_auditor_looks_at_is_written_down_wherever_he_looks() {
        Account nora = ledger.account(Role.AUDITOR);
        Client herself = ledger.login(nora.username(), PASSWORD);
        herself.get("/api/tickets/?page=1&page_size=1").must(200);
        herself.get("/ledger/auditors/?token=not.for.you&x=1").must(200);
        problem(herself.get("/ledger/tickets/nonsense/sla/?x=1"), 400, "Bad Request");
        Answer looks = herself.get("/ledger/reads/?reader=" + nora.username()).must(200);
        assertThat(looks.at("items").valueStream().map(look -> look.get("path").stringValue())).startsWith("/ledger/reads", "/ledger/tickets/nonsense/sla", "/ledger/auditors");
        JsonNode first = looks.at("items").valueStream().filter(look -> look.get("path").stringValue().equals("/api/tickets")).findFirst().orElseThrow();
        assertThat(first.get("query").stringValue()).isEqualTo("page=1&page_size=1");
        assertThat(first.get("method").stringValue()).isEqualTo("GET");
        assertThat(first.get("reader").get("id").stringValue()).isEqualTo(nora.id().toString());
        assertThat(first.get("reader").get("roles").valueStream().map(JsonNode::stringValue)).containsExactly("auditor");
        assertThat(Instant.parse(first.get("at").stringValue())).isBeforeOrEqualTo(Instant.now().plusSeconds(60));
        assertThat(first.get("request_id").stringValue()).isNotBlank();
        assertThat(looks.text()).doesNotContain("not.for.you").contains("token=-&x=1");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"ADMIN", "MANAGER", "REQUESTER"})
    void what_anybody_asks_of_the_ledger_is_written_down_and_what_he_asks_elsewhere_is_not(Role role) {
        Account reader = ledger.account(role);
        Client himself = ledger.login(reader.username(), PASSWORD);
        himself.get("/api/tickets/").must(200);
        himself.get("/ledger/tickets/1/sla/");
        assertThat(admin.get("/ledger/reads/?reader=" + reader.id()).must(200).at("items").valueStream().map(look -> look.get("path").stringValue())).containsExactly("/ledger/tickets/1/sla");
    }

    @Test
    void looks_are_paged_through_and_none_is_shown_twice() {
        Account nora = ledger.account(Role.AUDITOR);
        Client herself = ledger.login(nora.username(), PASSWORD);
        for (int i = 0; i < 5; i++) herself.get("/ledger/auditors/?i=" + i).must(200);
        Answer first = admin.get("/ledger/reads/?limit=2&reader=" + nora.number()).must(200);
        Answer second = admin.get("/ledger/reads/?limit=2&reader=" + nora.number() + "&cursor=" + first.at("next_cursor").stringValue()).must(200);
        Answer third = admin.get("/ledger/reads/?limit=2&reader=" + nora.number() + "&cursor=" + second.at("next_cursor").stringValue()).must(200);
        assertThat(List.of(first, second, third).stream().flatMap(page -> page.at("items").valueStream()).map(look -> look.get("query").stringValue()))
                .containsExactly("i=4", "i=3", "i=2", "i=1", "i=0");
        assertThat(third.at("next_cursor").isNull()).isTrue();
        Instant middle = Instant.parse(second.at("items").get(0).get("at").stringValue());
        assertThat(admin.get("/ledger/reads/?reader=" + nora.number() + "&from=" + middle).must(200).at("items")).hasSize(3);
        assertThat(admin.get("/ledger/reads/?reader=" + nora.number() + "&to=" + middle).must(200).at("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=many", "cursor=-1", "from=yesterday", "reader=nobody-of-this-name"})
    void a_bad_parameter_is_named(String query) {
        Answer answer = problem(admin.get("/ledger/reads/?" + query), 400, "Bad Request");
        assertThat(answer.at("errors").propertyNames()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void the_read_log_takes_nothing_back() {
        JdbcClient sql = ledger.desk().part(JdbcClient.class);
        for (String statement : List.of("UPDATE read_log SET username = 'nobody'", "DELETE FROM read_log", "TRUNCATE read_log")) {
            assertThatThrownBy(() -> sql.sql(statement).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
        }
    }

    @Test
    void an_answer_that_a_client_has_already_is_not_sent_again() {
        AtTheLedger.Opened ticket = ledger.ticket(Priority.LOW, Instant.now());
        String address = "/ledger/auditors/?of=" + ticket.number();
        Answer first = admin.get(address).must(200);
        assertThat(first.raw().headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        String tag = first.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(conditional(address, tag).status()).isEqualTo(304);
        assertThat(conditional(address, "\"something-else\"").status()).isEqualTo(200);
    }

    private Answer conditional(String path, String tag) {
        return admin.send(HttpRequest.newBuilder(URI.create(ledger.desk().url() + path)).header("Authorization", "Bearer " + admin.token()).header("If-None-Match", tag).build());
    }
}
