package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotificationsTest {

    private static final NotificationsProjection POLICY = new NotificationsProjection(Set.copyOf(Channel.ALL));
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
        NotificationEntry last = notifications.of(ADMIN, 1, 0).items().getFirst();
        assertThat(last).extracting(NotificationEntry::subject, NotificationEntry::ticketNumber).containsExactly("Ticket #1 approved: 100% broken", 1L);
        assertThat(last.text()).isEqualTo("The resolution of ticket #1 \"100% broken\" was approved.\nthanks");
    }

    @Test
    void a_broken_promise_is_told_to_its_agents_and_to_administrators_in_words() {
        book.add(Samples.ticket(TICKET, 1, "Printer"), new TicketAssigned(TICKET, List.of(AGENT), null),
                new SlaBreached(TICKET, SlaClock.RESPONSE, 1, Instant.parse("2026-03-02T08:30:00Z")), new SlaBreached(TICKET, SlaClock.RESOLUTION, 2, Instant.parse("2026-11-30T17:05:59Z")));
        projected();
        assertThat(toldByMail(ADMIN)).containsExactly(Type.TICKET_CREATED, Type.SLA_BREACHED, Type.SLA_BREACHED);
        assertThat(toldByMail(AGENT)).containsExactly(Type.TICKET_ASSIGNED, Type.SLA_BREACHED, Type.SLA_BREACHED);
        assertThat(toldByMail(REQUESTER)).isEmpty();
        assertThat(notifications.find(FindNotifications.of(AGENT, 9).type(Type.SLA_BREACHED).over(Channel.EMAIL)).items())
                .extracting(NotificationEntry::subject, NotificationEntry::text).containsExactly(
                        tuple("Resolution of ticket #1 overdue: Printer", "Ticket #1 \"Printer\" was not resolved in time: a resolution was promised by 30 November 2026, 17:05 UTC."),
                        tuple("Response to ticket #1 overdue: Printer", "Ticket #1 \"Printer\" was not answered in time: an answer was promised by 2 March 2026, 08:30 UTC."));
    }

    @Test
    void a_channel_waits_for_delivery_unless_there_is_no_address_and_in_app_is_delivered_at_once() {
        book.add(new PhoneNumbersChanged(ADMIN, null, "+15550100"), new EmailChanged(ADMIN, "admin@example.org", null), Samples.ticket(TICKET, 1, "x"), new TicketAcknowledged(TICKET, null));
        projected();
        assertThat(notifications.of(ADMIN, 9, 0).items()).extracting(NotificationEntry::channel, NotificationEntry::status, NotificationEntry::error, NotificationEntry::sentAt)
                .containsExactly(tuple(Channel.EMAIL, Status.NOT_SENT, "no e-mail address", null), tuple(Channel.IN_APP, Status.SENT, null, book.now()),
                        tuple(Channel.WHATSAPP, Status.PENDING, null, null));
        assertThat(notifications.of(REQUESTER, 9, 0).items()).extracting(NotificationEntry::channel, NotificationEntry::status, NotificationEntry::error)
                .containsExactly(tuple(Channel.EMAIL, Status.PENDING, null), tuple(Channel.IN_APP, Status.SENT, null), tuple(Channel.WHATSAPP, Status.NOT_SENT, "no WhatsApp number"));
    }

    @Test
    void a_desk_without_the_means_for_a_channel_says_so() {
        book.add(new PhoneNumbersChanged(ADMIN, null, "+15550100"), Samples.ticket(TICKET, 1, "x"));
        desk.project(new NotificationsProjection(Set.of()), book);
        assertThat(notifications.of(ADMIN, 9, 0).items()).extracting(NotificationEntry::channel, NotificationEntry::status, NotificationEntry::error)
                .containsExactly(tuple(Channel.EMAIL, Status.NOT_SENT, "e-mail is not configured"), tuple(Channel.IN_APP, Status.SENT, null),
                        tuple(Channel.WHATSAPP, Status.NOT_SENT, "WhatsApp is not configured"));
    }

    @Test
    void people_are_told_over_the_channels_they_have_chosen_at_that_moment_and_no_other() {
        book.add(new ChannelsChosen(REQUESTER, List.of(Channel.IN_APP)), Samples.ticket(TICKET, 1, "x"), new TicketAcknowledged(TICKET, null),
                new ChannelsChosen(REQUESTER, List.of()), new WorkStarted(TICKET), new ChannelsChosen(REQUESTER, List.of(Channel.EMAIL, Channel.IN_APP)), new TicketResolved(TICKET, "done", null));
        projected();
        assertThat(notifications.of(REQUESTER, 9, 0).items()).extracting(NotificationEntry::type, NotificationEntry::channel)
                .containsExactly(tuple(Type.TICKET_RESOLVED, Channel.EMAIL), tuple(Type.TICKET_RESOLVED, Channel.IN_APP), tuple(Type.TICKET_OPENED, Channel.IN_APP));
    }

    @Test
    void who_did_it_himself_is_told_as_everybody_else() {
        book.by(ADMIN, "Ada").add(Samples.ticket(TICKET, 1, "x"));
        projected();
        assertThat(toldByMail(ADMIN)).containsExactly(Type.TICKET_CREATED);
    }

    @Test
    void each_entry_has_a_number_of_its_own() {
        book.add(Samples.account(new AccountId(new UUID(1, 1)), 9, "second", Role.ADMIN), Samples.ticket(TICKET, 1, "x"), new TicketAcknowledged(TICKET, null));
        projected();
        List<NotificationEntry> entries = Stream.of(ADMIN, REQUESTER, new AccountId(new UUID(1, 1))).flatMap(who -> notifications.of(who, 10, 0).items().stream()).toList();
        assertThat(entries).hasSize(9).extracting(NotificationEntry::id).doesNotHaveDuplicates();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(notifications.byId(entry.recipient(), entry.id())).contains(entry);
            assertThat(notifications.byId(AGENT, entry.id())).as("somebody else's").isEmpty();
        });
        assertThat(List.of(0L, -1L, Long.MAX_VALUE, entries.getFirst().id() + 100)).allSatisfy(id -> assertThat(notifications.byId(ADMIN, id)).isEmpty());
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
