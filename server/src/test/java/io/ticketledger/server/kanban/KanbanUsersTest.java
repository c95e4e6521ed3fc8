package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users and what they are in projects. */
class KanbanUsersTest {

    private static final AtTheBoard BOARD = AtTheBoard.shared();
    private static final Team TEAM = BOARD.team();
    private static final Person STAFF = BOARD.somebody(Role.COORDINATOR);

    private final Client superuser = BOARD.superuser.client();

    private static Object newUser(String username, Object... more) {
        var user = body("username", username, "email", username + "@example.com", "password", AtTheBoard.PASSWORD, "first_name", "New", "last_name", "User");
        user.putAll(body(more));
        return user;
    }

    private static String path(Person person) {
        return "/users/" + person.id() + "/";
    }

    private static List<Long> ids(Answer list) {
        return list.at("results").valueStream().map(user -> user.path("id").longValue()).toList();
    }

    private static List<String> of(Answer answer, String field) {
        return answer.at(field).valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void members_see_each_other_and_nobody_else() {
        assertThat(ids(TEAM.user().client().get("/users/").must(200)))
                .containsExactly(TEAM.superadmin().id(), TEAM.admin().id(), TEAM.manager().id(), TEAM.user().id());
        Person stranger = BOARD.somebody(Role.REQUESTER);
        assertThat(ids(stranger.client().get("/users/").must(200))).containsExactly(stranger.id());
        assertThat(stranger.client().get(path(TEAM.user())).must(404).text()).isEqualTo("{\"detail\":\"Not found.\"}");
        for (String nobody : List.of("/users/0/", "/users/abc/", "/users/999999999999999999/", "/users/-1/")) superuser.get(nobody).must(404);
        STAFF.client().get(path(stranger)).must(200);

        Answer shown = TEAM.user().client().get(path(TEAM.admin())).must(200);
        assertThat(shown.json().propertyNames()).containsExactly("id", "username", "email", "first_name", "last_name", "is_active", "is_staff", "is_superuser", "date_joined",
                "last_login", "project_roles", "administered_companies", "member_companies");
        assertThat(shown.at("last_login").isNull()).isTrue();
        assertThat(shown.at("date_joined").stringValue()).endsWith("Z");
        assertThat(shown.at("project_roles").toString()).isEqualTo("[{\"project_id\":" + TEAM.id() + ",\"project_name\":\"Team " + TEAM.key() + "\",\"role\":\"admin\"}]");
    }

    @Test
    void roles_in_projects_that_the_caller_does_not_see_are_not_shown_to_him() {
        Team other = BOARD.team();
        BOARD.give(other.project(), TEAM.manager(), ProjectRole.ADMIN);
        assertThat(TEAM.user().client().get(path(TEAM.manager())).must(200).at("project_roles").size()).isEqualTo(1);
        assertThat(TEAM.manager().client().get(path(TEAM.manager()) + "roles/").must(200).at("roles").size()).isEqualTo(2);
        assertThat(superuser.get(path(TEAM.manager())).must(200).at("project_roles").size()).isEqualTo(2);
        BOARD.ask(new io.ticketledger.command.project.ProjectCommand.TakeRole(other.project(), TEAM.manager().account()), io.ticketledger.server.desk.Occasion.system());
    }

    @Test
    void the_list_comes_in_pages_is_searched_and_ordered() {
        Answer first = TEAM.user().client().get("/users/?page_size=3&ordering=-username&search=board&x=a%20b").must(200);
        assertThat(first.json().propertyNames()).containsExactly("count", "next", "previous", "results");
        assertThat(first.at("count").longValue()).isEqualTo(4);
        assertThat(ids(first)).hasSize(3);
        assertThat(first.at("previous").isNull()).isTrue();
        String next = first.at("next").stringValue();
        assertThat(next).startsWith(BOARD.desk.url() + "/kanban/api/tickets/users/?").contains("ordering=-username", "page_size=3", "search=board", "x=a%20b", "page=2");
        Answer second = new Client("", TEAM.user().client().token()).get(next).must(200);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.at("next").isNull()).isTrue();
        assertThat(second.at("previous").stringValue()).contains("page=1");
        assertThat(TEAM.user().client().get("/users/?page=3&page_size=3").must(404).text()).isEqualTo("{\"detail\":\"Invalid page.\"}");
        for (String page : List.of("0", "x", "-1", "99999999999")) TEAM.user().client().get("/users/?page=" + page).must(404);

        assertThat(ids(superuser.get("/users/?search=" + TEAM.admin().username() + "%40EXAMPLE").must(200))).contains(TEAM.admin().id());
        for (String order : List.of("email", "-date_joined", "last_login", "-last_login")) TEAM.user().client().get("/users/?ordering=" + order).must(200);
        assertThat(of(TEAM.user().client().get("/users/?ordering=nonsense").must(400), "ordering"))
                .containsExactly("Order by one of date_joined, email, last_login, username; a leading - turns it round.");
        TEAM.user().client().get("/users/?search=%00").must(400);
        assertThat(TEAM.user().client().get("/users/?search=%FF").must(400).text()).isEqualTo("{\"detail\":\"The request is not valid.\"}");
    }

    @Test
    void superusers_staff_and_superadmins_make_users() {
        TEAM.admin().client().post("/users/", newUser("not.by.admin")).must(403);
        Answer made = TEAM.superadmin().client().post("/users/", newUser("by.superadmin")).must(201);
        assertThat(made.at("is_active").booleanValue()).isTrue();
        assertThat(made.at("is_staff").booleanValue()).isFalse();
        assertThat(made.text()).doesNotContain("password");
        assertThat(of(STAFF.client().post("/users/", newUser("by.superadmin")).must(400), "username")).containsExactly("A user with that username already exists.");
        TEAM.superadmin().client().post("/users/", newUser("not.staff", "is_staff", true)).must(403);
        STAFF.client().post("/users/", newUser("not.staff", "is_staff", true)).must(403);
        Answer staff = superuser.post("/users/", newUser("now.staff", "is_staff", true, "is_active", false)).must(201);
        assertThat(staff.at("is_staff").booleanValue()).isTrue();
        assertThat(staff.at("is_active").booleanValue()).isFalse();
        BOARD.stranger.post("/auth/login/", body("username", "now.staff", "password", AtTheBoard.PASSWORD)).must(400);
        Answer bad = superuser.post("/users/", body("username", "a b", "password", "x", "is_active", "maybe", "is_staff", null)).must(400);
        assertThat(bad.json().propertyNames()).containsExactlyInAnyOrder("username", "email", "password", "is_active", "is_staff");
    }

    @Test
    void people_change_themselves_and_others_are_changed_by_staff() {
        Person person = BOARD.somebody(Role.REQUESTER);
        Answer own = person.client().patch(path(person), body("first_name", "Ann", "email", person.username() + "@elsewhere.example")).must(200);
        assertThat(own.at("first_name").stringValue()).isEqualTo("Ann");
        assertThat(own.at("last_name").stringValue()).startsWith("Last");
        assertThat(own.at("email").stringValue()).endsWith("@elsewhere.example");
        person.client().patch(path(person), body("is_active", false)).must(403);
        TEAM.superadmin().client().patch(path(TEAM.user()), body("first_name", "Not")).must(403);
        TEAM.superadmin().client().patch(path(person), body("first_name", "Not")).must(404);

        Answer changed = STAFF.client().patch(path(person), body("username", person.username() + ".x", "is_active", false)).must(200);
        assertThat(changed.at("username").stringValue()).isEqualTo(person.username() + ".x");
        assertThat(changed.at("is_active").booleanValue()).isFalse();
        person.client().get("/auth/me/").must(401);
        assertThat(of(superuser.patch(path(person), body("email", STAFF.username() + "@example.com")).must(400), "email")).containsExactly("A user with that email already exists.");
        Answer bad = superuser.patch(path(person), body("username", "", "email", "x", "first_name", null, "is_active", 7)).must(400);
        assertThat(bad.json().propertyNames()).containsExactlyInAnyOrder("username", "email", "first_name", "is_active");
        STAFF.client().patch(path(person), body("is_staff", true)).must(403);
        assertThat(superuser.patch(path(person), body("is_staff", true)).must(200).at("is_staff").booleanValue()).isTrue();
        STAFF.client().patch(path(BOARD.superuser), body("first_name", "Not")).must(403);
    }

    @Test
    void roles_are_given_changed_and_taken_by_whoever_runs_the_project() throws Exception {
        Person person = BOARD.somebody(Role.REQUESTER);
        Client superadmin = TEAM.superadmin().client();
        Answer given = superadmin.post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "manager")).must(201);
        assertThat(given.at("created").booleanValue()).isTrue();
        assertThat(given.at("message").stringValue()).isEqualTo(person.username() + " assigned as manager in Team " + TEAM.key());
        JsonNode role = given.at("user_role");
        assertThat(role.propertyNames()).containsExactly("id", "user", "project", "role", "assigned_at", "assigned_by");
        assertThat(role.path("user").longValue()).isEqualTo(person.id());
        assertThat(role.path("project").longValue()).isEqualTo(TEAM.id());
        assertThat(role.path("assigned_by").longValue()).isEqualTo(TEAM.superadmin().id());
        Answer changed = superadmin.post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "user")).must(200);
        assertThat(changed.at("created").booleanValue()).isFalse();
        assertThat(changed.at("user_role").path("id")).isEqualTo(role.path("id"));

        Answer held = person.client().get(path(person) + "roles/").must(200);
        assertThat(held.at("roles").get(0).propertyNames()).containsExactly("id", "project_id", "project_name", "project_key", "role", "assigned_at");
        assertThat(held.at("roles").get(0).path("role").stringValue()).isEqualTo("user");

        TEAM.admin().client().post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "admin")).must(403);
        person.client().post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "superadmin")).must(403);
        BOARD.somebody(Role.REQUESTER).client().post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "user")).must(404);
        superadmin.post(path(person) + "assign_role/", body("project_id", 999_999_999, "role", "user")).must(404);
        superadmin.post("/users/999999999/assign_role/", body("project_id", TEAM.id(), "role", "user")).must(404);
        Answer bad = superadmin.post(path(person) + "assign_role/", body("project_id", "one", "role", "owner")).must(400);
        assertThat(of(bad, "project_id")).containsExactly("Incorrect type. Expected pk value, received str.");
        assertThat(of(bad, "role")).containsExactly("\"owner\" is not a valid choice.");
        assertThat(of(superadmin.post(path(person) + "remove_role/", body()).must(400), "project_id")).containsExactly("This field is required.");

        TEAM.admin().client().post(path(person) + "remove_role/", body("project_id", TEAM.id())).must(403);
        assertThat(superadmin.post(path(person) + "remove_role/", body("project_id", TEAM.id())).must(200).at("message").stringValue())
                .isEqualTo("Role removed for " + person.username());
        superuser.post(path(person) + "remove_role/", body("project_id", TEAM.id())).must(404);
        superuser.post(path(TEAM.superadmin()) + "remove_role/", body("project_id", TEAM.id())).must(409);
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> same = Collections.nCopies(4, () -> superadmin.post(path(person) + "assign_role/", body("project_id", TEAM.id(), "role", "user")).status());
            assertThat(clients.invokeAll(same)).extracting(Future::get).containsOnlyOnce(201).containsOnly(200, 201);
        }
        superadmin.post(path(person) + "remove_role/", body("project_id", TEAM.id())).must(200);
        assertThat(person.client().get(path(person) + "roles/").must(200).at("roles").isEmpty()).isTrue();
    }

    @Test
    void passwords_standing_and_the_end_of_an_account_are_for_superusers_and_staff() {
        Answer made = superuser.post("/users/", newUser("for.a.while")).must(201);
        String path = "/users/" + made.at("id").longValue() + "/";
        BOARD.stranger.post("/auth/login/", body("username", "for.a.while", "password", AtTheBoard.PASSWORD)).must(200);
        assertThat(superuser.get(path).must(200).at("last_login").isNull()).isFalse();
        TEAM.superadmin().client().post(path(TEAM.user()) + "set_password/", body("password", "Another-one-1")).must(403);
        TEAM.user().client().post(path(TEAM.user()) + "set_password/", body("password", "Another-one-1")).must(403);
        assertThat(of(STAFF.client().post(path + "set_password/", body("password", "short")).must(400), "password")).hasSize(1);
        assertThat(STAFF.client().post(path + "set_password/", body("password", "Another-one-1")).must(200).at("message").stringValue())
                .isEqualTo("Password updated for for.a.while");
        BOARD.stranger.post("/auth/login/", body("username", "for.a.while", "password", AtTheBoard.PASSWORD)).must(400);
        Client again = BOARD.stranger.as(BOARD.stranger.post("/auth/login/", body("username", "for.a.while", "password", "Another-one-1")).must(200).at("access").stringValue());

        TEAM.superadmin().client().post(path(TEAM.user()) + "toggle_active/").must(403);
        assertThat(STAFF.client().post(path + "toggle_active/").must(200).text()).isEqualTo("{\"message\":\"User for.a.while is now inactive\",\"is_active\":false}");
        again.get("/auth/me/").must(401);
        assertThat(STAFF.client().post(path + "toggle_active/").must(200).at("is_active").booleanValue()).isTrue();
        again.get("/auth/me/").must(200);
        superuser.post(path(BOARD.superuser) + "toggle_active/").must(409);
        STAFF.client().post(path(BOARD.superuser) + "toggle_active/").must(403);

        TEAM.superadmin().client().delete(path(TEAM.user())).must(403);
        assertThat(superuser.delete(path).must(204).text()).isEmpty();
        superuser.get(path).must(404);
        superuser.delete(path).must(404);
        again.get("/auth/me/").must(401);

        Person member = BOARD.member(TEAM.project(), ProjectRole.USER);
        long his = Reported.by(TEAM.user(), TEAM, BOARD, "His", Priority.LOW, Level.LOW, id -> List.of(new AssignTicket(id, List.of(member.account()), null))).number();
        assertThat(TEAM.user().client().get("/tickets/" + his + "/").must(200).at("assignee_ids").toString()).isEqualTo("[" + member.id() + "]");
        superuser.delete(path(member)).must(204);
        assertThat(TEAM.user().client().get("/tickets/" + his + "/").must(200).at("assignee_ids").isEmpty()).isTrue();
    }
}
