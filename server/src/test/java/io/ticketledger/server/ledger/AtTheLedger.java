package io.ticketledger.server.ledger;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who comes to the ledger of a running desk, and what he finds there. */
record AtTheLedger(RunningDesk desk) {

    static final String PASSWORD = "pat-Passw0rd";

    /** A ticket that was opened then, and by whom. */
    record Opened(TicketId id, long number, Instant at, Account requester) {}

    static AtTheLedger shared() {
        return new AtTheLedger(RunningDesk.shared());
    }

    Client stranger() {
        return Client.stranger(desk.url());
    }

    Client admin() {
        return login("admin", RunningDesk.ADMIN_PASSWORD);
    }

    /** Somebody new who holds this role alone. */
    Client person(Role role) {
        return login(account(role).username(), PASSWORD);
    }

    Account account(Role role) {
        return Practice.person(desk, PASSWORD, role);
    }

    Client login(String username, String password) {
        return stranger().as(stranger().post("/api/auth/login/", body("username", username, "password", password)).must(200).at("access").stringValue());
    }

    Opened ticket(Priority priority, Instant at) {
        Account requester = account(Role.REQUESTER);
        TicketId id = Ids.ticket();
        long number = desk.part(Numbers.class).next(Numbers.Kind.TICKET);
        tell(new OpenTicket(id, number, requester.id(), "t", "d", priority, null, null, "bug", null, null, "p", null), at, Caller.of(requester).actor());
        return new Opened(id, number, at.truncatedTo(ChronoUnit.MICROS), requester);
    }

    /** The desk itself does something. */
    void tell(Object command, Instant at) {
        tell(command, at, Actor.SYSTEM);
    }

    void tell(Object command, Instant at, Actor actor) {
        assertThat(desk.part(Desk.class).ask(command, new Occasion(actor, "desk", null, null, at, null, null)).isReadable()).isTrue();
    }

    static Answer problem(Answer answer, int status, String title) {
        answer.must(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.at("type").stringValue()).isEqualTo("about:blank");
        assertThat(answer.at("title").stringValue()).isEqualTo(title);
        assertThat(answer.at("status").intValue()).isEqualTo(status);
        assertThat(answer.at("detail").stringValue()).isNotBlank();
        return answer;
    }
}
