package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tickets: opened, found, changed and put away, by whom. */
class KanbanTicketsTest {

    private static final AtTheBoard BOARD = AtTheBoard.shared();
    private static final Team TEAM = BOARD.team();
    private static final Person ANOTHER_USER = BOARD.member(TEAM.project(), ProjectRole.USER);

    private final Client superadmin = TEAM.superadmin().client();

    private static long open(Person by, Object... more) {
        Map<String, Object> ticket = body("name", "Fix login page error", "column", TEAM.column(0));
        ticket.putAll(body(more));
        return by.client().post("/tickets/", ticket).must(201).at("id").longValue();
    }

    private static List<Long> ids(Answer list) {
        return list.at("results").valueStream().map(ticket -> ticket.path("id").longValue()).toList();
    }

    private static List<String> texts(Answer answer, String field) {
        return answer.at(field).valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void a_ticket_is_opened_with_everything_and_shown_as_the_contract_says() {
        Answer made = superadmin.post("/tickets/", body("name", " Slow homepage ", "description", "On phones", "type", "bug", "priority_id", 3, "urgency", "high", "importance", "normal",
                "column", TEAM.column(0), "assignee_ids", List.of(TEAM.admin().id(), TEAM.user().id()), "tag_names", List.of("Frontend", "performance", "frontend"),
                "due_date", "2025-11-01", "start_date", "2025-10-25", "status", "done")).must(201);
        assertThat(made.json().propertyNames()).containsSubsequence("id", "name", "description", "type", "status", "priority_id", "urgency", "importance", "project", "project_key",
                "column", "column_name", "assignee_ids", "following", "comments_count", "tag_names", "due_date", "start_date", "created_at", "updated_at");
        assertThat(made.at("name").stringValue()).isEqualTo("Slow homepage");
        assertThat(texts(made, "tag_names")).containsExactly("Frontend", "performance");
        assertThat(made.at("assignee_ids").toString()).isEqualTo("[" + TEAM.admin().id() + "," + TEAM.user().id() + "]");
        assertThat(List.of(made.at("status").stringValue(), made.at("importance").stringValue(), made.at("column_name").stringValue(), made.at("due_date").stringValue()))
                .containsExactly("new", "medium", "New", "2025-11-01");
        String path = "/tickets/" + made.at("id").longValue() + "/";
        assertThat(superadmin.get(path).must(200).json()).isEqualTo(made.json());
        assertThat(superadmin.patch(path, body("name", "Slow homepage", "tag_names", List.of("PERFORMANCE", "frontend"))).must(200).at("updated_at")).isEqualTo(made.at("updated_at"));

        Answer changed = superadmin.patch(path, body("column", TEAM.column(3), "priority_id", 5, "due_date", null, "tag_names", List.of("performance"))).must(200);
        assertThat(List.of(changed.at("status").stringValue(), changed.at("column_name").stringValue())).containsExactly("done", "Done");
        assertThat(changed.at("priority_id").intValue()).isEqualTo(5);
        assertThat(changed.at("due_date").isNull()).isTrue();
        assertThat(changed.at("start_date").stringValue()).isEqualTo("2025-10-25");
        assertThat(texts(changed, "tag_names")).containsExactly("performance");
        assertThat(superadmin.patch(path, body("column", TEAM.column(1), "assignee_ids", List.of(), "urgency", "critical")).must(200).at("status").stringValue()).isEqualTo("in_progress");
        assertThat(superadmin.get(path).at("priority_id").intValue()).isEqualTo(5);
        assertThat(superadmin.get(path + "history/").must(200).json().valueStream().map(line -> line.path("action").stringValue())).contains("ticket-opened", "status-corrected", "ticket-reopened", "ticket-tagged");
        superadmin.send("PUT", path, new byte[0], "application/json").must(405);
    }

    @Test
    void what_makes_no_sense_is_told_field_by_field() {
        Answer bad = superadmin.post("/tickets/", body("name", " ", "column", 999_999_999, "type", "chore", "priority_id", 6, "urgency", "mild", "assignee_ids", List.of("x"),
                "due_date", "tomorrow", "tag_names", List.of("x".repeat(101)), "order", -1)).must(400);
        assertThat(bad.json().propertyNames()).containsExactlyInAnyOrder("name", "column", "type", "priority_id", "urgency", "assignee_ids", "due_date", "tag_names", "order");
        assertThat(bad.at("column").toString()).isEqualTo("[\"Invalid pk \\\"999999999\\\" - object does not exist.\"]");
        assertThat(bad.at("assignee_ids").toString()).isEqualTo("[\"Incorrect type. Expected pk value, received str.\"]");
        Answer unknown = superadmin.post("/tickets/", body("name", "a", "column", 999_999_999, "assignee_ids", List.of(TEAM.user().id(), 999_999_998), "tag_ids", List.of(999_999_997))).must(400);
        assertThat(unknown.text()).isEqualTo("""
                {"column":["Invalid pk \\"999999999\\" - object does not exist."],"assignee_ids":["Invalid pk \\"999999998\\" - object does not exist."],\
                "tag_ids":["Invalid pk \\"999999997\\" - object does not exist."]}""");
        assertThat(superadmin.post("/tickets/", "{}").must(400).text()).isEqualTo("{\"name\":[\"This field is required.\"],\"column\":[\"This field is required.\"]}");
        long id = open(TEAM.superadmin(), "start_date", "2025-10-25");
        Answer change = superadmin.patch("/tickets/" + id + "/", body("name", null, "due_date", "2025-10-24", "priority_id", 0, "assignee_ids", List.of(BOARD.somebody(Role.REQUESTER).id()),
                "tag_ids", List.of(999_999_999))).must(400);
        assertThat(change.json().propertyNames()).containsExactlyInAnyOrder("name", "due_date", "priority_id", "assignee_ids", "tag_ids");
        for (String nonsense : List.of("[]", "{\"name\":\"\\u0000\",\"column\":1}", "{\"name\":{},\"column\":[1]}", "nothing", "{\"name\":\"a\",\"column\":1e400}")) {
            superadmin.post("/tickets/", nonsense).must(400);
        }
        for (String query : List.of("status=open", "priority_id=6", "type=chore", "column=x", "tags=x", "ordering=color", "search=%00", "search=%FF")) superadmin.get("/tickets/?" + query).must(400);
        for (String nobody : List.of("/tickets/0/", "/tickets/x/", "/tickets/999999999999999999/", "/tickets/?page=9999", "/tickets/?project=999999999")) superadmin.get(nobody).must(404);
        assertThat(TEAM.user().client().post("/tickets/", body("name", "a", "column", TEAM.column(0), "tag_names", List.of("nobody knows"))).must(400).json().propertyNames())
                .containsExactly("tag_names");
    }

    @Test
    void each_role_may_what_the_matrix_says() {
        long own = open(TEAM.user());
        long others = open(TEAM.superadmin(), "assignee_ids", List.of(TEAM.admin().id()));
        Person stranger = BOARD.somebody(Role.REQUESTER);
        TEAM.manager().client().post("/tickets/", body("name", "a", "column", TEAM.column(0))).must(403);
        stranger.client().post("/tickets/", body("name", "a", "column", TEAM.column(0))).must(400);
        stranger.client().get("/tickets/" + own + "/").must(404);
        ANOTHER_USER.client().get("/tickets/" + own + "/").must(404);
        for (Person overseer : List.of(TEAM.superadmin(), TEAM.admin(), TEAM.manager(), BOARD.superuser)) overseer.client().get("/tickets/" + own + "/").must(200);
        assertThat(ids(TEAM.user().client().get("/tickets/?page_size=100").must(200))).contains(own).doesNotContain(others);

        assertThat(TEAM.user().client().patch("/tickets/" + own + "/", body("name", "Mine", "column", TEAM.column(1))).must(200).at("status").stringValue()).isEqualTo("in_progress");
        TEAM.user().client().patch("/tickets/" + own + "/", body("assignee_ids", List.of(TEAM.user().id()))).must(403);
        Client admin = TEAM.admin().client();
        admin.patch("/tickets/" + own + "/", body("assignee_ids", List.of(ANOTHER_USER.id()), "column", TEAM.column(2))).must(200);
        admin.patch("/tickets/" + own + "/", body("column", TEAM.column(3), "name", "Not mine")).must(403);
        assertThat(admin.get("/tickets/" + own + "/").at("column").longValue()).as("all or nothing").isEqualTo(TEAM.column(2));
        ANOTHER_USER.client().get("/tickets/" + own + "/").must(200);
        ANOTHER_USER.client().patch("/tickets/" + own + "/", body("name", "Assigned is not own")).must(403);
        Client manager = TEAM.manager().client();
        manager.patch("/tickets/" + own + "/", body("priority_id", 1)).must(403);
        String as = manager.get("/tickets/" + own + "/").at("name").stringValue();
        for (Map<String, Object> nothing : List.of(body(), body("name", as), body("column", TEAM.column(2)), body("name", ""))) manager.patch("/tickets/" + own + "/", nothing).must(403);
        for (Map<String, Object> edits : List.of(body("name", as), body("tag_ids", List.of()))) admin.patch("/tickets/" + own + "/", edits).must(403);
        for (Map<String, Object> arranges : List.of(body(), body("column", TEAM.column(2), "assignee_ids", List.of(ANOTHER_USER.id())))) admin.patch("/tickets/" + own + "/", arranges).must(200);
        manager.post("/comments/", body("ticket", own, "content", "Seen")).must(201);
        manager.post("/tickets/" + own + "/archive/").must(403);
        for (Client not : List.of(admin, manager)) not.delete("/tickets/" + own + "/").must(403);
        TEAM.user().client().delete("/tickets/" + own + "/").must(204);
        superadmin.delete("/tickets/" + others + "/").must(204);
        superadmin.get("/tickets/" + others + "/").must(404);
    }

    @Test
    void lists_are_filtered_searched_ordered_and_paged() {
        Team team = BOARD.team();
        Client client = team.superadmin().client();
        String word = "w" + team.id() + "x";
        long[] id = new long[3];
        String[] names = {"Beta " + word, "Alpha " + word, "Gamma"};
        for (int i = 0; i < 3; i++) {
            id[i] = client.post("/tickets/", body("name", names[i], "description", i == 2 ? "about " + word : "", "column", team.column(i), "priority_id", i + 1, "type", i == 0 ? "bug" : "story",
                    "tag_names", i == 2 ? List.of() : List.of("t" + i))).must(201).at("id").longValue();
        }
        Answer all = client.get("/tickets/?page_size=2&search=" + word).must(200);
        assertThat(all.json().propertyNames()).containsExactly("count", "next", "previous", "results");
        assertThat(all.at("count").intValue()).isEqualTo(3);
        assertThat(all.at("next").stringValue()).contains("/tickets/tickets/?", "page=2", "search=" + word);
        assertThat(ids(all)).containsExactly(id[2], id[1]);
        assertThat(ids(client.get("/tickets/?ordering=name"))).containsExactly(id[1], id[0], id[2]);
        assertThat(ids(client.get("/tickets/?ordering=-priority_id"))).containsExactly(id[2], id[1], id[0]);
        assertThat(ids(client.get("/tickets/?status=in_progress"))).containsExactly(id[1]);
        assertThat(ids(client.get("/tickets/?type=bug"))).containsExactly(id[0]);
        assertThat(ids(client.get("/tickets/?column=" + team.column(2)))).containsExactly(id[2]);
        long first = client.get("/tickets/" + id[0] + "/").at("tags").get(0).longValue();
        long second = client.get("/tickets/" + id[1] + "/").at("tags").get(0).longValue();
        assertThat(ids(client.get("/tickets/?ordering=created_at&tags=" + first + "&tags=" + second))).containsExactly(id[0], id[1]);
        assertThat(ids(BOARD.superuser.client().get("/tickets/?project=" + team.id() + "&priority_id=1"))).containsExactly(id[0]);

        client.post("/tickets/" + id[0] + "/archive/").must(200);
        assertThat(ids(client.get("/tickets/"))).containsExactly(id[2], id[1]);
        assertThat(ids(client.get("/tickets/archived/"))).containsExactly(id[0]);
        client.patch("/tickets/" + id[0] + "/", body("column", team.column(1))).must(409);
        assertThat(client.post("/tickets/" + id[0] + "/restore/").must(200).at("archived").booleanValue()).isFalse();
        assertThat(client.post("/tickets/" + id[0] + "/toggle_follow/").must(200).text()).isEqualTo("{\"following\":true}");
        assertThat(team.admin().client().get("/tickets/" + id[0] + "/").at("following").booleanValue()).isFalse();
        assertThat(client.post("/tickets/" + id[0] + "/toggle_follow/").must(200).text()).isEqualTo("{\"following\":false}");

        client.delete("/projects/" + team.id() + "/").must(204);
        for (Client gone : List.of(client, BOARD.superuser.client())) {
            assertThat(gone.get("/tickets/?search=" + word).must(200).at("count").intValue()).isZero();
            gone.get("/tickets/" + id[1] + "/").must(404);
        }
    }

    @Test
    void comments_are_said_listed_changed_and_taken_back() {
        long ticket = open(TEAM.user());
        Answer said = TEAM.user().client().post("/comments/", body("ticket", ticket, "content", "It hangs")).must(201);
        assertThat(said.json().propertyNames()).containsExactly("id", "ticket", "user", "content", "created_at", "updated_at");
        assertThat(said.at("user").propertyNames()).containsExactly("id", "username", "email", "first_name", "last_name");
        TEAM.admin().client().post("/tickets/" + ticket + "/comments/", body("content", "Looking")).must(201);
        assertThat(TEAM.user().client().get("/comments/?ticket=" + ticket).must(200).json().valueStream().map(one -> one.path("content").stringValue())).containsExactly("It hangs", "Looking");
        assertThat(TEAM.user().client().get("/tickets/" + ticket + "/comments/?page=2&page_size=1").must(200).at("results").get(0).path("content").stringValue()).isEqualTo("Looking");
        String path = "/comments/" + said.at("id").longValue() + "/";
        for (Map<String, Object> words : List.of(body("content", "No"), body("content", "It hangs"), body())) TEAM.admin().client().patch(path, words).must(403);
        Answer changed = TEAM.user().client().patch(path, body("content", "It hung")).must(200);
        assertThat(changed.at("content").stringValue()).isEqualTo("It hung");
        assertThat(changed.at("updated_at")).isNotEqualTo(said.at("updated_at"));
        ANOTHER_USER.client().get(path).must(404);
        ANOTHER_USER.client().post("/comments/", body("ticket", ticket, "content", "Hello")).must(400);
        TEAM.user().client().post("/comments/", body("ticket", "x", "content", "")).must(400);
        assertThat(TEAM.user().client().get("/comments/").must(200).json().valueStream().map(one -> one.path("content").stringValue())).endsWith("It hung", "Looking");
        assertThat(superadmin.get("/comments/?page=1&page_size=1").must(200).at("results").size()).isEqualTo(1);
        assertThat(ANOTHER_USER.client().get("/comments/").must(200).json().valueStream().map(one -> one.path("ticket").longValue())).doesNotContain(ticket);
        superadmin.delete(path).must(204);
        superadmin.get(path).must(404);
        assertThat(superadmin.get("/tickets/" + ticket + "/").at("comments_count").intValue()).isEqualTo(1);
    }

    @Test
    void its_history_is_told_to_its_requester_in_the_words_of_the_contract() {
        long ticket = open(TEAM.user());
        superadmin.patch("/tickets/" + ticket + "/", body("name", "Renamed", "column", TEAM.column(1), "assignee_ids", List.of(TEAM.admin().id()))).must(200);
        TEAM.admin().client().post("/tickets/" + ticket + "/comments/", body("content", "Looking")).must(201);
        JsonNode history = TEAM.user().client().get("/tickets/" + ticket + "/history/").must(200).json();
        assertThat(history.get(0).path("action").stringValue()).isEqualTo("comment-added");
        Map<String, String> changes = history.valueStream().filter(line -> !line.path("field").isNull())
                .collect(Collectors.toMap(line -> line.path("field").stringValue(), line -> line.path("old_value") + " " + line.path("new_value"), (late, early) -> late));
        assertThat(changes).containsEntry("name", "\"Fix login page error\" \"Renamed\"").containsEntry("column", "\"New\" \"In Progress\"")
                .containsEntry("assignee_ids", "null [" + TEAM.admin().id() + "]").doesNotContainKey("rank");
        assertThat(changes.get("status")).endsWith("\"in_progress\"");
    }
}
