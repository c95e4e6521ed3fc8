package io.ticketledger.server.kanban;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A desk whose settings have a key for developing clients, and name a page of another origin. */
class KanbanKeyTest {

    private static final String KEY = "dev-super-secret-key-12345";
    private static final String PAGE = "http://localhost:5173";
    private static final RunningDesk DESK = RunningDesk.fresh("ticketledger.super-secret-key=" + KEY, "ticketledger.cors-origins=" + PAGE);

    private final Client stranger = Client.stranger(DESK.url());

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void whoever_has_the_key_is_the_first_administrator_in_this_room_alone_and_every_use_is_in_the_audit_log() {
        Answer me = stranger.get("/kanban/api/tickets/auth/me/", "X-Super-Secret-Key", KEY).must(200);
        assertThat(me.at("username").stringValue()).isEqualTo("admin");
        assertThat(me.at("is_superuser").booleanValue()).isTrue();
        assertThat(stranger.get("/kanban/api/tickets/auth/me/", "X-Super-Secret-Key", KEY + "6").must(401).at("code").stringValue()).isEqualTo("token_not_valid");
        stranger.get("/kanban/api/tickets/auth/me/", "X-Super-Secret-Key", "").must(401);
        stranger.get("/api/users/", "X-Super-Secret-Key", KEY).must(401);
        stranger.get("/ledger/events/", "X-Super-Secret-Key", KEY).must(401);

        AtTheBoard board = AtTheBoard.of(DESK);
        Answer audit = Client.stranger(DESK.url()).as(board.superuser.client().token()).get("/api/audit/").must(200);
        assertThat(audit.at("results").valueStream().filter(entry -> entry.path("action").stringValue().equals("secret-key-used"))).hasSize(1);
    }

    @Test
    void a_page_of_the_named_origin_may_send_what_this_contract_needs() {
        HttpRequest.Builder asking = HttpRequest.newBuilder(URI.create(DESK.url() + "/kanban/api/tickets/users/")).method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "PATCH").header("Access-Control-Request-Headers", "authorization,content-type,x-project-id,x-super-secret-key");
        Answer allowed = stranger.send(asking.copy().header("Origin", PAGE).build()).must(200);
        assertThat(allowed.raw().headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(allowed.raw().headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(allowed.raw().headers().firstValue("Access-Control-Allow-Headers")).hasValueSatisfying(
                headers -> assertThat(headers.toLowerCase(java.util.Locale.ROOT)).contains("authorization", "content-type", "x-project-id", "x-super-secret-key"));
        stranger.send(asking.copy().header("Origin", "http://elsewhere.example").build()).must(403);
    }
}
