package io.ticketledger.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.Rebuild.Phase;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

/** The feed on a real log, with connections that nobody, or somebody, takes from. */
class LiveFeedTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));
    private static final int QUEUED = 5;
    private static final String NAME = "ticketledger-live-of-a-test";

    private final RunningDesk desk = RunningDesk.shared();
    private final Account person = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);

    @Test
    void who_does_not_take_what_is_told_is_cut_off_and_nobody_waits_for_him() throws Exception {
        try (LiveFeed feed = feed()) {
            Connection<Happening> slow = feed.connect(person.id(), LATER);
            Connection<Happening> brisk = feed.connect(person.id(), LATER);
            feed.tell(slow, this::isHis);
            feed.tell(brisk, this::isHis);
            List<Happening> heard = new ArrayList<>();
            for (int i = 0; i < 3 * QUEUED; i++) {
                TicketId ticket = openTicket();
                while (heard.stream().noneMatch(happening -> happening.ticket().id().equals(ticket))) heard.addAll(brisk.next(Duration.ofSeconds(20)).messages());
            }
            assertThat(slow.ending()).isEqualTo(Ending.TOO_SLOW);
            assertThat(slow.next(Duration.ZERO).messages()).isEmpty();
            assertThat(brisk.ending()).isNull();
            assertThat(heard.stream().map(Happening::position).toList()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void who_cannot_be_asked_what_he_wants_is_cut_off_and_the_others_go_on() throws Exception {
        try (LiveFeed feed = feed()) {
            Connection<Happening> broken = feed.connect(person.id(), LATER);
            Connection<Happening> sound = feed.connect(person.id(), LATER);
            feed.tell(broken, _ -> {
                throw new IllegalStateException("no opinion");
            });
            feed.tell(sound, this::isHis);
            TicketId ticket = openTicket();
            assertThat(sound.next(Duration.ofSeconds(20)).messages()).extracting(happening -> happening.ticket().id()).contains(ticket);
            assertThat(broken.ending()).isEqualTo(Ending.BROKEN);
        }
    }

    @Test
    void it_sleeps_while_nobody_listens_and_wakes_with_the_next() throws Exception {
        try (LiveFeed feed = feed()) {
            for (int i = 0; i < 3; i++) {
                Connection<Happening> connection = feed.connect(person.id(), LATER);
                long from = feed.tell(connection, this::isHis);
                TicketId ticket = openTicket();
                List<Happening> heard = connection.next(Duration.ofSeconds(20)).messages();
                assertThat(heard).extracting(happening -> happening.ticket().id()).contains(ticket);
                assertThat(heard).allMatch(happening -> happening.position() > from);
                feed.disconnect(connection);
                assertThat(feed.connected()).isZero();
                Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals(NAME)));
            }
        }
    }

    @Test
    void while_the_list_of_tickets_is_made_anew_and_afterwards_nothing_is_lost() throws Exception {
        try (LiveFeed feed = feed()) {
            Connection<Happening> connection = feed.connect(person.id(), LATER);
            feed.tell(connection, this::isHis);
            Rebuilds rebuilds = desk.part(Rebuilds.class);
            rebuilds.rebuild(TicketListProjection.NAME, IfDifferent.SWAP, "Ada");
            TicketId ticket = openTicket();
            assertThat(connection.next(Duration.ofSeconds(20)).messages()).extracting(happening -> happening.ticket().id()).contains(ticket);
            Await.until(() -> rebuilds.last(TicketListProjection.NAME).orElseThrow().phase() == Phase.DONE);
            TicketId after = openTicket();
            assertThat(connection.next(Duration.ofSeconds(20)).messages()).extracting(happening -> happening.ticket().id()).contains(after);
        }
    }

    @Test
    void what_happened_to_a_ticket_that_is_deleted_by_now_holds_nobody_up() throws Exception {
        long before = desk.part(PostgresEventStorageEngine.class).head();
        TicketId ticket = openTicket();
        desk.part(Desk.class).ask(new DeleteTicket(ticket), Occasion.system());
        Reading reading = desk.part(Reading.class);
        try (BlockingStream<TrackedEventMessage<?>> stream = reading.after(before)) {
            List<TrackedEventMessage<?>> messages = reading.gather(stream, Duration.ofSeconds(20));
            int deletion = 0;
            while (!(messages.get(deletion).getPayload() instanceof TicketDeleted e && e.ticket().equals(ticket))) deletion++;
            Handful earlier = reading.load(messages.subList(0, deletion), true, Duration.ofSeconds(20)).orElseThrow();
            assertThat(earlier.happenings()).noneMatch(happening -> happening.event().ticket().equals(ticket));
            assertThat(earlier.gone()).isEmpty();
            Handful whole = reading.load(messages, true, Duration.ofSeconds(20)).orElseThrow();
            assertThat(whole.gone()).extracting(Gone::ticket).contains(ticket);
        }
    }

    @Test
    void a_node_takes_no_more_than_it_bears_and_none_when_it_stops() {
        LiveFeed feed = feed();
        List<Connection<Happening>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) all.add(feed.connect(person.id(), LATER));
        assertThatThrownBy(() -> feed.connect(person.id(), LATER)).isInstanceOf(NotNow.class);
        feed.disconnect(all.getFirst());
        all.add(feed.connect(person.id(), LATER));
        feed.close();
        assertThat(all.stream().map(Connection::ending)).containsExactly(Ending.GONE, Ending.STOPPING, Ending.STOPPING, Ending.STOPPING, Ending.STOPPING);
        assertThatThrownBy(() -> feed.connect(person.id(), LATER)).isInstanceOf(NotNow.class);
    }

    @Test
    void a_page_is_known_by_its_host_or_by_name() {
        KnownPages pages = new KnownPages(List.of("https://page.example.com"));
        assertThat(pages.isKnown(null, "desk.example.com")).isTrue();
        assertThat(pages.isKnown("https://page.example.com", "desk.example.com")).isTrue();
        assertThat(pages.isKnown("https://desk.example.com", "desk.example.com")).as("TLS may end at a proxy").isTrue();
        for (String stranger : List.of("https://desk.example.com.evil.example", "https://desk.example.com:444", "null", "", "https://page.example.com.evil", "a b")) {
            assertThat(pages.isKnown(stranger, "desk.example.com")).as(stranger).isFalse();
        }
    }

    private LiveFeed feed() {
        Pace pace = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(30), QUEUED, 4, 4);
        Progress progress = desk.part(Progress.class);
        return new LiveFeed(desk.part(Reading.class), desk.part(PostgresEventStorageEngine.class), progress,
                new NotificationFeed(desk.part(Notifications.class), progress), pace, NAME);
    }

    private boolean isHis(Happening happening) {
        return happening.ticket().requester().equals(person.id());
    }

    private TicketId openTicket() {
        TicketId id = Ids.ticket();
        desk.part(Desk.class).tell(new OpenTicket(id, desk.part(Numbers.class).next(Numbers.Kind.TICKET), person.id(), "t", "d", Priority.LOW, null, null, "bug", null,
                null, "p", null), Occasion.now(new Actor(person.id(), person.fullName(), person.roles()), "desk", null, null));
        return id;
    }
}
