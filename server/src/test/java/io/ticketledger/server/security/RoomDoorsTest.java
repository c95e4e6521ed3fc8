package io.ticketledger.server.security;

import static io.ticketledger.practice.Practice.ask;
import static io.ticketledger.practice.Practice.get;
import static io.ticketledger.practice.Practice.person;
import static io.ticketledger.practice.Practice.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.account.AccountCommand.DeleteAccount;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.query.directory.Account;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomDoorsTest {

    private static final TokenLife LIFE = new TokenLife(Duration.ofHours(2), Duration.ofDays(2));

    private final RunningDesk desk = Practice.desk();

    @Test
    void without_a_token_nobody_comes_in_and_hears_so_in_the_words_of_the_room() {
        HttpResponse<String> answer = get(desk, "/practice/me");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"practice\":\"NO_TOKEN\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
    }

    @Test
    void a_header_of_another_scheme_is_no_token() {
        assertThat(get(desk, "/practice/me", "Authorization", "Basic YTpi").body()).contains("NO_TOKEN");
    }

    @Test
    void a_bad_token_is_called_bad() {
        HttpResponse<String> answer = get(desk, "/practice/me", "Authorization", "Bearer nonsense");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("BAD_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/practice/login", "/practice/login/"})
    void a_bad_token_keeps_nobody_from_logging_in(String path) {
        assertThat(post(desk, path, BodyPublishers.ofString("{}"), "Authorization", "Bearer nonsense").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/practice/me", "/practice/me/"})
    void the_caller_is_who_the_token_speaks_for(String path) {
        Account pat = person(desk, "pat-Passw0rd", Role.AGENT);
        HttpResponse<String> answer = get(desk, path, "Authorization", "bearer " + access(pat), "X-Request-ID", "abc-1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(pat.username(), "agent", "abc-1", "127.0.0.1");
        assertThat(answer.headers().firstValue("X-Request-ID")).hasValue("abc-1");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void roles_are_those_of_now_and_not_those_of_the_token() {
        Account pat = person(desk, "pat-Passw0rd", Role.AGENT);
        String token = access(pat);
        ask(desk, new ChangeAccount(pat.id(), null, null, null, null, Set.of(Role.MANAGER), null, null, null, null, null));
        assertThat(get(desk, "/practice/me", "Authorization", "Bearer " + token).body()).contains("manager").doesNotContain("agent");
    }

    @Test
    void whoever_is_shut_out_is_out_at_once() {
        Account inactive = person(desk, "pat-Passw0rd", Role.AGENT);
        Account deleted = person(desk, "pat-Passw0rd", Role.AGENT);
        String ofInactive = access(inactive);
        String ofDeleted = access(deleted);
        ask(desk, new DeactivateAccount(inactive.id()));
        ask(desk, new DeleteAccount(deleted.id()));
        assertThat(get(desk, "/practice/me", "Authorization", "Bearer " + ofInactive).statusCode()).isEqualTo(401);
        assertThat(get(desk, "/practice/me", "Authorization", "Bearer " + ofDeleted).statusCode()).isEqualTo(401);
    }

    @Test
    void a_strange_request_id_is_replaced() {
        HttpResponse<String> answer = get(desk, "/practice/me", "X-Request-ID", "a b;c");
        assertThat(answer.headers().firstValue("X-Request-ID")).hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    @Test
    void what_a_proxy_says_is_not_believed_unless_it_is_configured() {
        Account pat = person(desk, "pat-Passw0rd", Role.AGENT);
        assertThat(get(desk, "/practice/me", "Authorization", "Bearer " + access(pat), "X-Forwarded-For", "6.6.6.6").body()).contains("127.0.0.1");
    }

    @Test
    void what_is_not_there_or_goes_wrong_is_said_in_the_words_of_the_room() {
        String bearer = "Bearer " + access(person(desk, "pat-Passw0rd", Role.AGENT));
        assertThat(get(desk, "/practice/nowhere", "Authorization", bearer).body()).isEqualTo("{\"practice\":\"NO_SUCH_PLACE\"}");
        assertThat(get(desk, "/practice/things", "Authorization", bearer).body()).isEqualTo("{\"practice\":\"WRONG_METHOD\"}");
        HttpResponse<String> fault = get(desk, "/practice/fault", "Authorization", bearer);
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).isEqualTo("{\"practice\":\"BROKEN\"}");
        assertThat(get(desk, "/practice//me;x=1", "Authorization", bearer).body()).isEqualTo("{\"practice\":\"MALFORMED\"}");
        assertThat(get(desk, "/practice/me?name=%FF", "Authorization", bearer).body()).isEqualTo("{\"practice\":\"MALFORMED\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/actuator", "/actuator/env", "/actuator/beans", "/error", "/v3/api-docs", "/swagger-ui/index.html"})
    void what_is_in_no_room_is_not_there(String path) {
        HttpResponse<String> answer = get(desk, path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
    }

    @Test
    void no_other_origin_is_allowed_unless_it_is_configured() {
        HttpResponse<String> answer = get(desk, "/practice/me", "Origin", "https://elsewhere.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private String access(Account account) {
        return desk.part(Tokens.class).issue(account, LIFE).access();
    }
}
