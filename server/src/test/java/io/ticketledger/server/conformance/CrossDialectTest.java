package io.ticketledger.server.conformance;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One log, two contracts: what is opened through one is worked through the other, and its history is one. */
class CrossDialectTest {

    private static final String PASSWORD = "SecurePass123!";
    private static final RunningDesk DESK = RunningDesk.shared();
    private static final Client INCIDENT = Client.stranger(DESK.url() + "/api");
    private static final Client KANBAN = Client.stranger(DESK.url() + "/kanban/api/tickets");
    private static final String ADMIN = INCIDENT.post("/auth/login/", body("username", "admin", "password", RunningDesk.ADMIN_PASSWORD)).must(200).at("access").stringValue();

    private final Client incidentAdmin = INCIDENT.as(ADMIN);
    private final Client kanbanAdmin = KANBAN.as(ADMIN);

    /** A token is good in every dialect, whichever gave it out. */
    private record Person(long id, String token) {
        Client incident() {
            return INCIDENT.as(token);
        }

        Client kanban() {
            return KANBAN.as(token);
        }
    }

    private Person ofTheDesk(String role) {
        String name = "cross" + UUID.randomUUID().toString().substring(0, 8);
        Answer made = incidentAdmin.post("/users/", body("username", name, "email", name + "@example.com", "password", PASSWORD, "password_confirm", PASSWORD, "role", role,
                "first_name", "Cross", "last_name", "Over")).must(201);
        return new Person(made.at("id").longValue(), INCIDENT.post("/auth/login/", body("username", name, "password", PASSWORD)).must(200).at("access").stringValue());
    }

    private Person registered() {
        String some = UUID.randomUUID().toString().substring(0, 8);
        Answer made = KANBAN.post("/auth/register/", body("username", "cross" + some, "email", some + "@example.com", "password", PASSWORD, "password_confirm", PASSWORD,
                "first_name", "Cross", "last_name", "Over", "project_key", "X" + some.toUpperCase(Locale.ROOT), "project_name", "Crossing")).must(201);
        return new Person(made.at("user").path("id").longValue(), made.at("access").stringValue());
    }

    private static long column(Client kanban, JsonNode ticket, String name) {
        for (JsonNode column : kanban.get("/columns/?project=" + ticket.path("project").longValue()).must(200).json()) {
            if (column.path("name").stringValue().equals(name)) return column.path("id").longValue();
        }
        throw new AssertionError("no column " + name);
    }

    private List<String> history(long ticket) {
        List<String> history = new ArrayList<>();
        for (JsonNode event : Client.stranger(DESK.url()).as(ADMIN).get("/ledger/tickets/" + ticket + "/events/?limit=1000").must(200).at("items")) {
            history.add(event.path("dialect").stringValue() + " " + event.path("name").stringValue());
        }
        return history;
    }

    @Test
    void what_a_client_reports_stands_on_the_desks_board_and_is_worked_by_moving_its_card() {
        Person client = ofTheDesk("CLIENT");
        client.incident().patch("/profile/update/", body("notification_channels", List.of())).must(200);
        long id = client.incident().post("/tickets/", body("project_name", "Website", "title", "Checkout is broken", "description", "d", "priority", "HIGH", "category", "BUG"))
                .must(201).at("id").longValue();

        JsonNode card = kanbanAdmin.get("/tickets/" + id + "/").must(200).json();
        assertThat(card.path("name").stringValue()).isEqualTo("Checkout is broken");
        assertThat(card.path("project_key").stringValue()).isEqualTo("DESK");
        assertThat(card.path("column_name").stringValue()).isEqualTo("New");
        assertThat(card.path("priority_id").intValue()).isEqualTo(4);
        assertThat(client.kanban().get("/tickets/" + id + "/").must(200).at("status").stringValue()).isEqualTo("new");

        kanbanAdmin.patch("/tickets/" + id + "/", body("column", column(kanbanAdmin, card, "In Progress"))).must(200);
        assertThat(client.incident().get("/tickets/" + id + "/").must(200).at("status").stringValue()).isEqualTo("IN_PROGRESS");
        kanbanAdmin.post("/comments/", body("ticket", id, "content", "The shop is up again")).must(201);
        kanbanAdmin.patch("/tickets/" + id + "/", body("column", column(kanbanAdmin, card, "Review"))).must(200);
        Answer seen = client.incident().get("/tickets/" + id + "/").must(200);
        assertThat(seen.at("status").stringValue()).isEqualTo("RESOLVED");
        assertThat(seen.text()).contains("The shop is up again");

        client.incident().post("/tickets/" + id + "/approve/", body("comment", "Thank you")).must(200);
        Answer done = kanbanAdmin.get("/tickets/" + id + "/").must(200);
        assertThat(done.at("status").stringValue()).isEqualTo("done");
        assertThat(done.at("column_name").stringValue()).isEqualTo("Done");
        assertThat(history(id)).containsSubsequence("incident ticket-opened", "kanban ticket-acknowledged", "kanban work-started", "kanban card-moved", "kanban comment-added",
                "kanban ticket-resolved", "kanban card-moved", "incident resolution-approved");
    }

    @Test
    void a_card_is_worked_through_the_incident_contract_and_moves_by_itself() {
        Person owner = registered();
        owner.incident().patch("/profile/update/", body("notification_channels", List.of())).must(200);
        Person developer = ofTheDesk("SUPPORT");
        JsonNode columns = owner.kanban().get("/columns/").must(200).json();
        long id = owner.kanban().post("/tickets/", body("name", "Dark mode", "column", columns.path(0).path("id").longValue(), "priority_id", 5)).must(201).at("id").longValue();

        assertThat(incidentAdmin.get("/tickets/" + id + "/").must(200).at("status").stringValue()).isEqualTo("NEW");
        incidentAdmin.post("/tickets/" + id + "/open_ticket/").must(200);
        incidentAdmin.post("/tickets/" + id + "/assign/", body("assigned_to", List.of(developer.id()))).must(200);
        assertThat(column(owner, id)).isEqualTo("New");
        developer.incident().post("/tickets/" + id + "/start_work/").must(200);
        assertThat(column(owner, id)).isEqualTo("In Progress");
        developer.incident().post("/tickets/" + id + "/finish_work/", body("comment", "Dark now")).must(200);
        assertThat(column(owner, id)).isEqualTo("Review");
        owner.incident().post("/tickets/" + id + "/reject/", body("comment", "Not dark enough")).must(200);
        assertThat(column(owner, id)).isEqualTo("In Progress");
        assertThat(history(id)).containsSubsequence("kanban ticket-opened", "kanban ticket-filed", "incident ticket-acknowledged", "incident work-started",
                "incident ticket-resolved", "incident resolution-rejected");
        assertThat(history(id).stream().distinct().filter(line -> line.endsWith("ticket-opened"))).hasSize(1);
    }

    private static String column(Person owner, long ticket) {
        return owner.kanban().get("/tickets/" + ticket + "/").must(200).at("column_name").stringValue();
    }

    @Test
    void what_one_contract_deletes_is_gone_from_the_other_and_stays_in_the_ledger() {
        Person client = ofTheDesk("CLIENT");
        long id = client.incident().post("/tickets/", body("project_name", "Website", "title", "Opened twice", "description", "d")).must(201).at("id").longValue();
        client.kanban().delete("/tickets/" + id + "/").must(204);
        client.kanban().get("/tickets/" + id + "/").must(404);
        client.incident().get("/tickets/" + id + "/").must(404);
        incidentAdmin.get("/tickets/" + id + "/").must(404);
        assertThat(history(id)).startsWith("incident ticket-opened").endsWith("kanban ticket-deleted");
    }

    @Test
    void what_is_no_business_of_a_project_is_not_seen_by_the_other_dialects_people_either() {
        Person owner = registered();
        JsonNode columns = owner.kanban().get("/columns/").must(200).json();
        long id = owner.kanban().post("/tickets/", body("name", "Ours alone", "column", columns.path(0).path("id").longValue())).must(201).at("id").longValue();
        for (String role : List.of("CLIENT", "SUPPORT")) {
            Person other = ofTheDesk(role);
            other.kanban().get("/tickets/" + id + "/").must(404);
            assertThat(other.incident().get("/tickets/" + id + "/").status()).isEqualTo(404);
        }
    }
}
