package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where cards stand in their columns, however many move them. */
class KanbanPlacesTest {

    private static final AtTheBoard BOARD = AtTheBoard.shared();

    private final Team team = BOARD.team();
    private final Client client = team.superadmin().client();

    private List<Long> open(int count) {
        return IntStream.range(0, count).mapToObj(i -> client.post("/tickets/", body("name", "Card " + i, "column", team.column(0))).must(201).at("id").longValue()).toList();
    }

    /** In their order, which every one of them confirms. */
    private List<Long> column(int index) {
        Answer list = client.get("/tickets/?ordering=order&page_size=100&column=" + team.column(index)).must(200);
        List<Integer> orders = list.at("results").valueStream().map(ticket -> ticket.path("order").intValue()).toList();
        assertThat(orders).isEqualTo(IntStream.range(0, orders.size()).boxed().toList());
        return list.at("results").valueStream().map(ticket -> ticket.path("id").longValue()).toList();
    }

    private Answer place(long ticket, int column, int order) {
        return client.patch("/tickets/" + ticket + "/", body("column", team.column(column), "order", order)).must(200);
    }

    @Test
    void a_card_is_put_at_its_place_and_the_others_make_room() {
        List<Long> card = open(4);
        assertThat(column(0)).isEqualTo(card);
        assertThat(place(card.get(3), 0, 0).at("order").intValue()).isZero();
        assertThat(column(0)).containsExactly(card.get(3), card.get(0), card.get(1), card.get(2));
        client.patch("/tickets/" + card.get(3) + "/", body("order", 2)).must(200);
        assertThat(column(0)).containsExactly(card.get(0), card.get(1), card.get(3), card.get(2));
        place(card.get(1), 1, 99);
        assertThat(client.patch("/tickets/" + card.get(0) + "/", body("column", team.column(1))).must(200).at("order").intValue()).isEqualTo(1);
        place(card.get(2), 1, 1);
        assertThat(column(1)).containsExactly(card.get(1), card.get(2), card.get(0));
        assertThat(column(0)).containsExactly(card.get(3));
    }

    @Test
    void several_cards_are_put_in_order_at_once_and_those_that_stand_right_are_left_alone() {
        List<Long> card = open(5);
        client.post("/tickets/reorder_tickets/", body("column", team.column(0), "order", List.of(card.get(4), card.get(0), card.get(1), card.get(2), card.get(3)))).must(200);
        assertThat(column(0)).containsExactly(card.get(4), card.get(0), card.get(1), card.get(2), card.get(3));
        assertThat(moves(card.get(0))).as("of the opening alone").isEqualTo(1);
        assertThat(moves(card.get(4))).isEqualTo(2);
        client.post("/tickets/reorder_tickets/", body("tickets", List.of(Map.of("id", card.get(2), "column", team.column(1), "order", 0), Map.of("id", card.get(0), "order", 3)))).must(200);
        assertThat(column(1)).containsExactly(card.get(2));
        assertThat(column(0)).containsExactly(card.get(4), card.get(1), card.get(3), card.get(0));
        assertThat(client.post("/tickets/reorder_tickets/", List.of(Map.of("id", card.get(0), "order", 0))).must(200).text()).isEqualTo("{\"status\":\"tickets reordered\"}");
        assertThat(column(0)).containsExactly(card.get(0), card.get(4), card.get(1), card.get(3));
        for (Object bad : List.of("{}", "[1]x", body("tickets", "x"), body("tickets", List.of(Map.of("id", 1))), body("column", 999_999_999, "order", card),
                body("order", List.of(999_999_999)), body("tickets", List.of()))) {
            client.post("/tickets/reorder_tickets/", bad).must(400);
        }
        team.manager().client().post("/tickets/reorder_tickets/", body("column", team.column(0), "order", List.of(card.get(3), card.get(0)))).must(403);
        assertThat(column(0)).containsExactly(card.get(0), card.get(4), card.get(1), card.get(3));
    }

    private long moves(long ticket) {
        return client.get("/tickets/" + ticket + "/history/").must(200).json().valueStream().filter(line -> line.path("action").stringValue().equals("card-moved"))
                .map(line -> line.path("id").stringValue().split("-")[0]).distinct().count();
    }

    @Test
    void two_who_move_cards_at_once_lose_nothing_and_end_with_one_order() throws Exception {
        List<Long> card = open(6);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> both = new ArrayList<>();
        for (int one = 0; one < 2; one++) {
            int mine = one;
            CompletableFuture<Void> done = new CompletableFuture<>();
            both.add(done);
            Client by = mine == 0 ? client : team.admin().client();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    go.await();
                    for (int i = 0; i < 3; i++) by.patch("/tickets/" + card.get(2 * i + mine) + "/", body("column", team.column(1), "order", 0)).must(200);
                    done.complete(null);
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
        }
        go.countDown();
        for (CompletableFuture<Void> one : both) one.get();
        List<Long> end = column(1);
        assertThat(end).containsExactlyInAnyOrderElementsOf(card);
        assertThat(column(1)).isEqualTo(end);
        place(end.get(5), 1, 3);
        assertThat(column(1)).containsExactly(end.get(0), end.get(1), end.get(2), end.get(5), end.get(3), end.get(4));
    }

    @Test
    void two_who_change_different_things_at_once_both_keep_theirs() throws Exception {
        long ticket = client.post("/tickets/", body("name", "Card", "column", team.column(0), "urgency", "low", "importance", "low", "start_date", "2025-01-01", "due_date", "2025-02-01"))
                .must(201).at("id").longValue();
        List<Map<String, Object>> changes = List.of(body("priority_id", 5), body("urgency", "high"), body("start_date", "2025-01-02"), body("due_date", "2025-02-02"), body("name", "New"));
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> all = changes.stream().map(change -> CompletableFuture.runAsync(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            client.patch("/tickets/" + ticket + "/", change).must(200);
        }, task -> Thread.ofPlatform().daemon().start(task))).toList();
        go.countDown();
        for (CompletableFuture<Void> one : all) one.get();
        Answer end = client.get("/tickets/" + ticket + "/").must(200);
        for (Map<String, Object> change : changes) change.forEach((field, value) -> assertThat(end.at(field).asString()).as(field).isEqualTo(String.valueOf(value)));
    }
}
