package io.ticketledger.server.conformance;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The incident contract, held to what all of them owe. */
class IncidentConformanceTest extends DialectConformance {

    private static final Incident INCIDENT = new Incident();

    @Override
    Dialect dialect() {
        return INCIDENT;
    }

    private static final class Incident implements Dialect {

        private static final String PASSWORD = "SecurePass123!";

        private final Client admin = login("admin", RunningDesk.ADMIN_PASSWORD, 200);
        private final Person requester = person("CLIENT");
        private final Person developer = person("SUPPORT");

        @Override
        public String base() {
            return "/api";
        }

        private Client stranger() {
            return Client.stranger(DESK.url() + base());
        }

        private Client login(String username, String password, int status) {
            return stranger().as(access(login(username, password).must(status)));
        }

        private Person person(String role) {
            String username = "conform" + UUID.randomUUID().toString().substring(0, 8);
            Object account = body("username", username, "email", username + "@example.com", "password", PASSWORD, "password_confirm", PASSWORD, "role", role,
                    "first_name", "First", "last_name", "Last");
            admin.post("/users/", account).must(201);
            return new Person(username, PASSWORD, login(username, PASSWORD, 200));
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
            return person("CLIENT");
        }

        @Override
        public Answer login(String username, String password) {
            return stranger().post("/auth/login/", body("username", username, "password", password));
        }

        @Override
        public int refusedLogin() {
            return 401;
        }

        @Override
        public String access(Answer login) {
            return login.at("access").stringValue();
        }

        @Override
        public Answer refresh(Answer login) {
            return stranger().post("/auth/refresh/", body("refresh", login.at("refresh").stringValue()));
        }

        @Override
        public void deactivate(Person person) {
            admin.post("/users/" + id(person) + "/deactivate/").must(200);
        }

        private long id(Person person) {
            for (var user : admin.get("/users/?search=" + person.username()).must(200).json()) return user.path("id").longValue();
            throw new AssertionError(person.username() + " is not in the list of users");
        }

        @Override
        public Object ticket(String title) {
            return body("project_name", "Website Redesign", "title", title, "description", "It does not work", "priority", "MEDIUM", "category", "BUG");
        }

        @Override
        public String titleField() {
            return "title";
        }

        @Override
        public Answer comment(Client client, long ticket, String text) {
            return client.post("/tickets/" + ticket + "/add_comment/", body("comment", text));
        }

        @Override
        public List<String> comments(Client client, long ticket) {
            List<String> said = new ArrayList<>();
            client.get("/tickets/" + ticket + "/").must(200).at("history").forEach(entry -> said.add(entry.path("comment").stringValue()));
            return said.stream().filter(text -> text.startsWith("remark")).toList();
        }

        @Override
        public List<Runnable> wholeLife(long ticket) {
            String one = "/tickets/" + ticket;
            return List.of(
                    () -> admin.post(one + "/open_ticket/").must(200),
                    () -> admin.post(one + "/assign/", body("assigned_to", List.of(id(developer)))).must(200),
                    () -> developer.client().post(one + "/start_work/").must(200),
                    () -> requester.client().patch("/profile/update/", body("notification_channels", List.of())).must(200),
                    () -> developer.client().post(one + "/finish_work/", body("comment", "Fixed")).must(200),
                    () -> requester.client().post(one + "/approve/", body("comment", "Thank you")).must(200));
        }

        @Override
        public List<String> wordsOfALife() {
            return List.of("NEW", "OPENED", "IN_PROGRESS", "RESOLVED", "CLOSED");
        }

        @Override
        public String sentence(Answer refusal, String field) {
            if (field != null) assertThat(refusal.at("field_errors").path(field).path(0).stringValue()).isNotBlank();
            return refusal.at("error").stringValue();
        }
    }
}
