package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people were told by this contract's desk, and what of it they have read. */
class IncidentNotificationsTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());
    private final Person client = world.client();
    private final Person support = world.support();

    @Test
    void an_entry_says_what_of_which_ticket_to_whom_when_and_how_it_went() {
        long ticket = world.ticketInProgress(client, support);

        JsonNode shown = only(list(client.client(), "/notifications/?type=WORK_STARTED&channel=IN_APP"));

        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("id", "type", "channel", "status", "subject", "text", "ticket", "recipient", "created_at",
                "sent_at", "read_at", "is_read", "attempts", "error");
        assertThat(shown.path("id").isIntegralNumber()).isTrue();
        assertThat(shown.path("status").stringValue()).isEqualTo("SENT");
        assertThat(shown.path("subject").stringValue()).contains("#" + ticket);
        assertThat(shown.path("text").stringValue()).contains("has started");
        assertThat(shown.path("ticket").longValue()).isEqualTo(ticket);
        assertThat(shown.path("recipient").longValue()).isEqualTo(client.id());
        assertThat(Instant.parse(shown.path("sent_at").stringValue())).isEqualTo(Instant.parse(shown.path("created_at").stringValue()));
        assertThat(shown.path("read_at").isNull()).isTrue();
        assertThat(shown.path("is_read").booleanValue()).isFalse();
        assertThat(shown.path("attempts").intValue()).isZero();
        assertThat(shown.path("error").isNull()).isTrue();

        JsonNode mail = only(list(client.client(), "/notifications/?type=WORK_STARTED&channel=EMAIL"));
        assertThat(mail.path("status").stringValue()).isEqualTo("NOT_SENT");
        assertThat(mail.path("error").stringValue()).as("a desk without a mail server says so").isNotBlank();
        assertThat(mail.path("sent_at").isNull()).isTrue();
    }

    @Test
    void there_is_one_entry_per_trigger_recipient_and_channel() {
        long id = world.resolvedTicket(client, support);
        client.client().post("/tickets/" + id + "/approve/").must(200);

        assertThat(about(client.client(), id)).containsExactlyInAnyOrder("TICKET_OPENED EMAIL NOT_SENT", "TICKET_OPENED WHATSAPP NOT_SENT", "TICKET_OPENED IN_APP SENT",
                "WORK_STARTED EMAIL NOT_SENT", "WORK_STARTED WHATSAPP NOT_SENT", "WORK_STARTED IN_APP SENT",
                "TICKET_RESOLVED EMAIL NOT_SENT", "TICKET_RESOLVED WHATSAPP NOT_SENT", "TICKET_RESOLVED IN_APP SENT");
        assertThat(about(support.client(), id)).containsExactlyInAnyOrder("TICKET_ASSIGNED EMAIL NOT_SENT", "TICKET_ASSIGNED WHATSAPP NOT_SENT", "TICKET_ASSIGNED IN_APP SENT",
                "RESOLUTION_APPROVED EMAIL NOT_SENT", "RESOLUTION_APPROVED WHATSAPP NOT_SENT", "RESOLUTION_APPROVED IN_APP SENT");
        assertThat(about(world.admin, id)).containsExactlyInAnyOrder("TICKET_CREATED EMAIL NOT_SENT", "TICKET_CREATED WHATSAPP NOT_SENT", "TICKET_CREATED IN_APP SENT",
                "TICKET_RESOLVED EMAIL NOT_SENT", "TICKET_RESOLVED WHATSAPP NOT_SENT", "TICKET_RESOLVED IN_APP SENT",
                "RESOLUTION_APPROVED EMAIL NOT_SENT", "RESOLUTION_APPROVED WHATSAPP NOT_SENT", "RESOLUTION_APPROVED IN_APP SENT");
    }

    private static List<String> about(Client who, long ticket) {
        return list(who, "/notifications/?ticket=" + ticket).stream()
                .map(n -> n.path("type").stringValue() + " " + n.path("channel").stringValue() + " " + n.path("status").stringValue()).toList();
    }

    @Test
    void who_is_told_over_what_follows_his_choice() {
        client.client().patch("/profile/update/", body("notification_channels", List.of("IN_APP"))).must(200);
        long ticket = world.ticketInProgress(client, support);
        assertThat(list(client.client(), "/notifications/?ticket=" + ticket)).extracting(n -> n.path("type").stringValue() + " " + n.path("channel").stringValue())
                .containsExactly("WORK_STARTED IN_APP", "TICKET_OPENED IN_APP");
        client.client().patch("/profile/update/", body("notification_channels", List.of())).must(200);
        long unheard = world.ticketInProgress(client, support);
        assertThat(list(client.client(), "/notifications/?ticket=" + unheard)).isEmpty();
        assertThat(list(support.client(), "/notifications/?ticket=" + unheard)).isNotEmpty();
    }

    @Test
    void the_newest_comes_first_and_the_pages_together_are_the_list() {
        world.ticketInProgress(client, support);
        world.ticketInProgress(client, support);
        List<JsonNode> all = list(client.client(), "/notifications/");
        assertThat(all).hasSize(12).isSortedAccordingTo(Comparator.comparing((JsonNode n) -> Instant.parse(n.path("created_at").stringValue())).reversed());
        List<JsonNode> paged = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Answer one = client.client().get("/notifications/?page=" + page + "&page_size=5").must(200);
            assertThat(one.at("count").longValue()).isEqualTo(12);
            one.at("results").forEach(paged::add);
        }
        assertThat(paged).isEqualTo(all);
        client.client().get("/notifications/?page=4&page_size=5").must(404);
        client.client().get("/notifications/?page=zero").must(404);
        assertThat(world.client().client().get("/notifications?page=1").must(200).at("results").isEmpty()).isTrue();
    }

    @Test
    void what_was_read_is_found_apart_from_what_was_not() {
        long first = world.ticketInProgress(client, support);
        long second = world.ticketInProgress(client, support);
        assertThat(list(client.client(), "/notifications/?ticket=" + first)).hasSize(6).allSatisfy(n -> assertThat(n.path("ticket").longValue()).isEqualTo(first));
        JsonNode opened = only(list(client.client(), "/notifications/?ticket=" + second + "&type=TICKET_OPENED&channel=IN_APP"));
        mark(client, opened).must(200);
        assertThat(list(client.client(), "/notifications/?is_read=true")).isNotEmpty().allSatisfy(n -> {
            assertThat(n.path("ticket").longValue()).isEqualTo(second);
            assertThat(n.path("type").stringValue()).isEqualTo("TICKET_OPENED");
            assertThat(n.path("is_read").booleanValue()).isTrue();
        });
        assertThat(list(client.client(), "/notifications/?is_read=false")).isNotEmpty().allSatisfy(n -> assertThat(n.path("is_read").booleanValue()).isFalse());
    }

    @Test
    void unread_is_what_waits_in_app_and_is_counted_by_type() {
        assertThat(client.client().get("/notifications/unread_count/").must(200).json().toString()).isEqualTo("{\"count\":0,\"by_type\":{}}");
        world.ticketInProgress(client, support);
        long second = world.ticketInProgress(client, support);

        assertThat(counts(client)).isEqualTo("{\"count\":4,\"by_type\":{\"TICKET_OPENED\":2,\"WORK_STARTED\":2}}");
        List<JsonNode> unread = list(client.client(), "/notifications/unread/");
        assertThat(unread).hasSize(4).allSatisfy(n -> assertThat(n.path("channel").stringValue()).isEqualTo("IN_APP"));
        assertThat(unread.getFirst().path("ticket").longValue()).isEqualTo(second);
        Answer page = client.client().get("/notifications/unread?page=2&page_size=3").must(200);
        assertThat(page.at("count").intValue()).isEqualTo(4);
        assertThat(page.at("results").valueStream()).containsExactly(unread.getLast());
        client.client().get("/notifications/unread/?page=3&page_size=3").must(404);

        mark(client, unread.getFirst()).must(200);
        assertThat(list(client.client(), "/notifications/unread/")).isEqualTo(unread.subList(1, 4));
        assertThat(counts(client)).isEqualTo("{\"count\":3,\"by_type\":{\"TICKET_OPENED\":2,\"WORK_STARTED\":1}}");
        assertThat(client.client().get("/notifications/unread_count").must(200).at("count").intValue()).isEqualTo(3);
    }

    @Test
    void what_was_read_stays_read_since_then_and_nothing_else_about_it_changes() {
        long ticket = world.ticketInProgress(client, support);
        JsonNode before = only(list(client.client(), "/notifications/?type=TICKET_OPENED&channel=IN_APP"));
        JsonNode read = mark(client, before).must(200).json();
        assertThat(read.path("is_read").booleanValue()).isTrue();
        assertThat(Instant.parse(read.path("read_at").stringValue())).isAfterOrEqualTo(Instant.parse(read.path("created_at").stringValue()));
        for (String field : List.of("id", "type", "channel", "status", "subject", "text", "ticket", "recipient", "created_at", "sent_at", "attempts", "error")) {
            assertThat(read.path(field)).as(field).isEqualTo(before.path(field));
        }
        assertThat(mark(client, before).must(200).json()).as("a second time").isEqualTo(read);
        assertThat(client.client().post("/notifications/" + before.path("id").longValue() + "/mark_as_read").must(200).json()).as("without the slash").isEqualTo(read);
        assertThat(only(list(client.client(), "/notifications/?type=TICKET_OPENED&channel=IN_APP"))).isEqualTo(read);
        assertThat(list(client.client(), "/notifications/?ticket=" + ticket + "&type=WORK_STARTED")).allSatisfy(n -> assertThat(n.path("is_read").booleanValue()).isFalse());
    }

    @Test
    void what_was_read_in_the_mail_need_not_be_read_again() {
        world.ticketInProgress(client, support);
        JsonNode mail = only(list(client.client(), "/notifications/?type=TICKET_OPENED&channel=EMAIL"));
        assertThat(mark(client, mail).must(200).at("id").longValue()).isEqualTo(mail.path("id").longValue());
        assertThat(counts(client)).isEqualTo("{\"count\":1,\"by_type\":{\"WORK_STARTED\":1}}");
    }

    @Test
    void nobody_reads_in_anothers_stead_and_what_is_not_ones_own_looks_like_what_is_not_there() {
        world.ticketInProgress(client, support);
        JsonNode clients = only(list(client.client(), "/notifications/?type=TICKET_OPENED&channel=IN_APP"));
        String unknown = support.client().post("/notifications/1/mark_as_read/").must(404).text();
        assertThat(support.client().post("/notifications/1/mark_as_read/").at("error").stringValue()).isNotBlank();
        for (Client who : List.of(support.client(), world.admin, world.client().client())) {
            assertThat(who.post("/notifications/" + clients.path("id").longValue() + "/mark_as_read/").must(404).text()).isEqualTo(unknown);
        }
        for (String malformed : List.of("abc", "-1", "1.5", "0", "999999999999999999", "99999999999999999999999", "%20", "1e3")) {
            assertThat(client.client().post("/notifications/" + malformed + "/mark_as_read/").must(404).at("error").stringValue()).isNotBlank();
        }
        assertThat(only(list(client.client(), "/notifications/?type=TICKET_OPENED&channel=IN_APP"))).isEqualTo(clients);
    }

    @Test
    void all_of_ones_own_are_marked_at_once_and_nobody_elses() {
        world.ticketInProgress(client, support);
        long others = support.client().get("/notifications/unread_count/").must(200).at("count").longValue();
        assertThat(others).isPositive();
        Answer marked = client.client().post("/notifications/mark_all_as_read/").must(200);
        assertThat(marked.at("updated").intValue()).isEqualTo(2);
        assertThat(marked.at("message").stringValue()).isNotBlank();
        assertThat(counts(client)).isEqualTo("{\"count\":0,\"by_type\":{}}");
        assertThat(list(client.client(), "/notifications/unread/")).isEmpty();
        assertThat(list(client.client(), "/notifications/?channel=IN_APP")).hasSize(2).allSatisfy(n -> assertThat(n.path("is_read").booleanValue()).isTrue());
        assertThat(client.client().post("/notifications/mark_all_as_read").must(200).at("updated").intValue()).isZero();
        assertThat(support.client().get("/notifications/unread_count/").at("count").longValue()).isEqualTo(others);
    }

    @Test
    void what_others_were_told_is_shown_to_administrators_alone() {
        long ticket = world.ticketInProgress(client, support);
        assertThat(list(world.admin, "/notifications/?recipient=" + client.id())).isEqualTo(list(client.client(), "/notifications/")).isNotEmpty();
        List<JsonNode> everybodys = list(world.admin, "/notifications/?recipient=ALL&ticket=" + ticket);
        assertThat(everybodys).extracting(n -> n.path("recipient").longValue()).contains(client.id(), support.id());
        assertThat(everybodys).filteredOn(n -> n.path("recipient").longValue() == client.id()).isEqualTo(list(client.client(), "/notifications/"));
        assertThat(list(world.admin, "/notifications/?ticket=" + ticket)).as("without asking for others, his own").isNotEmpty()
                .extracting(n -> n.path("recipient").longValue()).doesNotContain(client.id(), support.id());
        assertThat(list(world.admin, "/notifications/?recipient=999999999")).isEmpty();

        for (Person who : List.of(client, support)) {
            assertThat(list(who.client(), "/notifications/?recipient=" + who.id())).isEqualTo(list(who.client(), "/notifications/"));
            assertThat(who.client().get("/notifications/?recipient=all").must(403).at("error").stringValue()).isNotBlank();
            assertThat(who.client().get("/notifications/?recipient=1").must(403).at("error").stringValue()).isNotBlank();
        }
    }

    @Test
    void strangers_and_wrong_methods_are_told_so_in_the_contracts_words() {
        for (String path : List.of("/notifications/", "/notifications/unread/", "/notifications/unread_count/")) {
            assertThat(world.stranger.get(path).must(401).at("detail").stringValue()).isNotBlank();
            assertThat(client.client().delete(path).must(405).at("error").stringValue()).isNotBlank();
        }
        for (String path : List.of("/notifications/1/mark_as_read/", "/notifications/mark_all_as_read/")) {
            world.stranger.post(path).must(401);
            assertThat(client.client().get(path).must(405).at("error").stringValue()).isNotBlank();
        }
    }

    static List<JsonNode> list(Client who, String path) {
        JsonNode list = who.get(path).must(200).json();
        assertThat(list.isArray()).isTrue();
        return list.valueStream().toList();
    }

    private static JsonNode only(List<JsonNode> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Answer mark(Person who, JsonNode entry) {
        return who.client().post("/notifications/" + entry.path("id").longValue() + "/mark_as_read/");
    }

    private static String counts(Person who) {
        return who.client().get("/notifications/unread_count/").must(200).json().toString();
    }
}
