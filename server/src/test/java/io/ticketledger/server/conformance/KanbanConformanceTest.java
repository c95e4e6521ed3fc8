package io.ticketledger.server.conformance;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The kanban contract, held to what all of them owe. */
class KanbanConformanceTest extends DialectConformance {

    private static final Kanban KANBAN = new Kanban();

    @Override
    Dialect dialect() {
        return KANBAN;
    }

    private static final class Kanban implements Dialect {

        private static final String PASSWORD = "SecurePass123!";

        private final Client admin = stranger().as(access(login("admin", RunningDesk.ADMIN_PASSWORD).must(200)));
        private final Person requester = registered();
        private final Map<String, Long> columns = new HashMap<>();

        private Kanban() {
            for (JsonNode column : requester.client().get("/columns/").must(200).json()) columns.put(column.path("name").stringValue(), column.path("id").longValue());
        }

        @Override
        public String base() {
            return "/kanban/api/tickets";
        }

        private Client stranger() {
            return Client.stranger(DESK.url() + base());
        }

        /** With a project of his own. */
        private Person registered() {
            String some = UUID.randomUUID().toString().substring(0, 8);
            String username = "conform" + some;
            Answer registered = stranger().post("/auth/register/", body("username", username, "email", username + "@example.com", "password", PASSWORD, "password_confirm",
                    PASSWORD, "first_name", "First", "last_name", "Last", "project_key", "C" + some.toUpperCase(java.util.Locale.ROOT), "project_name", "Conformance")).must(201);
            return new Person(username, PASSWORD, stranger().as(access(registered)));
        }

        @Override
        public Person requester() {
            return requester;
        }

        @Override
        public Client staff() {
            return admin;
        }

        @Override
        public Person outsider() {
            return registered();
        }

        @Override
        public Answer login(String username, String password) {
            return stranger().post("/auth/login/", body("username", username, "password", password));
        }

        @Override
        public int refusedLogin() {
            return 400;
        }

        @Override
        public String access(Answer login) {
            return login.at("access").stringValue();
        }

        @Override
        public Answer refresh(Answer login) {
            return stranger().post("/auth/token/refresh/", body("refresh", login.at("tokens").path("refresh").stringValue()));
        }

        @Override
        public void deactivate(Person person) {
            long id = person.client().get("/auth/me/").must(200).at("id").longValue();
            assertThat(admin.post("/users/" + id + "/toggle_active/").must(200).at("is_active").booleanValue()).isFalse();
        }

        @Override
        public Object ticket(String title) {
            return body("name", title, "description", "It does not work", "type", "bug", "priority_id", 3, "column", columns.get("New"));
        }

        @Override
        public String titleField() {
            return "name";
        }

        @Override
        public Answer comment(Client client, long ticket, String text) {
            return client.post("/comments/", body("ticket", ticket, "content", text));
        }

        @Override
        public List<String> comments(Client client, long ticket) {
            List<String> said = new ArrayList<>();
            client.get("/comments/?ticket=" + ticket).must(200).json().forEach(comment -> said.add(comment.path("content").stringValue()));
            return said;
        }

        @Override
        public List<Runnable> wholeLife(long ticket) {
            return List.of(() -> into(ticket, "In Progress"), () -> into(ticket, "Review"), () -> into(ticket, "Done"));
        }

        private void into(long ticket, String column) {
            requester.client().patch("/tickets/" + ticket + "/", body("column", columns.get(column))).must(200);
        }

        @Override
        public List<String> wordsOfALife() {
            return List.of("new", "in_progress", "review", "done");
        }

        @Override
        public String sentence(Answer refusal, String field) {
            if (field != null) return refusal.at(field).path(0).stringValue();
            return refusal.status() == 400 ? refusal.json().iterator().next().toString() : refusal.at("detail").stringValue();
        }
    }
}
