package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KanbanCompaniesTest {

    private static final String BOUNDARY = "----the-boundary";

    private static AtTheBoard world;
    private static Team team;
    private static Client runs;
    private static Person outsider;

    @BeforeAll
    static void people() {
        world = AtTheBoard.shared();
        team = world.team();
        runs = team.superadmin().client();
        outsider = world.somebody(Role.REQUESTER);
    }

    @Test
    void a_company_is_made_and_kept_by_superadmins_and_seen_by_all_members() {
        Answer made = runs.post("/companies/", body("name", "Acme Corp", "primary_contact_email", "support@acme.com", "phone", "555-9999")).must(201);
        assertThat(made.json().propertyNames()).contains("id", "name", "description", "logo", "logo_url", "logo_thumbnail", "logo_thumbnail_url", "primary_contact_email",
                "phone", "admins", "admin_count", "users", "user_count", "ticket_count", "project_count", "created_at", "updated_at");
        assertThat(made.at("projects").path(0).path("id").longValue()).isEqualTo(team.id());
        String path = "/companies/" + made.at("id").longValue() + "/";
        for (Person member : List.of(team.admin(), team.manager(), team.user())) {
            assertThat(member.client().get(path).must(200).at("name").stringValue()).isEqualTo("Acme Corp");
            member.client().post("/companies/", body("name", "Mine")).must(403);
            member.client().patch(path, body("name", "Mine")).must(403);
            member.client().post(path + "assign_user/", body("user_id", member.id())).must(403);
            member.client().post(path + "create_user/", body()).must(403);
            member.client().delete(path).must(403);
        }
        outsider.client().get(path).must(404);
        outsider.client().patch(path, body("name", "Mine")).must(404);
        outsider.client().get(path + "stats/").must(404);
        assertThat(runs.patch(path, body("name", "Acme", "phone", null)).must(200).at("phone").stringValue()).isEmpty();
        JsonNode line = team.user().client().get("/companies/?search=acme&project=" + team.id()).must(200).at("results").path(0);
        assertThat(line.propertyNames()).containsExactly("id", "name", "description", "logo_url", "logo_thumbnail_url", "primary_contact_email", "phone", "admin_count",
                "user_count", "ticket_count", "project_count", "admin_names", "created_at", "updated_at");
        runs.delete(path).must(204);
        runs.get(path).must(404);
    }

    @Test
    void what_makes_no_sense_is_told_for_each_field() {
        JsonNode faults = runs.post("/companies/", body("primary_contact_email", "nowhere", "phone", 7, "admin_ids", List.of(987654321), "user_ids", "x",
                "project_ids", List.of(world.usualTeam().id()), "logo", "http://elsewhere/logo.png")).must(400).json();
        assertThat(faults.propertyNames()).containsExactlyInAnyOrder("name", "primary_contact_email", "phone", "admin_ids", "user_ids", "project_ids", "logo");
        assertThat(faults.path("admin_ids").path(0).stringValue()).isEqualTo("Invalid pk \"987654321\" - object does not exist.");
        assertThat(faults.path("user_ids").path(0).stringValue()).isEqualTo("Incorrect type. Expected pk value, received str.");
        long id = runs.post("/companies/", body("name", "Plain")).must(201).at("id").longValue();
        assertThat(runs.post("/companies/" + id + "/assign_admin/", body("user_id", 987654321)).must(400).text())
                .isEqualTo("{\"user_id\":[\"Invalid pk \\\"987654321\\\" - object does not exist.\"]}");
        assertThat(runs.post("/companies/" + id + "/assign_admin/", body()).must(400).text()).isEqualTo("{\"user_id\":[\"This field is required.\"]}");
        runs.get("/companies/" + id + "/stats/?project=987654321").must(404);
    }

    @Test
    void roles_in_projects_follow_what_companies_say_and_last_as_long_as_one_of_them_says_it() {
        Team own = world.team();
        Client superadmin = own.superadmin().client();
        Team other = world.team();
        world.give(other.project(), own.superadmin(), ProjectRole.SUPERADMIN);
        Person agent = world.somebody(Role.REQUESTER);
        Person client = world.somebody(Role.REQUESTER);
        long nikora = superadmin.post("/companies/", body("name", "Nikora", "admin_ids", List.of(agent.id()), "project_ids", List.of(own.id(), other.id()))).must(201)
                .at("id").longValue();
        long nokia = superadmin.post("/companies/", body("name", "Nokia", "user_ids", agent.id(), "project_ids", own.id())).must(201).at("id").longValue();
        assertThat(role(own, agent)).contains(ProjectRole.ADMIN);
        assertThat(role(other, agent)).contains(ProjectRole.ADMIN);

        Answer removed = superadmin.post("/companies/" + nikora + "/remove_admin/", body("user_id", agent.id())).must(200);
        assertThat(removed.at("message").stringValue()).isEqualTo(agent.username() + " removed from Nikora admins");
        assertThat(removed.at("company").path("admin_count").intValue()).isZero();
        assertThat(role(own, agent)).contains(ProjectRole.USER);
        assertThat(role(other, agent)).isEmpty();

        assertThat(superadmin.post("/companies/" + nikora + "/assign_user/", body("user_id", client.id())).must(200).at("message").stringValue())
                .isEqualTo(client.username() + " assigned to Nikora");
        assertThat(superadmin.post("/companies/" + nikora + "/assign_admin/", body("user_id", client.id())).must(200).at("message").stringValue())
                .isEqualTo(client.username() + " assigned as admin to Nikora");
        assertThat(role(other, client)).contains(ProjectRole.ADMIN);
        superadmin.patch("/companies/" + nikora + "/", body("project_ids", List.of(own.id()))).must(200);
        assertThat(role(other, client)).isEmpty();
        assertThat(role(own, client)).contains(ProjectRole.ADMIN);

        assertThat(superadmin.post("/companies/" + nokia + "/remove_user/", body("user_id", agent.id())).must(200).at("message").stringValue())
                .isEqualTo(agent.username() + " removed from Nokia");
        assertThat(role(own, agent)).isEmpty();
        superadmin.delete("/companies/" + nikora + "/").must(204);
        assertThat(role(own, client)).isEmpty();
    }

    @Test
    void several_who_are_taken_in_at_once_are_all_taken_in() throws Exception {
        long company = runs.post("/companies/", body("name", "Busy")).must(201).at("id").longValue();
        List<Person> people = List.of(world.somebody(Role.REQUESTER), world.somebody(Role.REQUESTER), world.somebody(Role.REQUESTER), world.somebody(Role.REQUESTER));
        try (ExecutorService pool = Executors.newFixedThreadPool(people.size())) {
            for (Future<Answer> answer : pool.invokeAll(people.stream().<Callable<Answer>>map(
                    person -> () -> runs.post("/companies/" + company + "/assign_user/", body("user_id", person.id()))).toList())) answer.get().must(200);
        }
        assertThat(runs.get("/companies/" + company + "/").must(200).at("user_count").intValue()).isEqualTo(people.size());
        people.forEach(person -> assertThat(role(team, person)).contains(ProjectRole.USER));
    }

    @Test
    void somebody_new_is_made_and_taken_in_at_once() {
        long company = runs.post("/companies/", body("name", "Hiring")).must(201).at("id").longValue();
        String name = "newclient" + outsider.id();
        Object asked = body("username", name, "email", name + "@nikora.com", "password", AtTheBoard.PASSWORD, "first_name", "New", "last_name", "Client");
        Answer made = runs.post("/companies/" + company + "/create_user/", asked).must(201);
        assertThat(made.at("message").stringValue()).isEqualTo("User " + name + " created and assigned to Hiring");
        assertThat(made.at("user").propertyNames()).containsExactly("id", "username", "email", "first_name", "last_name");
        assertThat(runs.get("/companies/" + company + "/").must(200).at("users").path(0).path("username").stringValue()).isEqualTo(name);
        assertThat(runs.post("/companies/" + company + "/create_user/", asked).must(400).json().has("username")).isTrue();
        String token = world.stranger.post("/auth/login/", body("username", name, "password", AtTheBoard.PASSWORD)).must(200).at("access").stringValue();
        assertThat(world.stranger.as(token).get("/projects/").must(200).json()).hasSize(1);
    }

    @Test
    void health_is_what_a_companys_open_tickets_say() {
        Team own = world.team();
        Client superadmin = own.superadmin().client();
        long company = superadmin.post("/companies/", body("name", "Patient", "user_ids", List.of(own.user().id()))).must(201).at("id").longValue();
        assertThat(superadmin.get("/companies/" + company + "/stats/").must(200).json().propertyNames()).containsExactly("open_tickets", "urgent_tickets", "overdue_tickets",
                "resolved_this_month", "total_tickets", "user_count", "admin_count", "health_status", "last_activity");
        assertThat(health(superadmin, company)).isEqualTo("inactive");
        Reported.by(own.user(), own, world, "A wish");
        assertThat(health(superadmin, company)).isEqualTo("healthy");
        Reported.by(own.user(), own, world, "Forgotten", Priority.LOW, Level.LOW, id -> List.of(new ScheduleTicket(id, null, LocalDate.now().minusDays(3))));
        assertThat(health(superadmin, company)).isEqualTo("attention");
        Reported.by(own.user(), own, world, "On fire", Priority.CRITICAL, Level.HIGH, _ -> List.of());
        assertThat(health(superadmin, company)).isEqualTo("critical");
        Reported.by(own.admin(), own, world, "Somebody else's", Priority.CRITICAL, Level.HIGH, _ -> List.of());
        assertThat(own.user().client().get("/companies/" + company + "/tickets/").must(200).json()).hasSize(3);
        assertThat(superadmin.get("/companies/" + company + "/tickets/?page=2&page_size=2").must(200).at("results")).hasSize(1);
        assertThat(superadmin.get("/dashboard/attention-needed/?project=" + own.id()).must(200).json().valueStream().map(ticket -> ticket.path("name").stringValue()))
                .containsExactly("On fire", "Somebody else's", "Forgotten");
        JsonNode line = superadmin.get("/dashboard/company-health/?project=" + own.id()).must(200).at("companies").path(0);
        assertThat(line.toString()).isEqualTo("{\"id\":" + company
                + ",\"name\":\"Patient\",\"health_status\":\"critical\",\"open_tickets\":3,\"urgent_tickets\":1,\"overdue_tickets\":1}");
    }

    @Test
    void a_logo_comes_back_as_it_was_sent_to_those_who_see_the_company() throws IOException {
        byte[] logo = picture();
        Answer made = runs.send("POST", "/companies/", form("logo\"; filename=\"../../nikora.txt", logo, "name", "Nikora", "user_ids", "" + team.user().id(),
                "project_ids", "[" + team.id() + "]"), "multipart/form-data; boundary=" + BOUNDARY).must(201);
        String address = made.at("logo_url").stringValue();
        String small = made.at("logo_thumbnail_url").stringValue();
        assertThat(address).startsWith(world.desk.url() + "/kanban/media/company_logos/").endsWith(".png");
        assertThat(made.at("user_count").intValue()).isEqualTo(1);
        assertThat(get(team.manager(), address).must(200).raw().body()).isEqualTo(logo);
        assertThat(get(team.manager(), address).raw().headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(get(team.user(), small).must(200).raw().body())).getWidth()).isEqualTo(200);
        get(outsider, address).must(404);
        world.stranger.send(HttpRequest.newBuilder(URI.create(address)).build()).must(401);

        String path = "/companies/" + made.at("id").longValue() + "/";
        Answer refused = runs.send("PATCH", path, form("logo\"; filename=\"logo.png", "<svg/>".getBytes(StandardCharsets.UTF_8)), "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(refused.must(400).json().has("logo")).isTrue();
        assertThat(runs.send("PATCH", path, form("logo\"; filename=\"", new byte[0], "name", "Still"), "multipart/form-data; boundary=" + BOUNDARY).must(200)
                .at("logo_url").stringValue()).isEqualTo(address);
        assertThat(runs.patch(path, body("logo", null)).must(200).at("logo_url").isNull()).isTrue();
        get(team.manager(), address).must(404);
        get(team.manager(), world.desk.url() + "/kanban/media/company_logos/nikora.png").must(404);
    }

    private static String health(Client client, long company) {
        return client.get("/companies/" + company + "/stats/").must(200).at("health_status").stringValue();
    }

    private static Optional<ProjectRole> role(Team in, Person person) {
        return world.desk.part(Projects.class).membership(in.project(), person.account()).map(Membership::role);
    }

    private static Answer get(Person person, String address) {
        return person.client().send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + person.client().token()).build());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] form(String fileField, byte[] file, String... fields) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            out.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1] + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        out.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fileField + "\"\r\nContent-Type: text/plain\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(file);
        out.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
