package io.ticketledger.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private static RunningDesk desk;
    private static RunningDesk other;

    @BeforeAll
    static void a_second_node() {
        desk = RunningDesk.shared();
        other = desk.anotherNode();
    }

    @AfterAll
    static void close() {
        if (other != null) other.close();
    }

    /** A refusal is not checked against the log's version as an event is, so a node that remembers yesterday's ticket must look again before it refuses. */
    @Test
    void a_node_does_not_refuse_by_what_it_remembers_from_before_another_node_went_on() {
        Account requester = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
        Account agent = Practice.person(desk, "sam-Passw0rd", Role.AGENT);
        TicketId ticket = Ids.ticket();
        desk.part(Desk.class).ask(new OpenTicket(ticket, desk.part(Numbers.class).next(Numbers.Kind.TICKET), requester.id(), "t", "d", Priority.LOW, null, null, "BUG", null, null, "p", null), by(requester));
        desk.part(Desk.class).ask(new AcknowledgeTicket(ticket, null), Occasion.system());
        desk.part(Desk.class).ask(new AssignTicket(ticket, List.of(agent.id()), null), Occasion.system());
        other.part(Desk.class).ask(new StartWork(ticket), by(agent));
        other.part(Desk.class).ask(new ResolveTicket(ticket, "done", null), by(agent));
        assertThat(desk.part(Desk.class).ask(new ApproveResolution(ticket, "thanks"), by(requester)).position()).isPositive();
        assertThatThrownBy(() -> other.part(Desk.class).ask(new ResolveTicket(ticket, "again", null), by(agent))).isInstanceOf(Rejection.class);
    }

    @Test
    void a_node_does_not_say_that_it_is_so_already_by_what_it_remembers_from_before() {
        Account requester = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
        TicketId ticket = Ids.ticket();
        desk.part(Desk.class).ask(new OpenTicket(ticket, desk.part(Numbers.class).next(Numbers.Kind.TICKET), requester.id(), "t", "d", Priority.LOW, null, null, "bug", null, null, "p", null), by(requester));
        desk.part(Desk.class).ask(new AcknowledgeTicket(ticket, null), Occasion.system());
        desk.part(Desk.class).ask(new StartWork(ticket), Occasion.system());
        other.part(Desk.class).ask(new PutOnHold(ticket, "waiting"), Occasion.system());
        assertThat(desk.part(Desk.class).ask(new StartWork(ticket), Occasion.system()).position()).as("work is resumed").isPositive();
        assertThat(desk.part(Desk.class).ask(new StartWork(ticket), Occasion.system()).position()).isEqualTo(Outcome.NOTHING);
    }

    private static Occasion by(Account account) {
        return Occasion.now(new Actor(account.id(), account.fullName(), account.roles()), "desk", null, null);
    }
}
