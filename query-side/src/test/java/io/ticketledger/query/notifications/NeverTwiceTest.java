package io.ticketledger.query.notifications;

import static io.ticketledger.query.world.Samples.ADMIN;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static io.ticketledger.query.world.Samples.SECOND;
import static io.ticketledger.query.world.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.RebuildRefused;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import io.ticketledger.query.world.RunningDesk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What was decided is not decided again, however often the policy reads the log. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NeverTwiceTest {

    private static final Projection POLICY = new NotificationsProjection(Set.copyOf(Channel.ALL));
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Desk desk = Desk.fresh();
    private final Outbox outbox = new Outbox(desk.dataSource());
    private final Notifications notifications = new Notifications(desk.dataSource());

    private static Book told() {
        return new Book().add(Samples.account(ADMIN, 1, "admin", Role.ADMIN), Samples.account(AGENT, 2, "alice", Role.AGENT), Samples.account(OTHER, 3, "bob", Role.AGENT),
                Samples.account(REQUESTER, 4, "john", Role.REQUESTER), Samples.ticket(TICKET, 1, "one"), new TicketAcknowledged(TICKET, null),
                new TicketAssigned(TICKET, List.of(AGENT), null), new WorkStarted(TICKET), new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, Book.START),
                new TicketResolved(TICKET, "done", null), Samples.ticket(SECOND, 2, "two"), new TicketAssigned(SECOND, List.of(OTHER), null));
    }

    /** Some were sent, some failed, some wait for another attempt, some are untouched; some were read, and approval was asked for. */
    private void halfDelivered() {
        Instant now = Book.START.plusSeconds(60);
        List<Delivery> claimed = outbox.claim(Channel.EMAIL, 6, Duration.ofMinutes(1), now);
        assertThat(claimed).hasSize(6);
        claimed.subList(0, 3).forEach(delivery -> outbox.sent(delivery, now, "id"));
        outbox.failed(claimed.get(3), "550 no such person");
        outbox.retry(claimed.get(4), now.plusSeconds(600), "451 try later");
        notifications.markAllRead(ADMIN, now);
        outbox.asked(outbox.toAsk(10), now);
        assertThat(desk.sql().sql("SELECT count(*) FROM notification WHERE status = 'PENDING'").query(Long.class).single()).isPositive();
    }

    /** Enough that deciding again would tell others, elsewhere and over other channels. */
    private static Book afterwards(Book book) {
        return book.add(new RolesChanged(OTHER, Set.of(Role.AGENT), Set.of(Role.ADMIN)), new RolesChanged(ADMIN, Set.of(Role.ADMIN), Set.of(Role.AGENT)),
                new EmailChanged(REQUESTER, "john@example.org", null), new PhoneNumbersChanged(AGENT, null, "+15550100"), new ChannelsChosen(AGENT, List.of(Channel.WHATSAPP)),
                new AccountDeactivated(REQUESTER), new PhoneNumbersChanged(OTHER, null, "+15550101"));
    }

    @Test
    void a_token_put_back_to_the_beginning_tells_nobody_anything_and_what_comes_then_is_told() {
        Book book = told();
        Map<String, List<String>> before;
        try (RunningDesk node = new RunningDesk(desk, List.of(POLICY), 5)) {
            node.processors.start();
            assertThat(node.progress.awaitAll(node.append(book.lines()), LONG)).isTrue();
            halfDelivered();
            int known = book.lines().size();
            afterwards(book);
            assertThat(node.progress.awaitAll(node.append(book.lines().subList(known, book.lines().size())), LONG)).isTrue();
            before = desk.rows(POLICY);
        }
        desk.sql().sql("UPDATE projection_token SET position = 0, owner = NULL, claimed = NULL").update();
        try (RunningDesk node = new RunningDesk(desk, List.of(POLICY), 3)) {
            node.processors.start();
            assertThat(node.progress.awaitAll(book.lines().size(), LONG)).isTrue();
            assertThat(desk.rows(POLICY)).isEqualTo(before);

            int known = book.lines().size();
            book.add(new ResolutionRejected(TICKET, "no"));
            assertThat(node.progress.awaitAll(node.append(book.lines().subList(known, known + 1)), LONG)).isTrue();
            assertThat(notifications.find(FindNotifications.ofEverybody(10).type(NotificationEntry.Type.RESOLUTION_REJECTED)).items())
                    .extracting(NotificationEntry::recipient).contains(AGENT, OTHER).doesNotContain(ADMIN, REQUESTER);
        }
    }

    @Test
    void batches_that_come_again_change_nothing_of_what_has_happened_since() {
        Book book = told();
        desk.project(POLICY, book);
        halfDelivered();
        desk.project(POLICY, afterwards(book));
        Map<String, List<String>> before = desk.rows(POLICY);
        for (int size : new int[] {1, 4, 1000}) assertThat(desk.project(POLICY, book.lines(), size).rows(POLICY)).isEqualTo(before);
        // A desk that has been given other means in the meantime does not send what it could not.
        assertThat(desk.project(new NotificationsProjection(Set.of()), book.lines(), 4).rows(POLICY)).isEqualTo(before);
    }

    @Test
    void any_history_read_again_from_anywhere_after_everything_was_delivered_leaves_nothing_to_deliver() {
        for (int seed = 0; seed < 20; seed++) {
            Book book = Histories.from(new Random(seed).ints(200, 0, 1_000_000).boxed().toList());
            desk.empty(POLICY).project(POLICY, book);
            for (Channel channel : Channel.ALL) outbox.claim(channel, 10_000, LONG, book.now()).forEach(delivery -> outbox.sent(delivery, book.now(), null));
            Map<String, List<String>> before = desk.rows(POLICY);
            assertThat(before.get("notification")).isNotEmpty();
            desk.project(POLICY, book.lines().subList(seed * 5, book.lines().size()), 17);
            assertThat(desk.rows(POLICY)).isEqualTo(before);
            assertThat(desk.sql().sql("SELECT count(*) FROM notification WHERE status = 'PENDING'").query(Long.class).single()).isZero();
        }
    }

    @Test
    void it_cannot_be_rebuilt() {
        Book book = told();
        try (RunningDesk node = new RunningDesk(desk, Desk.READ_MODELS, 50)) {
            node.processors.start();
            assertThat(node.progress.awaitAll(node.append(book.lines()), LONG)).isTrue();
            Map<String, List<String>> before = desk.rows(POLICY);
            node.rebuilder.start();
            assertThatThrownBy(() -> node.rebuilds.rebuild("notifications", IfDifferent.SWAP, "Ada")).isInstanceOf(RebuildRefused.class).hasMessageContaining("cannot be rebuilt");
            assertThatThrownBy(() -> node.rebuilds.rollBack("notifications", "Ada")).isInstanceOf(RebuildRefused.class).hasMessageContaining("cannot be rebuilt");
            assertThat(node.rebuilds.possible()).contains("directory", "audit-log").doesNotContain("notifications").hasSize(Desk.READ_MODELS.size() - 1);
            assertThat(desk.rows(POLICY)).isEqualTo(before);
            assertThat(node.tokens.positions(List.of("notifications"))).containsEntry("notifications", (long) book.lines().size());
        }
    }
}
