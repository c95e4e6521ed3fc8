package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What people find in their list, and how it comes to be read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTest {

    private static final NotificationsProjection POLICY = new NotificationsProjection(Set.of(Channel.EMAIL));
    private static final Instant LATER = Book.START.plusSeconds(60);
    private static final Desk desk = Desk.fresh();
    private static final Notifications notifications = new Notifications(desk.dataSource());

    /** Positions: 4 and 5 the two tickets, 6 opened, 7 assigned, 8 started, 9 resolved. */
    @BeforeEach
    void two_tickets() {
        desk.empty(POLICY).project(POLICY, new Book().add(Samples.account(ADMIN, 1, "admin", Role.ADMIN), Samples.account(AGENT, 2, "alice", Role.AGENT),
                Samples.account(REQUESTER, 4, "john", Role.REQUESTER),
                Samples.ticket(TICKET, 1, "one"), Samples.ticket(SECOND, 2, "two"), new TicketAcknowledged(TICKET, null), new TicketAssigned(TICKET, List.of(AGENT), null),
                new WorkStarted(TICKET), new TicketResolved(TICKET, "done", null)));
    }

    @Test
    void the_list_is_filtered_by_whatever_is_asked_newest_first() {
        FindNotifications everybody = FindNotifications.ofEverybody(100);
        assertThat(notifications.find(everybody).items()).extracting(NotificationEntry::position).containsExactly(9L, 9L, 9L, 9L, 9L, 9L, 8L, 8L, 8L, 7L, 7L, 7L, 6L, 6L, 6L, 5L, 5L, 5L, 4L, 4L, 4L);
        assertThat(notifications.find(everybody.type(Type.TICKET_CREATED).over(Channel.EMAIL)).items()).extracting(NotificationEntry::ticketNumber).containsExactly(2L, 1L);
        assertThat(notifications.find(everybody.ofTicket(2L)).items()).hasSize(3).extracting(NotificationEntry::recipient).containsOnly(ADMIN);
        assertThat(notifications.count(everybody.status(Status.PENDING))).isEqualTo(7);
        assertThat(notifications.count(FindNotifications.of(AGENT, 1).status(Status.NOT_SENT))).isEqualTo(1);
        Page<NotificationEntry> second = notifications.find(FindNotifications.of(ADMIN, 2).from(2));
        assertThat(second.total()).isEqualTo(9);
        assertThat(second.items()).extracting(NotificationEntry::position, NotificationEntry::channel).containsExactly(tuple(9L, Channel.WHATSAPP), tuple(5L, Channel.EMAIL));
    }

    @Test
    void what_waits_in_app_is_counted_by_type() {
        assertThat(notifications.unread(ADMIN, 2, 0).items()).extracting(NotificationEntry::position).containsExactly(9L, 5L);
        assertThat(notifications.unread(ADMIN, 2, 0).total()).isEqualTo(3);
        assertThat(notifications.unreadByType(ADMIN)).isEqualTo(Map.of(Type.TICKET_CREATED, 2L, Type.TICKET_RESOLVED, 1L));
        assertThat(notifications.unreadByType(Samples.OTHER)).isEmpty();
    }

    @Test
    void a_notification_is_read_on_all_its_channels_and_the_first_time_stays() {
        NotificationEntry mail = notifications.find(FindNotifications.of(ADMIN, 1).over(Channel.EMAIL)).items().getFirst();
        assertThat(notifications.markRead(ADMIN, mail.id(), LATER)).isTrue();
        assertThat(notifications.markRead(ADMIN, mail.id(), LATER.plusSeconds(5))).isTrue();
        assertThat(notifications.of(ADMIN, 3, 0).items()).hasSize(3).extracting(NotificationEntry::readAt).containsOnly(LATER);
        assertThat(notifications.unread(ADMIN, 9, 0).items()).extracting(NotificationEntry::position).containsExactly(5L, 4L);
        assertThat(notifications.of(REQUESTER, 3, 0).items()).as("the requester's notification of the same event").extracting(NotificationEntry::readAt).containsOnlyNulls();
    }

    @Test
    void nobody_reads_what_is_somebody_elses_or_is_not_there() {
        long id = notifications.of(ADMIN, 1, 0).items().getFirst().id();
        assertThat(notifications.markRead(AGENT, id, LATER)).isFalse();
        // The event told the requester too, but this line is the administrator's.
        assertThat(notifications.markRead(REQUESTER, id, LATER)).isFalse();
        assertThat(notifications.markRead(ADMIN, id + 50, LATER)).isFalse();
        assertThat(notifications.markRead(ADMIN, Long.MIN_VALUE, LATER)).isFalse();
        assertThat(notifications.count(FindNotifications.ofEverybody(1).onlyUnread())).isEqualTo(7);
    }

    @Test
    void all_is_read_at_once_also_from_several_windows() {
        List<CompletableFuture<Integer>> windows = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(() -> notifications.markAllRead(ADMIN, LATER))).toList();
        assertThat(windows.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(3);
        assertThat(notifications.unread(ADMIN, 9, 0).total()).isZero();
        assertThat(notifications.of(ADMIN, 9, 0).items()).extracting(NotificationEntry::readAt).containsOnly(LATER);
        assertThat(notifications.unread(AGENT, 9, 0).total()).isEqualTo(1);
    }

    @Test
    void open_sockets_are_given_what_came_in_app_in_the_order_of_the_log() {
        assertThat(notifications.inApp(4, 9, List.of(ADMIN, AGENT))).extracting(NotificationEntry::position, NotificationEntry::recipient, NotificationEntry::channel)
                .containsExactly(tuple(5L, ADMIN, Channel.IN_APP), tuple(7L, AGENT, Channel.IN_APP), tuple(9L, ADMIN, Channel.IN_APP));
        assertThat(notifications.inApp(4, 8, List.of(ADMIN))).extracting(NotificationEntry::position).containsExactly(5L);
        assertThat(notifications.inApp(0, 9, List.of())).isEmpty();
    }
}
