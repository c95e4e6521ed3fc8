package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;

import io.ticketledger.command.ticket.TicketCommand.RequestApproval;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** People of this contract on a desk, made through the contract itself. Names are new each time, so that tests share a desk without meeting. */
final class IncidentWorld {

    static final String PASSWORD = "SecurePass123!";
    /** Tokens by desk: logging in is dear, and most tests need this one. */
    private static final Map<RunningDesk, String> ADMINS = Collections.synchronizedMap(new WeakHashMap<>());

    private static final AtomicLong COUNT = new AtomicLong();

    /** Somebody who is logged in. */
    record Person(long id, String username, String fullName, Client client) {}

    private final Desk desk;
    private final TicketList tickets;
    final Client stranger;
    final Client admin;

    IncidentWorld(RunningDesk desk) {
        this.desk = desk.part(Desk.class);
        this.tickets = desk.part(TicketList.class);
        this.stranger = Client.stranger(desk.url() + "/api");
        this.admin = stranger.as(ADMINS.computeIfAbsent(desk, _ -> login("admin", RunningDesk.ADMIN_PASSWORD).token()));
    }

    Client login(String username, String password) {
        return stranger.as(stranger.post("/auth/login/", body("username", username, "password", password)).must(200).at("access").stringValue());
    }

    Person support() {
        return person("SUPPORT");
    }

    Person client() {
        return person("CLIENT");
    }

    /** A client who wants to hear nothing: nobody tells him that work is finished, so the desk does not ask him for approval by itself. */
    Person quietClient() {
        Person client = client();
        client.client().patch("/profile/update/", body("notification_channels", List.of())).must(200);
        return client;
    }

    Person person(String role) {
        long n = COUNT.incrementAndGet();
        String username = role.toLowerCase(java.util.Locale.ROOT) + n;
        Client.Answer made = admin.post("/users/", newUser(username, role)).must(201);
        return new Person(made.at("id").longValue(), username, made.at("full_name").stringValue(), login(username, PASSWORD));
    }

    static Object newUser(String username, String role) {
        return body("username", username, "password", PASSWORD, "password_confirm", PASSWORD, "email", username + "@example.com", "first_name", "First",
                "last_name", username, "role", role, "phone_number", "+1234567890", "whatsapp_number", "+1234567891", "department", "Technical Support");
    }

    static Object newTicket(String title) {
        return body("project_name", "Website Redesign", "title", title, "description", "It does not work", "priority", "MEDIUM", "category", "BUG");
    }

    long ticket(Person client) {
        return client.client().post("/tickets/", newTicket("Contact form")).must(201).at("id").longValue();
    }

    /** Opened, assigned and started. */
    long ticketInProgress(Person client, Person support) {
        long id = ticket(client);
        admin.post("/tickets/" + id + "/open_ticket/").must(200);
        admin.post("/tickets/" + id + "/assign/", body("assigned_to", new long[] {support.id()})).must(200);
        support.client().post("/tickets/" + id + "/start_work/").must(200);
        return id;
    }

    long resolvedTicket(Person client, Person support) {
        long id = ticketInProgress(client, support);
        support.client().post("/tickets/" + id + "/finish_work/", body("comment", "Fixed")).must(200);
        return id;
    }

    /** Asked for approval by the desk, as the desk does when the requester has been told. */
    long waitingTicket(Person client, Person support) {
        long id = resolvedTicket(client, support);
        desk.ask(new RequestApproval(ticketId(id)), Occasion.system());
        return id;
    }

    TicketId ticketId(long number) {
        return tickets.byNumber(number, Scope.everything()).orElseThrow().id();
    }

    Desk desk() {
        return desk;
    }
}
