package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.practice.QuickPace;
import io.ticketledger.practice.QuickPair;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.server.testing.Told;
import io.ticketledger.server.testing.Told.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IncidentStreamTest {

    private static RunningDesk desk;
    private static RunningDesk other;
    private static IncidentWorld world;

    @BeforeAll
    static void open() {
        desk = QuickPair.shared().desk();
        other = QuickPair.shared().other();
        world = new IncidentWorld(desk);
    }

    @Test
    void an_event_is_told_with_the_ticket_as_the_list_shows_it() {
        Person client = world.client();
        try (Told told = listen(desk, client.client())) {
            long id = world.ticket(client);
            Heard opened = told.next();
            assertThat(opened.name()).isEqualTo("ticket-opened");
            assertThat(opened.data().path("position").longValue()).isEqualTo(opened.position());
            assertThat(opened.data().path("event").stringValue()).isEqualTo("ticket-opened");
            assertThat(opened.data().path("ticket_id").longValue()).isEqualTo(id);
            assertThat(opened.data().path("actor").longValue()).isEqualTo(client.id());
            assertThat(opened.data().path("actor_name").stringValue()).isEqualTo(client.fullName());
            assertThat(opened.data().path("status").stringValue()).isEqualTo("NEW");
            assertThat(opened.data().path("title").stringValue()).isEqualTo("Contact form");
            assertThat(opened.data().path("occurred_at").stringValue()).endsWith("Z");
            assertThat(opened.data().path("recorded_at").stringValue()).endsWith("Z");
            Client.Answer listed = client.client().get("/tickets/").must(200);
            List<String> shown = new ArrayList<>(listed.json().get(0).propertyNames());
            shown.removeAll(List.of("history", "attachments"));
            assertThat(opened.data().path("ticket").propertyNames()).containsExactlyInAnyOrderElementsOf(shown);
            assertThat(opened.data().path("ticket").path("created_by_name").stringValue()).isEqualTo(client.fullName());
        }
    }

    @Test
    void the_answer_is_not_kept_back_by_anything_on_the_way() {
        try (Told told = listen(desk, world.admin)) {
            assertThat(told.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            assertThat(told.response().headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(told.response().headers().firstValue("Cache-Control").orElseThrow()).contains("no-store").contains("no-transform");
            assertThat(told.response().headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void what_is_written_at_one_node_is_told_at_the_other() {
        Person client = world.client();
        try (Told told = listen(other, client.client()); Told here = listen(desk, client.client())) {
            long id = world.ticket(client);
            assertThat(told.next().data().path("ticket_id").longValue()).isEqualTo(id);
            assertThat(here.next().data().path("ticket_id").longValue()).isEqualTo(id);
        }
    }

    @Test
    void a_client_hears_of_his_own_tickets_a_developer_of_those_assigned_to_him_and_an_administrator_of_all() {
        Person client = world.client();
        Person stranger = world.client();
        Person developer = world.support();
        try (Told own = listen(desk, client.client()); Told theirs = listen(desk, stranger.client()); Told assigned = listen(desk, developer.client());
                Told all = listen(desk, world.admin)) {
            long first = world.ticket(client);
            long second = world.ticketInProgress(stranger, developer);
            long third = world.ticket(client);
            world.admin.post("/tickets/" + third + "/assign/", body("assigned_to", new long[] {developer.id()})).must(200);
            assertThat(tickets(own, "ticket-assigned")).containsOnly(first, third);
            assertThat(tickets(theirs, "work-started")).containsOnly(second);
            assertThat(tickets(assigned, "work-started")).containsOnly(second);
            assertThat(tickets(assigned, "ticket-assigned")).containsOnly(third);
            List<Long> heard = tickets(all, "ticket-assigned");
            heard.addAll(tickets(all, "ticket-assigned"));
            assertThat(heard).contains(first, second, third);
        }
    }

    @Test
    void what_staff_write_among_themselves_is_told_to_staff_alone() {
        Person client = world.client();
        long id = world.ticket(client);
        try (Told clients = listen(desk, client.client()); Told staff = listen(desk, world.admin)) {
            TicketId ticket = desk.part(TicketList.class).idOf(id).orElseThrow();
            comment(ticket, "between us", Visibility.INTERNAL);
            comment(ticket, "for all", Visibility.PUBLIC);
            Heard first = named(staff, "comment-added");
            Heard second = named(staff, "comment-added");
            assertThat(named(clients, "comment-added").position()).isEqualTo(second.position()).isGreaterThan(first.position());
        }
    }

    @Test
    void whoever_comes_again_with_the_last_id_he_has_seen_is_told_exactly_what_he_missed() {
        Person client = world.client();
        world.ticket(client);
        String last;
        try (Told told = listen(desk, client.client())) {
            world.ticket(client);
            last = told.next().id();
        }
        long missed = world.ticket(client);
        long missedToo = world.ticket(client);
        Client listener = client.client();
        try (Told byHeader = Told.at(other.url() + "/api/tickets/stream/", listener.token(), last);
                Told byParameter = Told.at(desk.url() + "/api/tickets/stream?last_event_id=" + last, listener.token(), "")) {
            long live = world.ticket(client);
            for (Told told : List.of(byHeader, byParameter)) {
                assertThat(List.of(told.next(), told.next(), told.next())).extracting(heard -> heard.data().path("ticket_id").longValue())
                        .containsExactly(missed, missedToo, live);
            }
        }
    }

    @Test
    void whoever_begins_at_nought_is_told_everything_there_is() {
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/", world.admin.token(), "0")) {
            world.ticket(world.client());
            List<Heard> all = upTo(told, lastTicketPosition());
            assertThat(all.stream().map(Heard::position).toList()).isEqualTo(ticketPositions(0));
        }
    }

    /** While several write at both nodes, one listens, hangs up wherever he is, comes again at either node, and hangs up again. */
    @Test
    void nothing_is_missed_and_nothing_comes_twice_however_often_a_listener_hangs_up() throws Exception {
        long before = desk.part(PostgresEventStorageEngine.class).head();
        List<Person> clients = List.of(world.client(), world.client(), world.client(), world.client());
        List<Heard> heard = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        String last = String.valueOf(before);
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writing = new ArrayList<>();
            for (Person client : clients) writing.add(writers.submit(writing(client, clients.indexOf(client) % 2 == 0 ? desk : other, enough)));
            try {
                for (int round = 0; round < 20; round++) {
                    try (Told told = Told.at((round % 2 == 0 ? desk : other).url() + "/api/tickets/stream/", world.admin.token(), last)) {
                        for (int i = 0; i < 1 + round * 7 % 25; i++) heard.add(told.next());
                    }
                    last = heard.getLast().id();
                }
            } finally {
                enough.set(true);
            }
            for (Future<?> each : writing) each.get();
        }
        world.ticket(clients.getFirst());
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/", world.admin.token(), last)) {
            heard.addAll(upTo(told, lastTicketPosition()));
        }
        assertThat(heard).hasSizeGreaterThan(200);
        assertThat(heard.stream().map(Heard::position).toList()).isEqualTo(ticketPositions(before));
    }

    @Test
    void whoever_hears_of_nothing_still_learns_how_far_the_log_has_come() {
        Person bystander = world.client();
        try (Told told = listen(desk, bystander.client())) {
            world.ticket(world.client());
            long head = desk.part(PostgresEventStorageEngine.class).head();
            Await.until(() -> Long.parseLong(told.lastId()) >= head);
            Await.until(() -> told.said().contains("still here"));
        }
    }

    @Test
    void an_id_that_is_none_or_not_there_yet_is_refused_in_the_words_of_the_contract() {
        for (String id : List.of("x", "-1", "1.5", "99999999999999999999999", "999999999999")) {
            Client.Answer refused = raw("/api/tickets/stream/", world.admin.token(), id);
            assertThat(refused.status()).as(id).isEqualTo(400);
            assertThat(refused.at("field_errors").propertyNames()).containsExactly("last_event_id");
        }
    }

    @Test
    void a_page_that_cannot_set_headers_gives_its_token_in_the_address_of_the_stream_and_nowhere_else() {
        String token = world.admin.token();
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/?token=" + token, "", "")) {
            long id = world.ticket(world.client());
            assertThat(tickets(told, "ticket-opened")).contains(id);
        }
        assertThat(raw("/api/tickets/?token=" + token, "", "").status()).isEqualTo(401);
        assertThat(raw("/api/tickets/stream/?token=" + token + "x", "", "").status()).isEqualTo(401);
        assertThat(raw("/api/tickets/stream/?token=", "", "").status()).isEqualTo(401);
        assertThat(raw("/api/tickets/stream/", "", "").at("detail").stringValue()).isEqualTo("Authentication credentials were not provided.");
        assertThat(raw("/api/tickets/stream/", "nonsense", "").status()).isEqualTo(401);
    }

    @Test
    void a_log_of_requests_does_not_hold_the_token_of_an_address() throws IOException {
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/?token=" + world.admin.token(), "", "")) {
            world.ticket(world.client());
            assertThat(told.next().position()).isPositive();
        }
        Await.until(() -> logged().contains("GET /api/tickets/stream/ "));
        assertThat(logged()).contains("POST /api/tickets/ ").doesNotContain("token=").doesNotContain(world.admin.token());
    }

    @Test
    void asking_what_the_stream_would_be_like_opens_none() {
        Client.Answer head = world.admin.send("HEAD", "/tickets/stream/", HttpRequest.BodyPublishers.noBody(), null).must(200);
        assertThat(head.raw().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    }

    @Test
    void whoever_is_deactivated_hears_no_more_and_does_not_come_in_again() {
        Person client = world.client();
        try (Told here = listen(desk, client.client()); Told there = listen(other, client.client()); Told others = listen(desk, world.admin)) {
            world.admin.post("/users/" + client.id() + "/deactivate/").must(200);
            assertThat(here.untilTheEnd()).isEmpty();
            assertThat(there.untilTheEnd()).isEmpty();
            assertThat(here.said()).contains("the account has changed");
            long id = world.ticket(world.client());
            assertThat(tickets(others, "ticket-opened")).contains(id);
        }
        assertThatThrownBy(() -> listen(desk, client.client())).hasMessageStartingWith("401");
    }

    @Test
    void a_stream_ends_with_the_token_it_was_opened_with() {
        Person client = world.client();
        Account account = desk.part(Directory.class).byNumber(client.id()).orElseThrow();
        String brief = desk.part(Tokens.class).issue(account, new TokenLife(Duration.ofSeconds(3), Duration.ofSeconds(3))).access();
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/", brief, "")) {
            assertThat(told.untilTheEnd()).isEmpty();
            assertThat(told.said()).contains("the token has expired");
        }
    }

    @Test
    void of_too_many_streams_of_one_person_the_oldest_is_closed() {
        Person client = world.client();
        List<Told> all = new ArrayList<>();
        for (int i = 0; i <= QuickPace.PER_PERSON; i++) all.add(listen(desk, client.client()));
        assertThat(all.getFirst().untilTheEnd()).isEmpty();
        long id = world.ticket(client);
        assertThat(all.getLast().next().data().path("ticket_id").longValue()).isEqualTo(id);
        all.forEach(Told::close);
    }

    @Test
    void a_node_that_stops_ends_its_streams_and_who_was_cut_off_goes_on_at_another() {
        Person client = world.client();
        RunningDesk brief = desk.anotherNode();
        String last;
        try (Told told = listen(brief, client.client())) {
            brief.close();
            assertThat(told.untilTheEnd()).isEmpty();
            assertThat(told.said()).contains("the server is stopping");
            last = told.lastId();
        }
        long missed = world.ticket(client);
        try (Told told = Told.at(desk.url() + "/api/tickets/stream/", client.client().token(), last)) {
            assertThat(told.next().data().path("ticket_id").longValue()).isEqualTo(missed);
        }
    }

    @Test
    void it_is_counted_who_listens_and_documented_how() {
        try (Told told = listen(desk, world.admin)) {
            assertThat(Client.stranger(desk.url()).get("/actuator/prometheus").text()).containsPattern("ticketledger_live_connections [1-9]");
        }
        Client.Answer docs = Client.stranger(desk.url()).get("/docs/openapi/incident").must(200);
        assertThat(docs.at("paths").at("/~1api~1tickets~1stream/get/responses/200/content").propertyNames()).containsExactly("text/event-stream");
    }

    private static String logged() {
        try (var files = Files.list(QuickPair.shared().accessLog())) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) all.append(Files.readString(file));
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Told listen(RunningDesk at, Client as) {
        return Told.at(at.url() + "/api/tickets/stream/", as.token(), "");
    }

    private static Client.Answer raw(String path, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.url() + path)).header("Accept", "text/event-stream");
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
        return Client.stranger(desk.url()).send(request.build());
    }

    /** Whose tickets are told of until an event of this name, and that one's. */
    private static List<Long> tickets(Told told, String last) {
        List<Long> tickets = new ArrayList<>();
        Heard heard;
        do {
            heard = told.next();
            tickets.add(heard.data().path("ticket_id").longValue());
        } while (!heard.name().equals(last));
        return tickets;
    }

    private static Heard named(Told told, String name) {
        Heard heard = told.next();
        while (!heard.name().equals(name)) heard = told.next();
        return heard;
    }

    private static List<Heard> upTo(Told told, long position) {
        List<Heard> all = new ArrayList<>();
        do all.add(told.next());
        while (all.getLast().position() < position);
        return all;
    }

    private static void comment(TicketId ticket, String text, Visibility visibility) {
        desk.part(Desk.class).ask(new AddComment(ticket, Ids.comment(), desk.part(Numbers.class).next(Numbers.Kind.COMMENT), text, visibility), Occasion.system());
    }

    private static Callable<Void> writing(Person client, RunningDesk at, AtomicBoolean enough) {
        Client there = new Client(at.url() + "/api", client.client().token());
        Client admin = new Client(at.url() + "/api", world.admin.token());
        return () -> {
            for (int i = 0; !enough.get(); i++) {
                long id = there.post("/tickets/", IncidentWorld.newTicket("Round " + i)).must(201).at("id").longValue();
                admin.post("/tickets/" + id + "/open_ticket/").must(200);
                there.post("/tickets/" + id + "/add_comment/", body("comment", "again")).must(200);
            }
            return null;
        };
    }

    private static long lastTicketPosition() {
        return ticketPositions(0).getLast();
    }

    /** As the log has them. */
    private static List<Long> ticketPositions(long after) {
        return desk.part(PostgresEventStorageEngine.class).read(after, 10_000).stream()
                .filter(event -> event.payload() instanceof TicketEvent).map(RecordedEvent::position).toList();
    }
}
