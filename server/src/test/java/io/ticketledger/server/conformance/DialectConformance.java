package io.ticketledger.server.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every dialect owes its clients, whatever its words: one suite, a subclass for each contract. */
abstract class DialectConformance {

    static final RunningDesk DESK = RunningDesk.shared();

    /** Somebody who is logged in. */
    record Person(String username, String password, Client client) {}

    /** Knows one contract's paths, bodies and words. */
    interface Dialect {

        /** Where it is mounted, as a client would configure it. */
        String base();

        /** Opens tickets. */
        Person requester();

        /** May do what is needed to work on them. */
        Client staff();

        /** Has an account and nothing to do with any of these tickets. */
        Person outsider();

        Answer login(String username, String password);

        int refusedLogin();

        String access(Answer login);

        Answer refresh(Answer login);

        /** Shuts an account out for the time being. */
        void deactivate(Person person);

        /** A body that opens a ticket. */
        Object ticket(String title);

        String titleField();

        Answer comment(Client client, long ticket, String text);

        List<String> comments(Client client, long ticket);

        /** Takes a ticket from its opening to being worked on, done and accepted. */
        List<Runnable> wholeLife(long ticket);

        /** The contract's words for it, in that order, the opening first. */
        List<String> wordsOfALife();

        /** The sentence of a refusal, however the contract wraps it; {@code field} if one is to blame. */
        String sentence(Answer refusal, String field);
    }

    abstract Dialect dialect();

    private static final String TICKETS = "/tickets/";

    String tickets() {
        return TICKETS;
    }

    private Client stranger() {
        return Client.stranger(DESK.url() + dialect().base());
    }

    private long open(Client client, String title) {
        return client.post(tickets(), dialect().ticket(title)).must(201).at("id").longValue();
    }

    private String one(long ticket) {
        return tickets() + ticket + "/";
    }

    private static List<Long> ids(Answer page) {
        List<Long> ids = new ArrayList<>();
        page.at("results").forEach(ticket -> ids.add(ticket.path("id").longValue()));
        return ids;
    }

    @Test
    void whoever_shows_no_token_or_a_bad_one_is_not_let_in() {
        for (String path : List.of(tickets(), tickets() + "1/", "/nowhere/")) {
            assertThat(stranger().get(path).must(401).at("detail").stringValue()).isEqualTo("Authentication credentials were not provided.");
        }
        Answer bad = stranger().as("not.a.token").get(tickets()).must(401);
        assertThat(bad.at("detail").stringValue()).isEqualTo("Given token not valid for any token type");
        assertThat(bad.raw().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void a_wrong_password_an_unknown_name_and_one_that_cannot_be_stored_are_refused_alike() {
        Person requester = dialect().requester();
        String wrong = dialect().login(requester.username(), "not-" + requester.password()).must(dialect().refusedLogin()).text();
        assertThat(dialect().login("nobody-of-that-name", "not-that-either-1").must(dialect().refusedLogin()).text()).isEqualTo(wrong);
        assertThat(dialect().login("nul\0name", "not-that-either-1").status()).isBetween(400, 401);
    }

    @Test
    void a_refresh_token_gives_an_access_token_that_is_good() {
        Person requester = dialect().requester();
        Answer login = dialect().login(requester.username(), requester.password()).must(200);
        String access = dialect().access(dialect().refresh(login).must(200));
        stranger().as(access).get(tickets() + "?page=1").must(200);
    }

    @Test
    void whoever_is_shut_out_is_out_at_once_and_cannot_log_in() {
        Person leaving = dialect().outsider();
        leaving.client().get(tickets() + "?page=1").must(200);
        dialect().deactivate(leaving);
        leaving.client().get(tickets() + "?page=1").must(401);
        dialect().login(leaving.username(), leaving.password()).must(dialect().refusedLogin());
    }

    @Test
    void what_was_opened_is_there_for_those_concerned_and_for_nobody_else() {
        Person requester = dialect().requester();
        long ticket = open(requester.client(), "Printer <b>on fire</b> 🔥 \"now\"");
        assertThat(requester.client().get(one(ticket)).must(200).at(dialect().titleField()).stringValue()).isEqualTo("Printer <b>on fire</b> 🔥 \"now\"");
        assertThat(ids(requester.client().get(tickets() + "?page=1").must(200))).contains(ticket);
        Client outsider = dialect().outsider().client();
        assertThat(ids(outsider.get(tickets() + "?page=1").must(200))).doesNotContain(ticket);
        String hidden = outsider.get(one(ticket)).must(404).text();
        assertThat(outsider.get(one(999_999_999)).must(404).text()).as("what is out of sight looks like what does not exist").isEqualTo(hidden);
    }

    @Test
    void a_ticket_lives_its_life_in_the_words_of_the_contract() {
        Person requester = dialect().requester();
        long ticket = open(requester.client(), "From first to last");
        List<String> statuses = new ArrayList<>(List.of(status(ticket)));
        for (Runnable step : dialect().wholeLife(ticket)) {
            step.run();
            String status = status(ticket);
            if (!statuses.getLast().equals(status)) statuses.add(status);
        }
        assertThat(statuses).isEqualTo(dialect().wordsOfALife());
    }

    private String status(long ticket) {
        return dialect().staff().get(one(ticket)).must(200).at("status").stringValue();
    }

    @Test
    void whatever_many_say_at_once_is_all_there_each_once() throws Exception {
        Person requester = dialect().requester();
        long ticket = open(requester.client(), "Everybody talks");
        List<String> said = Stream.iterate(1, n -> n + 1).limit(12).map(n -> "remark " + n).toList();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<?>> talking = new ArrayList<>();
            for (String text : said) {
                talking.add(people.submit(() -> {
                    together.await();
                    return dialect().comment(requester.client(), ticket, text);
                }));
            }
            together.countDown();
            for (Future<?> one : talking) assertThat(((Answer) one.get()).status()).isBetween(200, 201);
        }
        assertThat(dialect().comments(requester.client(), ticket)).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void pages_say_how_many_there_are_and_where_the_next_one_is_and_end_in_404() {
        Person requester = dialect().requester();
        for (int i = 0; i < 3; i++) open(requester.client(), "On pages " + i);
        Answer first = requester.client().get(tickets() + "?page=1&page_size=2").must(200);
        assertThat(first.json().propertyNames()).contains("count", "next", "previous", "results");
        assertThat(first.at("previous").isNull()).isTrue();
        long count = first.at("count").longValue();
        assertThat(count).isGreaterThanOrEqualTo(3);
        List<Long> seen = new ArrayList<>(ids(first));
        JsonNode next = first.at("next");
        while (!next.isNull()) {
            Answer page = requester.client().send(HttpRequest.newBuilder(URI.create(next.stringValue())).header("Authorization", "Bearer " + requester.client().token()).build()).must(200);
            assertThat(page.at("previous").isNull()).isFalse();
            seen.addAll(ids(page));
            next = page.at("next");
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) count);
        requester.client().get(tickets() + "?page=" + (count + 1)).must(404);
        for (String nonsense : List.of("0", "-1", "x", "99999999999999999999")) {
            assertThat(dialect().sentence(requester.client().get(tickets() + "?page=" + nonsense).must(404), null)).isNotBlank();
        }
        assertThat(requester.client().get(tickets() + "?page=1&page_size=100000").must(200).at("results").size()).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "5", "null", "{\"a\": }", "{\"a\": 1} trailing", "\u0000"})
    void a_body_that_is_no_json_object_is_400(String body) {
        assertThat(dialect().sentence(dialect().requester().client().post(tickets(), body).must(400), null)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[\"a\"]", "{}", "true", "\"\"", "\"   \"", "\"nul \\u0000\"", "\"half \\ud83d\""})
    void a_bad_title_is_400_and_named(String title) {
        String body = "{\"" + dialect().titleField() + "\": " + title + "}";
        assertThat(dialect().sentence(dialect().requester().client().post(tickets(), body).must(400), dialect().titleField())).isNotBlank();
    }

    @Test
    void a_title_has_at_most_300_characters_and_all_of_unicode() {
        String longest = "ä😀".repeat(150);
        Client client = dialect().requester().client();
        assertThat(client.get(one(open(client, longest))).must(200).at(dialect().titleField()).stringValue()).isEqualTo(longest);
        dialect().sentence(client.post(tickets(), dialect().ticket(longest + "x")).must(400), dialect().titleField());
    }

    @Test
    void nesting_without_end_is_400() {
        dialect().requester().client().post(tickets(), "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").must(400);
    }

    @Test
    void a_body_that_is_too_large_is_413_whether_or_not_it_tells_its_length() {
        Client client = dialect().requester().client();
        byte[] large = ("{\"" + dialect().titleField() + "\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(dialect().sentence(client.send("POST", tickets(), large, "application/json").must(413), null)).isNotBlank();
        Answer unannounced = client.send("POST", tickets(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), "application/json").must(413);
        assertThat(dialect().sentence(unannounced, null)).isNotBlank();
    }

    @Test
    void what_is_not_there_is_404_and_what_is_not_meant_that_way_405() {
        Client staff = dialect().staff();
        assertThat(dialect().sentence(staff.get("/nowhere/").must(404), null)).isNotBlank();
        assertThat(dialect().sentence(staff.send("PUT", tickets(), new byte[0], "application/json").must(405), null)).isNotBlank();
        for (String id : List.of("0", "-1", "x", "1.5", "99999999999999999999", "%F0%9F%94%A5")) staff.get(tickets() + id + "/").must(404);
    }

    @Test
    void the_slash_at_the_end_may_be_left_out() {
        Client client = dialect().requester().client();
        long ticket = open(client, "With and without");
        String bare = tickets().substring(0, tickets().length() - 1);
        assertThat(client.get(bare + "/" + ticket).must(200).text()).isEqualTo(client.get(one(ticket)).must(200).text());
        client.get(bare + "?page=1").must(200);
    }

    @Test
    void answers_are_kept_by_nobody_and_taken_for_what_they_are() {
        Answer answer = dialect().requester().client().get(tickets() + "?page=1").must(200);
        assertThat(answer.raw().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.raw().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_client_that_names_its_request_finds_the_name_again() {
        Person requester = dialect().requester();
        HttpRequest request = HttpRequest.newBuilder(URI.create(DESK.url() + dialect().base() + tickets() + "?page=1"))
                .header("Authorization", "Bearer " + requester.client().token()).header("X-Request-ID", "conformance-1").build();
        assertThat(requester.client().send(request).must(200).raw().headers().firstValue("X-Request-ID")).hasValue("conformance-1");
    }

}
