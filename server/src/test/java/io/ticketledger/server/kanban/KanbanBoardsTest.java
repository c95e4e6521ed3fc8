package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KanbanBoardsTest {

    private static AtTheBoard world;
    private static Team team;
    private static Person outsider;

    @BeforeAll
    static void people() {
        world = AtTheBoard.shared();
        team = world.team();
        outsider = world.somebody(Role.REQUESTER);
    }

    @Test
    void anybody_who_is_logged_in_founds_a_project_with_four_columns_and_runs_it() {
        Person founder = world.somebody(Role.REQUESTER);
        Answer made = founder.client().post("/projects/", body("name", "Mobile App", "key", "MOB" + founder.id(), "description", "An app")).must(201);
        long id = made.at("id").longValue();
        assertThat(made.json().propertyNames()).contains("id", "name", "key", "description", "created_by", "created_at", "updated_at");
        assertThat(made.at("created_by").longValue()).isEqualTo(founder.id());
        assertThat(founder.client().get("/projects/").must(200).json()).hasSize(1);
        assertThat(founder.client().get("/projects/?page=1").must(200).at("count").intValue()).isEqualTo(1);
        JsonNode columns = founder.client().get("/projects/" + id + "/columns/").must(200).json();
        assertThat(names(columns)).containsExactly("New", "In Progress", "Review", "Done");
        assertThat(columns.valueStream().map(column -> column.path("stage").stringValue())).containsExactly("new", "in_progress", "review", "done");
        assertThat(columns.path(0).propertyNames()).contains("id", "name", "order", "color", "project", "tickets_count", "created_at", "updated_at");
        assertThat(founder.client().patch("/projects/" + id + "/", body("name", "App")).must(200).at("name").stringValue()).isEqualTo("App");
        founder.client().delete("/projects/" + id + "/").must(204);
        founder.client().get("/projects/" + id + "/").must(404);
        assertThat(founder.client().get("/projects").must(200).json()).isEmpty();

        // What somebody is on the desk is no matter in a project of his own.
        Client manager = world.somebody(Role.MANAGER).client();
        long his = manager.post("/projects/", body("name", "His", "key", "HIS" + founder.id())).must(201).at("id").longValue();
        JsonNode own = manager.get("/projects/" + his + "/columns/").must(200).json();
        long ticket = manager.post("/tickets/", body("name", "Mine", "column", own.path(0).path("id").longValue(), "tag_names", List.of("new"))).must(201).at("id").longValue();
        assertThat(manager.patch("/tickets/" + ticket + "/", body("name", "Done", "column", own.path(3).path("id").longValue())).must(200).at("status").stringValue())
                .isEqualTo("done");
    }

    @Test
    void a_project_is_edited_by_its_superadmin_seen_by_its_members_and_not_there_for_others() {
        String path = "/projects/" + team.id() + "/";
        for (Person member : List.of(team.admin(), team.manager(), team.user())) {
            member.client().get(path).must(200);
            assertThat(member.client().patch(path, body("name", "Mine")).must(403).at("detail").stringValue())
                    .isEqualTo("You do not have permission to perform this action.");
            member.client().delete(path).must(403);
        }
        assertThat(outsider.client().get(path).must(404).at("detail").stringValue()).isEqualTo("Not found.");
        outsider.client().patch(path, body("name", "Mine")).must(404);
        outsider.client().delete(path).must(404);
        outsider.client().get(path + "columns/").must(404);
        world.superuser.client().get(path).must(200);
        world.stranger.get(path).must(401);
    }

    @Test
    void of_several_who_want_one_key_at_once_exactly_one_gets_it() throws Exception {
        String key = "R" + outsider.id();
        List<Integer> statuses = new ArrayList<>();
        List<Callable<Integer>> all = IntStream.range(0, 6).<Callable<Integer>>mapToObj(
                n -> () -> outsider.client().post("/projects/", body("name", "Race " + n, "key", key)).status()).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> one : pool.invokeAll(all)) statuses.add(one.get());
        }
        assertThat(statuses).containsOnly(201, 400).containsOnlyOnce(201);
        Answer late = outsider.client().post("/projects/", body("key", key)).must(400);
        assertThat(late.at("key").path(0).stringValue()).isEqualTo("project with this key already exists.");
        assertThat(late.at("name").path(0).stringValue()).isEqualTo("This field is required.");
        for (String bad : List.of("a", "1AB", "ab", "ABCDEFGHIJK", "A B")) {
            assertThat(outsider.client().post("/projects/", body("name", "n", "key", bad)).must(400).json().has("key")).isTrue();
        }
        for (Object bad : List.of("[]", "{\"name\": 1, \"key\": [\"AB\"]}", body("name", "x".repeat(201), "key", "AB"), body("name", "a\0b", "key", "ABC"))) {
            outsider.client().post("/projects/", bad).must(400);
        }
    }

    @Test
    void columns_are_made_moved_and_removed_by_the_superadmin() {
        Team own = world.team();
        Client runs = own.superadmin().client();
        Answer made = runs.post("/columns/", body("name", "Testing", "order", 1, "color", "#9C27B0")).must(201);
        long testing = made.at("id").longValue();
        assertThat(made.at("stage").stringValue()).isEqualTo("review");
        assertThat(made.at("project").longValue()).isEqualTo(own.id());
        assertThat(names(runs.get("/columns/?project=" + own.id()).must(200).json())).containsExactly("New", "Testing", "In Progress", "Review", "Done");
        assertThat(runs.post("/columns/reorder/", body("order", List.of(place(testing, 3), place(own.column(2), 2), place(own.column(1), 1)))).must(200).text())
                .isEqualTo("{\"status\":\"columns reordered\"}");
        assertThat(names(runs.get("/columns/").must(200).json())).containsExactly("New", "In Progress", "Review", "Testing", "Done");
        assertThat(runs.patch("/columns/" + testing + "/", body("name", "QA", "stage", "done")).must(200).at("stage").stringValue()).isEqualTo("done");
        for (Person member : List.of(own.admin(), own.manager(), own.user())) {
            assertThat(member.client().get("/columns/" + testing + "/").must(200).at("name").stringValue()).isEqualTo("QA");
            member.client().post("/columns/", body("name", "Mine")).must(403);
            member.client().patch("/columns/" + testing + "/", body("stage", "new")).must(403);
            member.client().post("/columns/reorder/", body("order", List.of(place(testing, 0)))).must(403);
            member.client().delete("/columns/" + testing + "/").must(403);
        }
        outsider.client().get("/columns/" + testing + "/").must(404);
        outsider.client().get("/columns/?project=" + own.id()).must(404);
        assertThat(outsider.client().post("/columns/reorder/", body("order", List.of(place(testing, 0)))).must(400).at("order").path(0).stringValue())
                .isEqualTo("Invalid pk \"" + testing + "\" - object does not exist.");
        runs.delete("/columns/" + testing + "/").must(204);
        runs.get("/columns/" + testing + "/").must(404);
    }

    @Test
    void a_column_with_cards_stays_and_keeps_its_stage() {
        Team own = world.team();
        Reported.by(own.user(), own, world, "A card");
        String path = "/columns/" + own.column(0) + "/";
        Client runs = own.superadmin().client();
        assertThat(runs.get(path).must(200).at("tickets_count").intValue()).isEqualTo(1);
        runs.delete(path).must(409);
        runs.patch(path, body("stage", "review")).must(409);
        runs.patch(path, body("name", "Fresh", "stage", "new", "color", "#abc")).must(200);
        JsonNode summary = runs.get("/dashboard/kanban-summary/?project=" + own.id()).must(200).at("columns");
        assertThat(summary.path(0).toString()).isEqualTo("{\"id\":" + own.column(0) + ",\"name\":\"Fresh\",\"count\":1}");

        long archived = runs.post("/tickets/", body("name", "a", "column", own.column(1))).must(201).at("id").longValue();
        runs.post("/tickets/" + archived + "/archive/").must(200);
        runs.patch("/columns/" + own.column(1) + "/", body("stage", "review")).must(200);
        Answer restored = runs.post("/tickets/" + archived + "/restore/").must(200);
        assertThat(List.of(restored.at("status").stringValue(), restored.at("column").longValue())).as("no column of its stage is left").containsExactly("in_progress", own.column(0));
    }

    @Test
    void who_has_several_projects_says_which() {
        Person busy = team.superadmin();
        world.give(world.usualTeam().project(), busy, ProjectRole.USER);
        assertThat(busy.client().post("/columns/", body("order", -1)).must(400).json().propertyNames()).containsExactly("name", "order", "project");
        assertThat(busy.client().post("/columns/", body("name", "x", "project", 987654321)).must(400).at("project").path(0).stringValue())
                .isEqualTo("Invalid pk \"987654321\" - object does not exist.");
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(busy.client().base() + "/columns/")).header("Authorization", "Bearer " + busy.client().token())
                .header("Content-Type", "application/json");
        assertThat(busy.client().send(asked.copy().header("X-Project-ID", "" + team.id()).POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"By header\"}")).build())
                .must(201).at("project").longValue()).isEqualTo(team.id());
        assertThat(busy.client().send(asked.copy().header("X-Project-ID", "" + world.usualTeam().id()).GET().build()).must(200).json().valueStream()
                .map(column -> column.path("project").longValue()).distinct()).containsExactly(world.usualTeam().id());
        busy.client().send(asked.copy().header("X-Project-ID", "987654321").GET().build()).must(404);
    }

    @Test
    void tags_and_who_is_asked_about_them() {
        Team own = world.team();
        Client runs = own.superadmin().client();
        long tag = runs.post("/tags/", body("name", "Nokia", "description", "Telecommunications", "color", "#0052cc", "project", own.id())).must(201).at("id").longValue();
        assertThat(runs.post("/tags/", body("name", "nokia")).must(400).json().has("name")).isTrue();
        JsonNode page = own.user().client().get("/tags/?search=telecom&project=" + own.id()).must(200).json();
        assertThat(page.propertyNames()).containsExactly("count", "next", "previous", "results");
        assertThat(page.path("results").path(0).propertyNames()).contains("id", "name", "description", "color", "project", "project_name", "tickets_count", "contacts_count",
                "created_at", "updated_at");
        own.user().client().get("/tags/?page=7").must(404);
        for (Person member : List.of(own.admin(), own.manager(), own.user())) {
            member.client().post("/tags/", body("name", "Mine")).must(403);
            member.client().patch("/tags/" + tag + "/", body("name", "Mine")).must(403);
            member.client().delete("/tags/" + tag + "/").must(403);
        }
        outsider.client().get("/tags/" + tag + "/").must(404);
        outsider.client().post("/tags/", body("name", "x", "project", own.id())).must(400);

        long contact = runs.post("/contacts/", body("name", "Giorgi Beridze", "email", "g@example.com", "title", "IT Manager")).must(201).at("id").longValue();
        Answer added = runs.post("/tags/" + tag + "/add_contact/", body("contact_id", contact, "role", "Primary Contact")).must(201);
        assertThat(added.at("contact").toString()).isEqualTo("{\"id\":" + contact + ",\"name\":\"Giorgi Beridze\",\"email\":\"g@example.com\"}");
        assertThat(added.json().propertyNames()).containsExactly("id", "tag", "contact", "role", "added_at");
        assertThat(runs.post("/tags/" + tag + "/add_contact/", body("contact_id", contact)).must(400).json().has("contact_id")).isTrue();
        assertThat(runs.post("/tags/" + tag + "/add_contact/", body("contact_id", "x")).must(400).at("contact_id").path(0).stringValue())
                .isEqualTo("Incorrect type. Expected pk value, received str.");
        assertThat(own.user().client().get("/tags/" + tag + "/contacts/").must(200).json()).containsExactly(added.json());
        assertThat(own.user().client().get("/tags/" + tag + "/").must(200).at("contacts_count").intValue()).isEqualTo(1);
        assertThat(own.user().client().get("/contacts/?search=manager").must(200).at("count").intValue()).isEqualTo(1);
        own.user().client().patch("/contacts/" + contact + "/", body("name", "Me")).must(403);
        own.user().client().post("/contacts/", body("name", "Me")).must(403);
        outsider.client().get("/contacts/" + contact + "/").must(404);
        assertThat(runs.patch("/contacts/" + contact + "/", body("phone", "1", "title", "")).must(200).at("title").stringValue()).isEmpty();
        assertThat(runs.patch("/contacts/" + contact + "/", body("email", "nowhere")).must(400).json().has("email")).isTrue();
        runs.post("/tags/" + tag + "/remove_contact/", body("contact_id", contact)).must(200);
        runs.delete("/contacts/" + contact + "/").must(204);
        runs.delete("/tags/" + tag + "/").must(204);
        assertThat(runs.get("/tags/").must(200).at("count").intValue()).isZero();
    }

    @Test
    void dashboards_are_of_one_project_that_is_the_callers() {
        Team own = world.team();
        long ticket = Reported.by(own.user(), own, world, "Something is slow").number();
        for (String dashboard : List.of("company-health", "attention-needed", "newest", "activity", "workload", "kanban-summary")) {
            String path = "/dashboard/" + dashboard + "/";
            assertThat(own.user().client().get(path).must(400).text()).isEqualTo("{\"project\":[\"This field is required.\"]}");
            outsider.client().get(path + "?project=" + own.id()).must(404);
            own.user().client().get(path + "?project=x").must(400);
            assertThat(own.user().client().get(path + "?limit=0&project=" + own.id()).must(400).json().has("limit")).isTrue();
            own.user().client().get(path + "?limit=1000&project=" + own.id()).must(200);
        }
        assertThat(own.user().client().get("/dashboard/newest/?project=" + own.id()).must(200).json().path(0).path("id").longValue()).isEqualTo(ticket);
        assertThat(world.member(own.project(), ProjectRole.USER).client().get("/dashboard/newest/?project=" + own.id()).must(200).json()).isEmpty();
        assertThat(own.user().client().get("/projects/" + own.id() + "/tickets/").must(200).at("count").intValue()).isEqualTo(1);
        outsider.client().get("/projects/" + own.id() + "/tickets/").must(404);
        JsonNode activity = own.user().client().get("/dashboard/activity/?limit=1&project=" + own.id()).must(200).json();
        assertThat(activity).hasSize(1);
        assertThat(activity.path(0).path("ticket").toString()).isEqualTo("{\"id\":" + ticket + ",\"name\":\"Something is slow\"}");
        assertThat(activity.path(0).propertyNames()).contains("id", "ticket", "user", "action", "field", "old_value", "new_value", "created_at");
        assertThat(own.manager().client().get("/dashboard/workload/?project=" + own.id()).must(200).at("agents").path(0).propertyNames())
                .contains("id", "username", "assigned_count", "in_progress_count", "resolved_today");
    }

    private static Map<String, Object> place(long column, int order) {
        return body("id", column, "order", order);
    }

    private static List<String> names(JsonNode columns) {
        return columns.valueStream().map(column -> column.path("name").stringValue()).toList();
    }
}
