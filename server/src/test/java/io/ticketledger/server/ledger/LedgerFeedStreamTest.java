package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.AtTheLedger.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.practice.Practice;
import io.ticketledger.practice.QuickPair;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.ledger.AtTheLedger.Opened;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.server.testing.Told;
import io.ticketledger.server.testing.Told.Heard;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feed as Server-Sent Events. */
class LedgerFeedStreamTest {

    private static final String FEED = "/ledger/feed";

    private static RunningDesk desk;
    private static RunningDesk other;
    private static AtTheLedger ledger;
    private static Client admin;

    @BeforeAll
    static void open() {
        desk = QuickPair.shared().desk();
        other = QuickPair.shared().other();
        ledger = new AtTheLedger(desk);
        admin = ledger.admin();
    }

    @Test
    void an_event_has_its_position_as_id_its_type_as_name_and_is_what_the_batch_says() {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        try (Told told = Told.at(desk.url() + FEED + "?ticket=" + ticket.number(), admin.token(), "")) {
            assertThat(told.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            assertThat(told.response().headers().firstValue("Cache-Control").orElseThrow()).contains("no-store").contains("no-transform");
            assertThat(told.response().headers().firstValue("ETag")).isEmpty();
            Heard opened = told.next();
            assertThat(opened.name()).isEqualTo("io.ticketledger.ticket-opened.v1");
            assertThat(opened.id()).isEqualTo(opened.data().path("position").stringValue());
            assertThat(opened.data()).isEqualTo(admin.get(FEED + "?ticket=" + ticket.id()).must(200).json().get(0));
        }
    }

    @Test
    void whoever_begins_at_nought_is_told_everything_and_goes_on_with_what_happens() {
        long head = head();
        try (Told told = Told.at(other.url() + FEED, admin.token(), "")) {
            for (long position = 1; position <= head; position++) assertThat(told.next().position()).isEqualTo(position);
            ledger.ticket(Priority.HIGH, Instant.now());
            assertThat(told.next().position()).isEqualTo(head + 1);
        }
    }

    @Test
    void whoever_comes_again_with_the_last_id_he_has_seen_misses_nothing_at_another_node_either() {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        String seen;
        try (Told told = Told.at(desk.url() + FEED + "?after=latest&type=ticket-acknowledged,ticket-opened", admin.token(), "")) {
            ledger.tell(new AcknowledgeTicket(ticket.id(), null), Instant.now());
            seen = told.next().id();
        }
        String missed = ledger.ticket(Priority.HIGH, Instant.now()).id().toString();
        String types = "type=ticket-opened";
        try (Told byHeader = Told.at(other.url() + FEED + "?after=0&" + types, admin.token(), seen);
                Told byParameter = Told.at(desk.url() + FEED + "?" + types + "&last_event_id=" + seen, admin.token(), "");
                Told byPosition = Told.at(desk.url() + FEED + "?" + types + "&after=" + seen, admin.token(), "")) {
            String live = ledger.ticket(Priority.HIGH, Instant.now()).id().toString();
            for (Told told : List.of(byHeader, byParameter, byPosition)) {
                assertThat(List.of(told.next(), told.next())).extracting(heard -> heard.data().path("subject").stringValue()).containsExactly(missed, live);
            }
        }
    }

    /** While several write at both nodes, one listens, hangs up wherever he is, comes again at either node, and hangs up again. */
    @Test
    void nothing_is_missed_and_nothing_comes_twice_however_often_a_listener_hangs_up() throws Exception {
        long before = head();
        List<Long> heard = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        String last = String.valueOf(before);
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                AtTheLedger at = new AtTheLedger(i % 2 == 0 ? desk : other);
                writing.add(writers.submit(() -> {
                    while (!enough.get()) at.ticket(Priority.LOW, Instant.now());
                }));
            }
            try {
                for (int round = 0; round < 15; round++) {
                    try (Told told = Told.at((round % 2 == 0 ? desk : other).url() + FEED, admin.token(), last)) {
                        for (int i = 0; i < 1 + round * 7 % 20; i++) heard.add(told.next().position());
                    }
                    last = String.valueOf(heard.getLast());
                }
            } finally {
                enough.set(true);
            }
            for (Future<?> each : writing) each.get();
        }
        assertThat(heard).isEqualTo(LongStream.rangeClosed(before + 1, before + heard.size()).boxed().toList());
    }

    @Test
    void whoever_hears_of_nothing_still_learns_how_far_the_log_has_come() {
        try (Told told = Told.at(desk.url() + FEED + "?type=account-deleted", admin.token(), "")) {
            Await.until(() -> Long.parseLong(told.lastId()) >= head());
            ledger.ticket(Priority.HIGH, Instant.now());
            Await.until(() -> Long.parseLong(told.lastId()) >= head());
            Await.until(() -> told.said().contains("still here"));
        }
    }

    @Test
    void while_the_read_models_stand_still_it_goes_on() {
        Opened ticket = ledger.ticket(Priority.HIGH, Instant.now());
        List<ProjectionProcessors> all = List.of(desk.part(ProjectionProcessors.class), other.part(ProjectionProcessors.class));
        try (Told told = Told.at(desk.url() + FEED + "?after=latest", admin.token(), "")) {
            all.forEach(ProjectionProcessors::stop);
            desk.part(Desk.class).tell(new AcknowledgeTicket(ticket.id(), null), Occasion.system());
            assertThat(told.next().data().path("subject").stringValue()).isEqualTo(ticket.id().toString());
        } finally {
            all.forEach(ProjectionProcessors::start);
        }
        ledger.ticket(Priority.HIGH, Instant.now());
    }

    @Test
    void a_page_gives_its_token_in_the_address() {
        try (Told told = Told.at(desk.url() + FEED + "?after=0&token=" + admin.token(), "", "")) {
            assertThat(told.next().position()).isEqualTo(1);
        }
        assertThatThrownBy(() -> Told.at(desk.url() + FEED + "?token=nonsense", "", "")).hasMessageStartingWith("401");
    }

    @Test
    void it_ends_with_the_rights_and_with_the_token_it_was_opened_with() {
        Account leaving = ledger.account(Role.AUDITOR);
        Account brief = ledger.account(Role.AUDITOR);
        try (Told left = Told.at(desk.url() + FEED + "?after=latest&type=account-deleted", token(leaving, 600), "");
                Told expired = Told.at(desk.url() + FEED + "?after=latest&type=account-deleted", token(brief, 3), "")) {
            Practice.ask(desk, new DeactivateAccount(leaving.id()));
            assertThat(left.untilTheEnd()).isEmpty();
            assertThat(left.said()).contains("the account has changed");
            assertThat(expired.untilTheEnd()).isEmpty();
            assertThat(expired.said()).contains("the token has expired");
        }
        assertThatThrownBy(() -> Told.at(desk.url() + FEED, token(leaving, 600), "")).hasMessageStartingWith("401");
        assertThatThrownBy(() -> Told.at(desk.url() + FEED, token(ledger.account(Role.AGENT), 600), "")).hasMessageStartingWith("403");
    }

    @Test
    void a_node_that_stops_says_so_and_asking_what_it_would_be_like_opens_none() {
        RunningDesk brief = desk.anotherNode();
        try (Told told = Told.at(brief.url() + FEED + "?after=latest", admin.token(), "")) {
            brief.close();
            assertThat(told.untilTheEnd()).isEmpty();
            assertThat(told.said()).contains("the server is stopping");
        }
        Client.Answer head = admin.send(asking("").method("HEAD", HttpRequest.BodyPublishers.noBody()).build()).must(200);
        assertThat(head.raw().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    }

    @Test
    void an_id_that_is_none_or_of_another_log_is_refused_before_anything_is_told() {
        problem(admin.send(asking("?last_event_id=x").build()), 400, "Bad Request");
        problem(admin.send(asking("").header("Last-Event-ID", "x").build()), 400, "Bad Request");
        problem(admin.send(asking("").header("Last-Event-ID", "999999999").build()), 409, "Conflict");
    }

    private static HttpRequest.Builder asking(String query) {
        return HttpRequest.newBuilder(URI.create(desk.url() + FEED + query)).header("Accept", "text/event-stream").header("Authorization", "Bearer " + admin.token());
    }

    private static String token(Account account, int seconds) {
        return desk.part(Tokens.class).issue(account, new TokenLife(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds))).access();
    }

    private static long head() {
        return desk.part(PostgresEventStorageEngine.class).head();
    }
}
