package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many at once: exactly one wins, and nothing that was acknowledged is lost. */
class IncidentParallelTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    private static final int AT_ONCE = 16;

    @Test
    void of_parallel_equal_steps_exactly_one_succeeds() throws Exception {
        Person client = world.quietClient();
        Person support = world.support();
        long id = world.ticket(client);
        assertThat(statuses(() -> world.admin.post("/tickets/" + id + "/open_ticket/").status())).containsOnlyOnce(200).containsOnly(200, 400);
        world.admin.post("/tickets/" + id + "/assign/", body("assigned_to", List.of(support.id()))).must(200);
        statuses(() -> support.client().post("/tickets/" + id + "/start_work/").status());
        assertThat(statuses(() -> support.client().post("/tickets/" + id + "/finish_work/", body("comment", "done")).status())).containsOnlyOnce(200).containsOnly(200, 400);
        assertThat(statuses(() -> client.client().post("/tickets/" + id + "/approve/").status())).containsOnlyOnce(200).containsOnly(200, 400);
        assertThat(world.admin.get("/tickets/" + id + "/").must(200).at("history").size()).isEqualTo(4);
    }

    @Test
    void no_comment_is_lost_among_parallel_ones() throws Exception {
        Person client = world.client();
        long id = world.ticket(client);
        statuses(() -> client.client().post("/tickets/" + id + "/add_comment/", body("comment", "c" + Thread.currentThread().threadId())).must(200).status());
        List<JsonNode> history = client.client().get("/tickets/" + id + "/").must(200).at("history").valueStream().toList();
        assertThat(history).hasSize(AT_ONCE);
        assertThat(history.stream().map(h -> h.path("comment").stringValue())).doesNotHaveDuplicates();
        assertThat(history.stream().map(h -> h.path("id").longValue())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_user_name_goes_to_one_of_many_who_ask_for_it_at_once() throws Exception {
        assertThat(statuses(() -> world.admin.post("/users/", IncidentWorld.newUser("wanted-by-all", "CLIENT")).status())).containsOnlyOnce(201).containsOnly(201, 400);
    }

    @Test
    void two_nodes_are_one_desk() throws Exception {
        try (RunningDesk other = RunningDesk.shared().anotherNode()) {
            IncidentWorld there = new IncidentWorld(other);
            Person client = world.client();
            long id = world.ticket(client);
            Client elsewhere = client.client().as(client.client().token());
            Client onTheOther = new Client(other.url() + "/api", elsewhere.token());
            for (int i = 0; i < 10; i++) {
                Client writer = i % 2 == 0 ? elsewhere : onTheOther;
                Client reader = i % 2 == 0 ? onTheOther : elsewhere;
                writer.post("/tickets/" + id + "/add_comment/", body("comment", "turn " + i)).must(200);
                assertThat(reader.get("/tickets/" + id + "/").must(200).at("history").size()).isEqualTo(i + 1);
            }
            there.admin.post("/users/" + client.id() + "/deactivate/").must(200);
            elsewhere.get("/tickets/").must(401);
        }
    }

    private static List<Integer> statuses(Callable<Integer> call) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) answers.add(pool.submit(() -> {
                go.await();
                return call.call();
            }));
            go.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) statuses.add(answer.get());
            return statuses;
        }
    }
}
