package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest {

    private static final NotificationsProjection POLICY = new NotificationsProjection(Set.of(Channel.EMAIL));
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Instant NOW = Book.START.plusSeconds(3600);
    private static final Instant LATER = NOW.plus(LEASE);
    private static final Desk desk = Desk.fresh();
    private static final Outbox outbox = new Outbox(desk.dataSource());
    private static final Notifications notifications = new Notifications(desk.dataSource());

    private final Book book = new Book().add(Samples.account(ADMIN, 1, "admin", Role.ADMIN), Samples.account(REQUESTER, 4, "john", Role.REQUESTER));

    @BeforeEach
    void nobody_was_told() {
        desk.empty(POLICY);
    }

    /** Each tells the administrator, by mail; WhatsApp is not configured. */
    private void tickets(int count) {
        for (int number = 1; number <= count; number++) book.after(Duration.ofMillis(1)).add(Samples.ticket(new TicketId(new UUID(7, number)), number, "t" + number));
        desk.project(POLICY, book);
    }

    private static List<Delivery> claim(int limit, Instant now) {
        return outbox.claim(Channel.EMAIL, limit, LEASE, now);
    }

    private static NotificationEntry mail() {
        return notifications.find(FindNotifications.of(ADMIN, 1).over(Channel.EMAIL)).items().getFirst();
    }

    @Test
    void of_a_deleted_ticket_nobody_hears_any_more_and_nobody_is_asked() {
        tickets(2);
        TicketId first = new TicketId(new UUID(7, 1));
        book.add(new TicketResolved(first, "done", null));
        desk.project(POLICY, book);
        assertThat(outbox.sent(claim(1, NOW).getFirst(), NOW, null)).isTrue();
        assertThat(outbox.toAsk(9)).isNotEmpty();
        book.add(new TicketDeleted(first));
        desk.project(POLICY, book);
        assertThat(claim(9, LATER)).extracting(Delivery::ticketNumber).containsExactly(2L);
        assertThat(outbox.toAsk(9)).isEmpty();
        assertThat(notifications.find(FindNotifications.of(ADMIN, 99).over(Channel.EMAIL)).items()).filteredOn(entry -> entry.ticketNumber() == 1)
                .extracting(NotificationEntry::status, NotificationEntry::error)
                .containsExactly(tuple(Status.NOT_SENT, "the ticket was deleted"), tuple(Status.SENT, null));
    }

    @Test
    void what_is_due_is_claimed_once_oldest_first_and_only_on_its_channel() {
        tickets(5);
        assertThat(outbox.claim(Channel.EMAIL, 10, LEASE, Book.START)).as("nothing is due before it has happened").isEmpty();
        assertThat(claim(2, NOW)).extracting(Delivery::ticketNumber).containsExactly(1L, 2L);
        assertThat(claim(10, NOW)).extracting(Delivery::ticketNumber).containsExactly(3L, 4L, 5L);
        assertThat(claim(10, NOW)).isEmpty();
        assertThat(outbox.claim(Channel.WHATSAPP, 10, LEASE, LATER)).isEmpty();
        assertThat(outbox.claim(Channel.IN_APP, 10, LEASE, LATER)).isEmpty();
    }

    @Test
    void workers_at_the_same_time_never_get_the_same() {
        tickets(400);
        List<CompletableFuture<List<Delivery>>> workers = IntStream.range(0, 6).mapToObj(worker -> CompletableFuture.supplyAsync(() -> {
            List<Delivery> mine = new ArrayList<>();
            // A claim may find all that is left locked by others for a moment, so only the table says that nothing is left.
            while (desk.sql().sql("SELECT EXISTS (SELECT FROM notification WHERE status = 'PENDING' AND attempts = 0)").query(Boolean.class).single()) mine.addAll(claim(7, NOW));
            return mine;
        }, Thread::startVirtualThread)).toList();
        List<Long> claimed = workers.stream().flatMap(worker -> worker.join().stream()).map(Delivery::ticketNumber).sorted().toList();
        assertThat(claimed).isEqualTo(LongStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void a_row_that_somebody_is_claiming_is_passed_over_and_not_waited_for() throws Exception {
        tickets(3);
        try (Connection other = desk.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT FROM notification WHERE ticket_number = 1 FOR UPDATE");
            List<Delivery> claimed = CompletableFuture.supplyAsync(() -> claim(10, NOW)).get(30, TimeUnit.SECONDS);
            assertThat(claimed).extracting(Delivery::ticketNumber).containsExactly(2L, 3L);
            other.rollback();
        }
        assertThat(claim(10, NOW)).extracting(Delivery::ticketNumber).containsExactly(1L);
    }

    @Test
    void who_falls_silent_loses_the_delivery_when_the_lease_runs_out_and_the_message_keeps_its_name() {
        tickets(1);
        Delivery first = claim(1, NOW).getFirst();
        assertThat(claim(1, LATER.minusMillis(1))).isEmpty();
        Delivery second = claim(1, LATER).getFirst();
        assertThat(List.of(first.attempt(), second.attempt())).containsExactly(1, 2);
        assertThat(second.messageId()).isEqualTo(first.messageId()).contains(String.valueOf(first.position())).matches("[A-Za-z0-9._-]+");
        assertThat(second).usingRecursiveComparison().ignoringFields("attempt").isEqualTo(first);
    }

    @Test
    void every_message_has_a_name_of_its_own() {
        book.add(new PhoneNumbersChanged(ADMIN, null, "+15550100"), Samples.ticket(TICKET, 1, "x"), new TicketResolved(TICKET, "done", null));
        desk.project(new NotificationsProjection(Set.copyOf(Channel.ALL)), book);
        List<Delivery> all = new ArrayList<>(claim(10, NOW));
        all.addAll(outbox.claim(Channel.WHATSAPP, 10, LEASE, NOW));
        assertThat(all).hasSize(5).extracting(Delivery::messageId).doesNotHaveDuplicates();
    }

    @Test
    void what_was_sent_stays_sent() {
        tickets(1);
        Delivery delivery = claim(1, NOW).getFirst();
        assertThat(outbox.sent(delivery, NOW.plusSeconds(1), "250 ok")).isTrue();
        assertThat(outbox.sent(delivery, NOW.plusSeconds(9), "again")).isFalse();
        assertThat(outbox.retry(delivery, LATER, "no")).isFalse();
        assertThat(outbox.failed(delivery, "no")).isFalse();
        assertThat(outbox.skipped(delivery, "no")).isFalse();
        assertThat(mail()).extracting(NotificationEntry::status, NotificationEntry::sentAt, NotificationEntry::error, NotificationEntry::attempts)
                .containsExactly(Status.SENT, NOW.plusSeconds(1), null, 1);
        assertThat(claim(1, LATER.plusSeconds(9999))).isEmpty();
    }

    @Test
    void what_is_to_be_tried_again_waits_until_then_and_says_why() {
        tickets(2);
        Delivery first = claim(1, NOW).getFirst();
        assertThat(outbox.retry(first, NOW.plusSeconds(600), "451 try later\u0000\ud800")).isTrue();
        assertThat(claim(10, NOW.plusSeconds(599))).extracting(Delivery::ticketNumber).containsExactly(2L);
        assertThat(notifications.find(FindNotifications.of(ADMIN, 9).ofTicket(1L).over(Channel.EMAIL)).items()).singleElement()
                .extracting(NotificationEntry::status, NotificationEntry::error).containsExactly(Status.PENDING, "451 try later\ufffd\ufffd");
        assertThat(claim(10, NOW.plusSeconds(600))).extracting(Delivery::attempt).contains(2);
    }

    @Test
    void what_is_given_up_or_cannot_be_tried_is_never_claimed_again() {
        tickets(2);
        List<Delivery> both = claim(2, NOW);
        assertThat(outbox.failed(both.getFirst(), "550 " + "no ".repeat(1000))).isTrue();
        assertThat(outbox.skipped(both.getLast(), "no e-mail address")).isTrue();
        assertThat(claim(2, LATER.plusSeconds(9999))).isEmpty();
        assertThat(notifications.find(FindNotifications.of(ADMIN, 9).over(Channel.EMAIL)).items()).extracting(NotificationEntry::status).containsExactly(Status.NOT_SENT, Status.FAILED);
        assertThat(notifications.find(FindNotifications.of(ADMIN, 9).status(Status.FAILED)).items().getFirst().error()).startsWith("550 no").hasSize(1000);
    }

    @Test
    void who_comes_late_changes_nothing_unless_he_has_delivered_it() {
        tickets(2);
        List<Delivery> late = claim(2, NOW);
        List<Delivery> newer = claim(2, LATER);
        assertThat(outbox.failed(late.getFirst(), "timed out")).isFalse();
        assertThat(outbox.retry(late.getFirst(), NOW, "timed out")).isFalse();
        assertThat(outbox.skipped(late.getFirst(), "gone")).isFalse();
        assertThat(claim(9, LATER)).as("the newer attempt's lease stands").isEmpty();

        assertThat(outbox.sent(late.getFirst(), LATER, null)).as("delivered is delivered").isTrue();
        assertThat(outbox.failed(newer.getFirst(), "refused")).isFalse();
        assertThat(outbox.failed(newer.getLast(), "refused")).isTrue();
        assertThat(outbox.sent(late.getLast(), LATER, null)).as("what was given up stays so").isFalse();
        assertThat(notifications.find(FindNotifications.of(ADMIN, 9).over(Channel.EMAIL)).items()).extracting(NotificationEntry::status).containsExactly(Status.FAILED, Status.SENT);
    }

    @Test
    void the_requester_is_asked_once_when_he_has_been_told_over_any_channel() {
        book.add(new ChannelsChosen(REQUESTER, List.of(Channel.EMAIL, Channel.WHATSAPP)), Samples.ticket(TICKET, 1, "x"), new TicketResolved(TICKET, "done", null));
        desk.project(POLICY, book);
        assertThat(outbox.toAsk(10)).as("the administrator was told in-app, the requester has not been").isEmpty();
        Delivery mail = claim(10, NOW).stream().filter(delivery -> delivery.recipient().equals(REQUESTER)).findFirst().orElseThrow();
        outbox.retry(mail, NOW, "451");
        assertThat(outbox.toAsk(10)).isEmpty();
        outbox.sent(mail, NOW, null);
        Asking asking = new Asking(REQUESTER, 5, TICKET);
        assertThat(outbox.toAsk(10)).containsExactly(asking);
        outbox.asked(List.of(asking), NOW);
        assertThat(outbox.toAsk(10)).isEmpty();
    }

    @Test
    void who_was_told_in_app_can_be_asked_at_once_and_only_once_whatever_arrives_later() {
        book.add(Samples.ticket(TICKET, 1, "x"), new TicketResolved(TICKET, "done", null), new ResolutionRejected(TICKET, "no"), new TicketResolved(TICKET, "now", null));
        desk.project(POLICY, book);
        assertThat(outbox.toAsk(1)).containsExactly(new Asking(REQUESTER, 4, TICKET));
        assertThat(outbox.toAsk(10)).containsExactly(new Asking(REQUESTER, 4, TICKET), new Asking(REQUESTER, 6, TICKET));
        outbox.asked(List.of(new Asking(REQUESTER, 4, TICKET)), NOW);
        claim(10, NOW).forEach(delivery -> outbox.sent(delivery, NOW, null));
        assertThat(outbox.toAsk(10)).containsExactly(new Asking(REQUESTER, 6, TICKET));
    }

    @Test
    void who_cannot_be_told_is_not_asked() {
        book.add(new ChannelsChosen(REQUESTER, List.of(Channel.WHATSAPP)), Samples.ticket(TICKET, 1, "x"), new TicketResolved(TICKET, "done", null));
        desk.project(POLICY, book);
        assertThat(notifications.of(REQUESTER, 9, 0).items()).extracting(NotificationEntry::status).containsExactly(Status.NOT_SENT);
        assertThat(outbox.toAsk(10)).isEmpty();
    }
}
