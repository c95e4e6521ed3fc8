package io.ticketledger.server.delivery;

import io.ticketledger.command.Actor;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.ResolveTicket;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** People and tickets of one desk, and what became of the messages about them. */
record Town(RunningDesk desk) {

    static final Duration BOUND = Duration.ofSeconds(30);

    Account person(@Nullable String email, @Nullable String whatsapp, Role... roles) {
        AccountId id = Ids.account();
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        ask(new OpenAccount(id, desk.part(Numbers.class).next(Numbers.Kind.ACCOUNT), name, email == null ? null : email.replace("*", name), "Pat", "Person", Set.of(roles),
                null, whatsapp, null, null));
        return desk.part(Directory.class).byId(id).orElseThrow();
    }

    /** With an address of his own and no number. */
    Account requester() {
        return person("*@example.com", null, Role.REQUESTER);
    }

    TicketId ticket(Account requester, String title) {
        TicketId ticket = Ids.ticket();
        desk.part(Desk.class).ask(new OpenTicket(ticket, desk.part(Numbers.class).next(Numbers.Kind.TICKET), requester.id(), title, "It drips", Priority.LOW, null, null, "BUG",
                null, null, "house", null), by(requester));
        return ticket;
    }

    /** Of which the requester has just been told that it was opened. */
    TicketId openedTicket(Account requester, String title) {
        TicketId ticket = ticket(requester, title);
        ask(new AcknowledgeTicket(ticket, null));
        return ticket;
    }

    void resolve(TicketId ticket) {
        Account agent = person(null, null, Role.AGENT);
        ask(new AssignTicket(ticket, List.of(agent.id()), null));
        desk.part(Desk.class).ask(new StartWork(ticket), by(agent));
        desk.part(Desk.class).ask(new ResolveTicket(ticket, "done", null), by(agent));
    }

    void ask(Object command) {
        if (!desk.part(Desk.class).ask(command, Occasion.system()).isReadable()) throw new AssertionError("the read models did not catch up with " + command);
    }

    TicketStatus status(TicketId ticket) {
        return desk.part(TicketDetails.class).byId(ticket, Scope.everything()).orElseThrow().row().status();
    }

    NotificationEntry told(Account person, Type type, Channel channel) {
        return desk.part(Notifications.class).find(FindNotifications.of(person.id(), 10).type(type).over(channel)).items().getFirst();
    }

    NotificationEntry toldOpened(Account person, Channel channel, Status becomes) {
        until(() -> told(person, Type.TICKET_OPENED, channel).status() == becomes);
        return told(person, Type.TICKET_OPENED, channel);
    }

    static void until(Callable<Boolean> so) {
        Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(so);
    }

    static Occasion by(Account account) {
        return Occasion.now(new Actor(account.id(), account.fullName(), account.roles()), "desk", null, null);
    }
}
