package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.RunningDesk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists: bare or in pages, newest first, filtered, and only what the caller may see. */
class IncidentListTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void everybody_sees_his_own_part_newest_first() {
        Person one = world.client();
        Person other = world.client();
        Person support = world.support();
        long first = world.ticket(one);
        long second = world.ticketInProgress(one, support);
        long foreign = world.ticket(other);

        assertThat(ids(one.client().get("/tickets/").must(200).json())).containsExactly(second, first);
        assertThat(ids(support.client().get("/tickets/").must(200).json())).containsExactly(second);
        assertThat(ids(world.admin.get("/tickets/").must(200).json())).containsSubsequence(foreign, second, first);
        assertThat(ids(world.support().client().get("/tickets/").must(200).json())).isEmpty();
    }

    @Test
    void pages_hold_count_neighbours_and_results() {
        Person client = world.client();
        List<Long> all = IntStream.range(0, 5).mapToObj(_ -> world.ticket(client)).toList().reversed();

        JsonNode page = client.client().get("/tickets/?page=2&page_size=2").must(200).json();
        assertThat(page.path("count").intValue()).isEqualTo(5);
        assertThat(ids(page.path("results"))).containsExactlyElementsOf(all.subList(2, 4));
        assertThat(page.path("next").stringValue()).contains("page=3").contains("page_size=2");
        assertThat(page.path("previous").stringValue()).contains("page=1");
        JsonNode last = client.client().get("/tickets/?page=3&page_size=2").must(200).json();
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(ids(last.path("results"))).hasSize(1);
        assertThat(world.client().client().get("/tickets/?page=1").must(200).at("count").intValue()).isZero();
    }

    @Test
    void filters_search_and_ordering_work_on_both_kinds_of_list() {
        Person client = world.client();
        Person support = world.support();
        String word = "zebra" + client.id();
        long high = client.client().post("/tickets/", body("title", "A " + word, "description", "d", "priority", "HIGH", "category", "BUG")).must(201).at("id").longValue();
        long low = client.client().post("/tickets/", body("title", "B", "description", "about " + word, "priority", "LOW", "category", "NEW_FEATURE")).must(201).at("id").longValue();
        world.admin.post("/tickets/" + low + "/open_ticket/").must(200);
        world.admin.post("/tickets/" + low + "/assign/", body("assigned_to", List.of(support.id()))).must(200);

        for (String mode : List.of("", "&page=1")) {
            assertThat(found(client, "priority=HIGH" + mode)).containsExactly(high);
            assertThat(found(client, "status=OPENED" + mode)).containsExactly(low);
            assertThat(found(client, "status=OPENED,NEW" + mode)).containsExactly(low, high);
            assertThat(found(client, "category=NEW_FEATURE" + mode)).containsExactly(low);
            assertThat(found(client, "assigned_to=" + support.id() + mode)).containsExactly(low);
            assertThat(found(client, "assigned_to=99999999" + mode)).isEmpty();
            assertThat(found(client, "search=" + word.toUpperCase(java.util.Locale.ROOT) + mode)).containsExactly(low, high);
            assertThat(found(client, "search=A+" + word + mode)).contains(high);
            assertThat(found(client, "search=nothing-of-the-kind" + mode)).isEmpty();
            assertThat(found(client, "ordering=created_at" + mode)).containsExactly(high, low);
            assertThat(found(client, "ordering=priority" + mode)).containsExactly(high, low);
            assertThat(found(client, "ordering=-priority" + mode)).containsExactly(low, high);
        }
    }

    @Test
    void a_category_of_another_desk_is_shown_and_found_as_a_problem() {
        Person client = world.client();
        TicketId foreign = Ids.ticket();
        Account account = RunningDesk.shared().part(Directory.class).byNumber(client.id()).orElseThrow();
        RunningDesk.shared().part(Desk.class).ask(new OpenTicket(foreign, 900_000 + client.id(), account.id(), "Foreign", "d", Priority.LOW, null, null,
                "Category 20", null, null, "General", null), Occasion.now(new Actor(account.id(), account.fullName(), account.roles()), "test", null, null));
        long own = client.client().post("/tickets/", body("title", "t", "description", "d", "category", "BUG")).must(201).at("id").longValue();

        assertThat(found(client, "category=PROBLEM")).containsExactly(900_000 + client.id());
        assertThat(found(client, "category=BUG")).containsExactly(own);
        assertThat(client.client().get("/tickets/?category=PROBLEM").json().get(0).path("category_display").stringValue()).isEqualTo("Category 20");
    }

    @Test
    void a_list_describes_attachments_without_their_content() {
        Person client = world.client();
        long id = world.ticket(client);
        client.client().post("/tickets/" + id + "/add_attachment/", body("file_data", "aGk=")).must(200);
        JsonNode attachment = client.client().get("/tickets/").must(200).json().get(0).path("attachments").get(0);
        assertThat(attachment.has("file_data")).isFalse();
        assertThat(attachment.path("uploaded_by").longValue()).isEqualTo(client.id());
    }

    @Test
    void an_immediate_read_sees_every_write() {
        Person client = world.client();
        Set<Long> made = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            made.add(world.ticket(client));
            assertThat(ids(client.client().get("/tickets/").must(200).json())).containsExactlyInAnyOrderElementsOf(made);
        }
    }

    private static List<Long> found(Person client, String query) {
        JsonNode json = client.client().get("/tickets/?" + query).must(200).json();
        return ids(json.isArray() ? json : json.path("results"));
    }

    private static List<Long> ids(JsonNode list) {
        return list.valueStream().map(ticket -> ticket.path("id").longValue()).toList();
    }
}
