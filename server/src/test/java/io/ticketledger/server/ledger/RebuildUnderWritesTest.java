package io.ticketledger.server.ledger;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The desk goes on: two nodes, several people who write and read what they wrote, and meanwhile every read model is exchanged, forth and back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildUnderWritesTest {

    private static final int PEOPLE = 4;
    private static final List<String> VIEWS = List.of("/api/dashboard/", "/api/workload/", "/api/audit/", "/api/users/", "/api/notifications/", "/ledger/projections/");

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void while_every_read_model_is_exchanged_and_brought_back_no_request_fails_and_nothing_is_missing() throws InterruptedException {
        try (RunningDesk first = RunningDesk.fresh(); RunningDesk second = first.anotherNode()) {
            AtTheLedger here = new AtTheLedger(first);
            Client admin = here.admin();
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                String name = Practice.person(first, AtTheLedger.PASSWORD, Role.REQUESTER).username();
                RunningDesk node = i % 2 == 0 ? first : second;
                Client client = new AtTheLedger(node).login(name, AtTheLedger.PASSWORD);
                Client looking = new AtTheLedger(node).admin();
                people.add(Thread.ofPlatform().daemon().name("person-" + i).start(() -> live(client, looking)));
            }
            try {
                // Long enough for every connection to have prepared what it says often.
                Await.until(() -> rounds.get() > 10 * PEOPLE || !failures.isEmpty());
                for (JsonNode projection : admin.get("/ledger/projections/").must(200).json()) {
                    if (!projection.get("rebuildable").booleanValue()) continue;
                    String name = projection.get("name").stringValue();
                    for (String order : List.of("rebuild", "rollback")) {
                        admin.post("/ledger/projections/" + name + "/" + order + "/").must(202);
                        JsonNode done = over(admin, name);
                        assertThat(done.get("phase").stringValue()).as("%s: %s", name, done).isEqualTo("done");
                        assertThat(done.get("equal").booleanValue()).as("%s: %s", name, done).isTrue();
                        int after = rounds.get();
                        Await.until(() -> rounds.get() >= after + PEOPLE || !failures.isEmpty());
                    }
                }
            } finally {
                over.set(true);
                for (Thread person : people) person.join();
            }
            assertThat(failures).isEmpty();
            assertThat(rounds.get()).isGreaterThan(100);
            assertThat(JdbcClient.create(first.database().dataSource()).sql("SELECT count(*) FROM ticket_row").query(Integer.class).single()).isEqualTo(rounds.get());
        }
    }

    private static JsonNode over(Client admin, String name) {
        Await.until(() -> !admin.get("/ledger/projections/" + name + "/").must(200).at("rebuild").get("ended").isNull());
        return admin.get("/ledger/projections/" + name + "/").must(200).at("rebuild");
    }

    private void live(Client client, Client looking) {
        try {
            for (int i = 0; !over.get(); i++) round(client, looking, i);
        } catch (RuntimeException | AssertionError failed) {
            failures.add(String.valueOf(failed));
        }
    }

    /** Writes, and must find what he wrote, newest first, whatever is being exchanged. */
    private void round(Client client, Client looking, int i) {
        Answer made = client.post("/api/tickets/", body("project_name", "Office", "title", "Printer " + i, "description", "It does not work", "priority", "HIGH", "category", "BUG")).must(201);
        long id = made.at("id").longValue();
        client.post("/api/tickets/" + id + "/add_comment/", body("comment", "still " + i)).must(200);
        Answer detail = client.get("/api/tickets/" + id + "/").must(200);
        if (!detail.text().contains("still " + i)) throw new AssertionError("the comment is missing: " + detail.text());
        Answer page = client.get("/api/tickets/?page=1&page_size=20").must(200);
        List<Long> list = page.at("results").valueStream().map(ticket -> ticket.get("id").longValue()).toList();
        assertThat(list.getFirst()).isEqualTo(id);
        assertThat(list).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(page.at("count").intValue()).isEqualTo(i + 1);
        looking.get(VIEWS.get(i % VIEWS.size())).must(200);
        rounds.incrementAndGet();
    }
}
