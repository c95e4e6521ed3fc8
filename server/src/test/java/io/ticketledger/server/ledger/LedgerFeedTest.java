package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.practice.Practice;
import io.ticketledger.practice.QuickPace;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFeedTest {

    private static final String FEED = "/ledger/feed";

    /** So few threads that whoever held one while he waits would be noticed. */
    private static final int THREADS = 6;

    private static final ExecutorService ASKING = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private static RunningDesk desk;
    private static RunningDesk other;
    private static AtTheLedger ledger;
    private static Client admin;

    @BeforeAll
    static void open() {
        desk = RunningDesk.fresh(QuickPace.SETTING, "server.tomcat.threads.max=" + THREADS, "spring.datasource.hikari.maximum-pool-size=10");
        other = desk.anotherNode(QuickPace.SETTING);
        ledger = new AtTheLedger(desk);
        admin = ledger.admin();
    }

    @AfterAll
    static void close() {
        ASKING.shutdownNow();
        other.close();
        desk.close();
    }

    @Test
    void whoever_follows_the_links_is_told_everything_there_is_in_the_order_of_the_log() {
        ledger.ticket(Priority.HIGH, Instant.now());
        List<Long> told = new ArrayList<>();
        String next = FEED + "?limit=3";
        for (Answer answer = admin.get(next).must(200); !answer.json().isEmpty(); answer = admin.get(next).must(200)) {
            assertThat(answer.json().size()).isLessThanOrEqualTo(3);
            told.addAll(positions(answer));
            assertThat(reached(answer)).isEqualTo(told.getLast());
            next = next(answer);
            assertThat(next).isEqualTo(FEED + "?after=" + told.getLast() + "&limit=3");
        }
        assertThat(told).isEqualTo(LongStream.rangeClosed(1, told.getLast()).boxed().toList());
        assertThat(told.getLast()).isEqualTo(head());
    }

    @Test
    void a_client_of_http_feeds_goes_on_after_the_last_id_it_has_seen() {
        ledger.ticket(Priority.HIGH, Instant.now());
        List<Long> told = new ArrayList<>();
        Answer answer = admin.get(FEED + "?limit=7").must(200);
        while (!answer.json().isEmpty()) {
            told.addAll(positions(answer));
            answer = admin.get(FEED + "?limit=7&lastEventId=" + answer.json().get(answer.json().size() - 1).path("id").stringValue()).must(200);
        }
        assertThat(told).isEqualTo(LongStream.rangeClosed(1, head()).boxed().toList());
        Answer elsewhere = Client.stranger(other.url()).as(admin.token()).get(FEED + "?limit=1&lastEventId=" + lines(0).get(1).eventId()).must(200);
        assertThat(positions(elsewhere)).containsExactly(3L);
    }

    @Test
    void the_answer_is_a_batch_of_cloud_events_or_plain_json_for_who_asks_for_that() {
        assertThat(contentType(admin.get(FEED + "?limit=1"))).isEqualTo("application/cloudevents-batch+json");
        for (String accept : List.of("*/*", "application/*", "application/cloudevents-batch+json", "application/json", "application/json, text/event-stream;q=0.1")) {
            Answer answer = admin.send(request(FEED + "?limit=1").header("Accept", accept).build()).must(200);
            assertThat(contentType(answer)).as(accept).isEqualTo(accept.startsWith("application/json") ? "application/json" : "application/cloudevents-batch+json");
            assertThat(answer.json().isArray()).isTrue();
        }
        problem(admin.send(request(FEED).header("Accept", "image/png").build()), 406, "Not Acceptable");
        problem(admin.post(FEED, "{}"), 405, "Method Not Allowed");
        Answer head = admin.send("HEAD", FEED + "?timeout=20000&after=" + head(), HttpRequest.BodyPublishers.noBody(), null).must(200);
        assertThat(reached(head)).isEqualTo(head());
    }

    /** What many write at both nodes, each who follows is told exactly once and in order, in pieces of whatever size, waiting or not, at either node. */
    @Test
    void many_who_follow_while_many_write_each_see_every_position_once() throws Exception {
        long before = head();
        AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        List<Future<List<Long>>> following = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Client client = Client.stranger((i % 2 == 0 ? desk : other).url()).as(admin.token());
            String how = "&limit=" + (1 + i * 17 % 40) + "&timeout=" + (i % 3 == 0 ? 0 : 2_000);
            following.add(ASKING.submit(() -> {
                List<Long> told = new ArrayList<>();
                for (long after = before; after < end.get(); ) {
                    Answer answer = client.get(FEED + "?after=" + after + how).must(200);
                    told.addAll(positions(answer));
                    after = reached(answer);
                }
                return told;
            }));
        }
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AtTheLedger at = new AtTheLedger(i % 2 == 0 ? desk : other);
            writing.add(ASKING.submit(() -> {
                for (int n = 0; n < 15; n++) at.tell(new AcknowledgeTicket(at.ticket(Priority.LOW, Instant.now()).id(), null), Instant.now());
            }));
        }
        for (Future<?> each : writing) each.get();
        end.set(head());
        ledger.ticket(Priority.LOW, Instant.now());
        for (Future<List<Long>> each : following) {
            List<Long> told = each.get(60, TimeUnit.SECONDS);
            assertThat(told).hasSizeGreaterThan(150).isEqualTo(LongStream.rangeClosed(before + 1, told.getLast()).boxed().toList());
        }
    }

    @Test
    void whoever_waits_is_told_of_the_next_event_wherever_it_was_written() throws Exception {
        for (RunningDesk at : List.of(desk, other)) {
            long last = head();
            Future<Answer> waiting = ask(at, admin, "?timeout=30s&after=" + last);
            Await.until(() -> waitAt(at) == 1);
            Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
            Answer answer = waiting.get(20, TimeUnit.SECONDS).must(200);
            assertThat(positions(answer)).startsWith(last + 1).isSorted();
            assertThat(reached(answer)).isEqualTo(positions(answer).getLast());
            List<String> subjects = new ArrayList<>(subjects(answer));
            subjects.addAll(subjects(admin.get(FEED + "?after=" + reached(answer)).must(200)));
            assertThat(subjects).contains(ticket.id().toString(), ticket.requester().id().toString());
            Await.until(() -> waitAt(at) == 0);
        }
    }

    @Test
    void when_the_time_is_up_nothing_is_an_empty_array() {
        long last = head();
        for (String timeout : List.of("50", "50ms", "PT0.05S", "0", "")) {
            Answer answer = admin.get(FEED + "?after=" + last + "&timeout=" + timeout).must(200);
            assertThat(answer.text()).isEqualTo("[]");
            assertThat(reached(answer)).isEqualTo(last);
        }
        assertThat(admin.get(FEED + "?timeout=60000").must(200).json().isEmpty()).as("what is there is not waited for").isFalse();
    }

    @Test
    void whoever_waits_holds_neither_a_thread_of_the_web_server_nor_a_connection_of_the_pool() throws Exception {
        List<Client> auditors = new ArrayList<>();
        for (int i = 0; i < 6; i++) auditors.add(as(ledger.account(Role.AUDITOR), Duration.ofMinutes(10)));
        long last = head();
        List<Future<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < 90; i++) waiting.add(ask(desk, auditors.get(i % auditors.size()), "?timeout=60s&after=" + last));
        Await.until(() -> waitAt(desk) == 90);
        assertThat(admin.get(FEED + "?limit=1").must(200).json()).hasSize(1);
        ledger.ticket(Priority.HIGH, Instant.now());
        for (Future<Answer> each : waiting) assertThat(positions(each.get(20, TimeUnit.SECONDS).must(200))).startsWith(last + 1);
    }

    @Test
    void only_the_types_that_were_asked_for_are_told() {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        ledger.tell(new AcknowledgeTicket(ticket.id(), null), Instant.now());
        List<String> both = List.of("ticket-opened", "ticket-acknowledged");
        for (String types : List.of("type=ticket-opened,ticket-acknowledged", "type=ticket-opened&type=io.ticketledger.ticket-acknowledged.v1")) {
            Answer answer = admin.get(FEED + "?limit=1000&" + types).must(200);
            assertThat(positions(answer)).isEqualTo(lines(0).stream().filter(line -> both.contains(line.name())).map(StoredLine::position).toList()).hasSizeGreaterThan(1);
            assertThat(reached(answer)).isEqualTo(head());
        }
    }

    @Test
    void only_what_happened_to_the_tickets_and_people_that_were_asked_for_is_told() {
        Opened one = ledger.ticket(Priority.HIGH, Instant.now());
        Opened two = ledger.ticket(Priority.HIGH, Instant.now());
        ledger.ticket(Priority.HIGH, Instant.now());
        ledger.tell(new AcknowledgeTicket(one.id(), null), Instant.now());
        String person = two.requester().id().toString();
        Answer answer = admin.get(FEED + "?ticket=" + one.number() + "," + two.id() + "&subject=" + person).must(200);
        Set<String> streams = Set.of(one.id().toString(), two.id().toString(), person);
        assertThat(positions(answer)).isEqualTo(lines(0).stream().filter(line -> streams.contains(line.stream())).map(StoredLine::position).toList());
        assertThat(subjects(answer)).contains(one.id().toString(), two.id().toString(), person);
        Answer opened = admin.get(FEED + "?limit=1&type=ticket-opened&ticket=" + one.number() + "&ticket=" + two.number()).must(200);
        assertThat(subjects(opened)).containsExactly(one.id().toString());
        assertThat(subjects(admin.get(next(opened)).must(200))).containsExactly(two.id().toString());
    }

    @Test
    void what_is_not_wanted_wakes_nobody_and_still_moves_him_on() throws Exception {
        Opened mine = ledger.ticket(Priority.HIGH, Instant.now());
        Answer nothing = admin.get(FEED + "?type=account-deleted&timeout=20").must(200);
        assertThat(nothing.json().isEmpty()).isTrue();
        assertThat(reached(nothing)).isEqualTo(head());
        assertThat(next(nothing)).isEqualTo(FEED + "?after=" + head() + "&type=account-deleted&timeout=20");

        Future<Answer> waiting = ask(desk, admin, "?timeout=30s&type=ticket-acknowledged&ticket=" + mine.id() + "&after=" + head());
        Await.until(() -> waitAt(desk) == 1);
        ledger.tell(new AcknowledgeTicket(ledger.ticket(Priority.HIGH, Instant.now()).id(), null), Instant.now());
        ledger.tell(new AcknowledgeTicket(mine.id(), null), Instant.now());
        Answer answer = waiting.get(20, TimeUnit.SECONDS).must(200);
        assertThat(subjects(answer)).containsExactly(mine.id().toString());
        assertThat(types(answer)).containsExactly("io.ticketledger.ticket-acknowledged.v1");
    }

    @Test
    void whoever_is_shut_out_while_he_waits_is_told_so_and_whoever_still_may_read_may_ask_again() throws Exception {
        Account leaving = ledger.account(Role.AUDITOR);
        Account moving = ledger.account(Role.AUDITOR);
        Account staying = ledger.account(Role.MANAGER);
        Future<Answer> left = ask(desk, as(leaving, Duration.ofMinutes(10)), "?timeout=60s&type=account-deleted&after=latest");
        Future<Answer> moved = ask(other, as(moving, Duration.ofMinutes(10)), "?timeout=60s&type=account-deleted&after=latest");
        Future<Answer> stayed = ask(desk, as(staying, Duration.ofMinutes(10)), "?timeout=60s&type=account-deleted&after=latest");
        Await.until(() -> waitAt(desk) == 2 && waitAt(other) == 1);
        Practice.ask(desk, new DeactivateAccount(leaving.id()));
        Practice.ask(desk, withRole(moving, Role.REQUESTER));
        Practice.ask(desk, withRole(staying, Role.AUDITOR));
        problem(left.get(20, TimeUnit.SECONDS), 401, "Unauthorized");
        problem(moved.get(20, TimeUnit.SECONDS), 403, "Forbidden");
        assertThat(stayed.get(20, TimeUnit.SECONDS).must(200).text()).isEqualTo("[]");
    }

    @Test
    void nobody_waits_longer_than_his_token_is_good() throws Exception {
        Future<Answer> waiting = ask(desk, as(ledger.account(Role.AUDITOR), Duration.ofSeconds(3)), "?timeout=60s&type=account-deleted&after=latest");
        problem(waiting.get(20, TimeUnit.SECONDS), 401, "Unauthorized");
    }

    @Test
    void of_too_many_who_wait_in_one_name_the_oldest_makes_room() throws Exception {
        Client one = as(ledger.account(Role.AUDITOR), Duration.ofMinutes(10));
        List<Future<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < QuickPace.PER_PERSON; i++) {
            waiting.add(ask(desk, one, "?timeout=60s&after=latest&type=ticket-opened"));
            int now = waiting.size();
            Await.until(() -> waitAt(desk) == now);
        }
        waiting.add(ask(desk, one, "?timeout=60s&after=latest&type=ticket-opened"));
        Answer refused = problem(waiting.removeFirst().get(20, TimeUnit.SECONDS), 429, "Too Many Requests");
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        ledger.ticket(Priority.HIGH, Instant.now());
        for (Future<Answer> each : waiting) assertThat(types(each.get(20, TimeUnit.SECONDS).must(200))).contains("io.ticketledger.ticket-opened.v1");
    }

    @Test
    void a_node_that_stops_lets_go_of_whoever_waits() throws Exception {
        RunningDesk brief = desk.anotherNode();
        Future<Answer> waiting = ask(brief, admin, "?timeout=60s&type=account-deleted&after=latest");
        Await.until(() -> waitAt(brief) == 1);
        brief.close();
        assertThat(waiting.get(20, TimeUnit.SECONDS).must(200).text()).isEqualTo("[]");
    }

    @Test
    void while_the_read_models_stand_still_the_feed_goes_on() throws Exception {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        long last = head();
        List<ProjectionProcessors> all = List.of(desk.part(ProjectionProcessors.class), other.part(ProjectionProcessors.class));
        all.forEach(ProjectionProcessors::stop);
        try {
            Future<Answer> waiting = ask(desk, admin, "?timeout=30s&after=" + last);
            Await.until(() -> waitAt(desk) == 1);
            desk.part(Desk.class).tell(new AcknowledgeTicket(ticket.id(), null), Occasion.system());
            Answer answer = waiting.get(20, TimeUnit.SECONDS).must(200);
            assertThat(types(answer)).startsWith("io.ticketledger.ticket-acknowledged.v1");
        } finally {
            all.forEach(ProjectionProcessors::start);
        }
        ledger.ticket(Priority.HIGH, Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=-1", "after=1.5", "after=99999999999999999999999", "lastEventId=nonsense", "lastEventId=019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d00",
        "last_event_id=%00", "limit=x", "limit=-1", "timeout=x", "timeout=-5", "timeout=PT-5S", "timeout=99999999999999999999", "type=nonsense",
        "type=io.ticketledger.ticket-opened.v9", "type=ticket-opened,nonsense", "ticket=nonsense", "ticket=-1", "subject=1", "subject=x"})
    void what_cannot_be_understood_is_refused(String query) {
        Answer refused = problem(admin.get(FEED + "?" + query), 400, "Bad Request");
        assertThat(refused.at("errors").propertyNames()).containsExactly(query.substring(0, query.indexOf('=')));
        problem(admin.send(request(FEED + "?" + query).header("Accept", "text/event-stream").build()), 400, "Bad Request");
    }

    @Test
    void whoever_asks_for_a_type_that_there_is_not_is_told_which_there_are() {
        assertThat(admin.get(FEED + "?type=nonsense").must(400).at("detail").stringValue()).contains("ticket-opened").contains("account-deleted").contains("io.ticketledger.");
    }

    @ParameterizedTest
    @CsvSource({"ticket=999999999999, 404, Not Found", "ticket=019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d00, 404, Not Found",
        "subject=019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d00, 404, Not Found", "after=999999999999, 409, Conflict"})
    void what_is_not_in_this_log_is_not_waited_for(String query, int status, String title) {
        problem(admin.get(FEED + "?timeout=30000&" + query), status, title);
    }

    @Test
    void an_account_is_no_ticket_and_more_than_a_hundred_are_too_many() {
        problem(admin.get(FEED + "?ticket=" + ledger.account(Role.REQUESTER).id()), 404, "Not Found");
        problem(admin.get(FEED + "?ticket=" + "1,".repeat(101)), 400, "Bad Request");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void it_is_for_those_who_may_see_the_ledger(Role role) {
        Answer answer = ledger.person(role).get(FEED + "?limit=1&timeout=10");
        if (Set.of(Role.ADMIN, Role.MANAGER, Role.AUDITOR).contains(role)) assertThat(positions(answer.must(200))).containsExactly(1L);
        else problem(answer, 403, "Forbidden");
    }

    @Test
    void a_stranger_is_refused_and_a_token_in_the_address_is_not_handed_on() {
        problem(ledger.stranger().get(FEED), 401, "Unauthorized");
        problem(ledger.stranger().get(FEED + "?token=nonsense"), 401, "Unauthorized");
        Answer answer = ledger.stranger().get(FEED + "?limit=1&token=" + admin.token()).must(200);
        assertThat(next(answer)).isEqualTo(FEED + "?after=1&limit=1");
    }

    @Test
    void an_answer_that_a_client_has_already_is_not_sent_again() {
        Answer first = admin.get(FEED + "?limit=2").must(200);
        String etag = first.raw().headers().firstValue("ETag").orElseThrow();
        Answer again = admin.send(request(FEED + "?limit=2").header("If-None-Match", etag).build()).must(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void both_ways_to_follow_it_are_documented() {
        Answer docs = ledger.stranger().get("/docs/openapi/ledger").must(200);
        assertThat(docs.at("paths").at("/~1ledger~1feed/get/responses/200/content").propertyNames()).containsExactly("application/cloudevents-batch+json", "text/event-stream");
    }

    private static int waitAt(RunningDesk at) {
        return at.part(LiveFeed.class).connected();
    }

    private static Future<Answer> ask(RunningDesk at, Client as, String query) {
        return CompletableFuture.supplyAsync(() -> Client.stranger(at.url()).as(as.token()).get(FEED + query), ASKING);
    }

    private static Client as(Account account, Duration life) {
        return Client.stranger(desk.url()).as(desk.part(Tokens.class).issue(account, new TokenLife(life, life)).access());
    }

    private static ChangeAccount withRole(Account account, Role role) {
        return new ChangeAccount(account.id(), null, null, null, null, Set.of(role), null, null, null, null, null);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(desk.url() + path)).header("Authorization", "Bearer " + admin.token());
    }

    private static long head() {
        return desk.part(PostgresEventStorageEngine.class).head();
    }

    private static List<StoredLine> lines(long after) {
        return desk.part(PostgresEventStorageEngine.class).lines().after(after, 100_000);
    }

    private static String contentType(Answer answer) {
        return answer.must(200).raw().headers().firstValue("Content-Type").orElseThrow();
    }

    private static long reached(Answer answer) {
        return Long.parseLong(answer.raw().headers().firstValue("Ledger-Position").orElseThrow());
    }

    private static String next(Answer answer) {
        String link = answer.raw().headers().firstValue("Link").orElseThrow();
        assertThat(link).matches("<.*>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private static List<Long> positions(Answer answer) {
        return answer.json().valueStream().map(event -> Long.valueOf(event.path("position").stringValue())).toList();
    }

    private static List<String> subjects(Answer answer) {
        return answer.json().valueStream().map(event -> event.path("subject").stringValue()).distinct().toList();
    }

    private static List<String> types(Answer answer) {
        return answer.json().valueStream().map(event -> event.path("type").stringValue()).toList();
    }
}
