package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotificationsTest {

    private static final NotificationsProjection POLICY = new NotificationsProjection(Set.of(Channel.EMAIL));
    private static final Desk desk = Desk.fresh();
    private static final Notifications notifications = new Notifications(desk.dataSource());
    private final Book book = new Book().add(Samples.account(ADMIN, 1, "admin", Role.ADMIN), Samples.account(AGENT, 2, "alice", Role.AGENT), Samples.account(OTHER, 3, "bob", Role.AGENT),
            Samples.account(REQUESTER, 4, "john", Role.REQUESTER));

    @BeforeEach
    void nobody_was_told() {
        desk.empty(POLICY);
    }

    private void projected() {
        desk.project(POLICY, book);
    }

    private static List<Type> toldByMail(AccountId who) {
        return notifications.of(who, 100, 0).items().stream().filter(entry -> entry.channel() == Channel.EMAIL).map(NotificationEntry::type).toList().reversed();
    }

    @Test
    void everybody_is_told_what_the_contract_names() {
        book.add(Samples.ticket(TICKET, 1, "100% broken"), new TicketAcknowledged(TICKET, null), new TicketAssigned(TICKET, List.of(AGENT), null), new WorkStarted(TICKET),
                new TicketResolved(TICKET, "done", null), new ApprovalRequested(TICKET), new ResolutionRejected(TICKET, "no"), new TicketResolved(TICKET, "now", null),
                new ResolutionApproved(TICKET, "thanks"));
        projected();
        assertThat(toldByMail(ADMIN)).containsExactly(Type.TICKET_CREATED, Type.TICKET_RESOLVED, Type.RESOLUTION_REJECTED, Type.TICKET_RESOLVED, Type.RESOLUTION_APPROVED);
        assertThat(toldByMail(AGENT)).containsExactly(Type.TICKET_ASSIGNED, Type.RESOLUTION_REJECTED, Type.RESOLUTION_APPROVED);
        assertThat(toldByMail(REQUESTER)).containsExactly(Type.TICKET_OPENED, Type.WORK_STARTED, Type.TICKET_RESOLVED, Type.TICKET_RESOLVED);
        assertThat(toldByMail(OTHER)).isEmpty();
        Page<NotificationEntry> page = notifications.of(ADMIN, 2, 0);
        assertThat(page.total()).isEqualTo(10).isEqualTo(notifications.count(FindNotifications.of(ADMIN, 2)));
        assertThat(page.items()).extracting(NotificationEntry::channel).containsExactly(Channel.EMAIL, Channel.WHATSAPP);
        assertThat(page.items().getFirst()).extracting(NotificationEntry::status, NotificationEntry::subject, NotificationEntry::ticketNumber)
                .containsExactly(Status.NOT_SENT, "Ticket #1 approved: 100% broken", 1L);
        assertThat(page.items().getFirst().text()).contains("thanks");
    }

    @Test
    void each_entry_has_a_number_of_its_own() {
        book.add(Samples.account(new AccountId(new java.util.UUID(1, 1)), 9, "second", Role.ADMIN), Samples.ticket(TICKET, 1, "x"), new TicketAcknowledged(TICKET, null));
        projected();
        List<Long> ids = List.of(ADMIN, REQUESTER, new AccountId(new java.util.UUID(1, 1))).stream().flatMap(who -> notifications.of(who, 10, 0).items().stream()).map(NotificationEntry::id).toList();
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void only_newly_assigned_agents_are_told() {
        book.add(Samples.ticket(TICKET, 1, "x"), new TicketAssigned(TICKET, List.of(AGENT), null), new TicketAssigned(TICKET, List.of(OTHER, AGENT), null), new TicketReleased(TICKET),
                new TicketAssigned(TICKET, List.of(AGENT), null));
        projected();
        assertThat(toldByMail(AGENT)).hasSize(2);
        assertThat(toldByMail(OTHER)).hasSize(1);
    }

    @Test
    void administrators_are_those_of_that_moment_also_within_a_batch() {
        book.add(Samples.ticket(TICKET, 1, "x"), new RolesChanged(OTHER, Set.of(Role.AGENT), Set.of(Role.ADMIN)), new AccountDeactivated(ADMIN),
                Samples.ticket(Samples.SECOND, 2, "y"), new AccountActivated(ADMIN), new AccountDeleted(OTHER, "bob", null));
        projected();
        assertThat(notifications.of(ADMIN, 9, 0).items()).extracting(NotificationEntry::ticketNumber).containsOnly(1L);
        assertThat(notifications.of(OTHER, 9, 0).items()).extracting(NotificationEntry::ticketNumber).containsOnly(2L);
    }

    @Test
    void nobody_is_told_of_what_was_imported_but_it_is_remembered() {
        book.imported().add(Samples.ticket(TICKET, 1, "x"), new TicketAcknowledged(TICKET, null), new TicketAssigned(TICKET, List.of(AGENT), null), new WorkStarted(TICKET));
        projected();
        assertThat(desk.sql().sql("SELECT count(*) FROM notification").query(Long.class).single()).isZero();
        assertThat(desk.sql().sql("SELECT cardinality(agents) FROM notification_ticket").query(Integer.class).single()).isEqualTo(1);
    }
}
