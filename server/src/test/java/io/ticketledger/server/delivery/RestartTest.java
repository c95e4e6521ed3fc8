package io.ticketledger.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.DeactivateAccount;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.notifications.Delivery;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.notifications.Outbox;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** What was to be sent is sent, once, whoever was there in between. */
class RestartTest {

    private static final String[] PATIENT = {"ticketledger.delivery.first-retry=20ms", "ticketledger.delivery.attempts=100"};

    @Test
    void what_came_up_before_a_restart_is_delivered_once_after_it() {
        try (MailServer mail = new MailServer()) {
            Account requester;
            RunningDesk first = RunningDesk.fresh(mail.settings(PATIENT));
            try (first) {
                Town town = new Town(first);
                requester = town.requester();
                town.openedTicket(requester, "Before the restart");
                Town.until(() -> town.told(requester, Type.TICKET_OPENED, Channel.EMAIL).error() != null);
                assertThat(town.told(requester, Type.TICKET_OPENED, Channel.EMAIL).status()).isEqualTo(Status.PENDING);
            }
            mail.start();
            try (RunningDesk second = first.anotherNode(mail.settings(PATIENT))) {
                Town town = new Town(second);
                town.toldOpened(requester, Channel.EMAIL, Status.SENT);
                town.openedTicket(requester, "After the restart");
                Town.until(() -> mail.receivedBy(requester.email()).size() > 1);
                assertThat(mail.receivedBy(requester.email())).hasSize(2);
            }
        }
    }

    @Test
    void what_waits_goes_where_the_person_is_reached_when_it_is_sent() {
        try (MailServer mail = new MailServer(); RunningDesk desk = RunningDesk.fresh(mail.settings(PATIENT))) {
            Town town = new Town(desk);
            Account moved = town.requester();
            Account left = town.requester();
            Account silent = town.requester();
            for (Account person : List.of(moved, left, silent)) town.openedTicket(person, "Meanwhile");
            town.ask(new ChangeAccount(moved.id(), null, "moved@elsewhere.example", null, null, null, null, null, null, null, null));
            town.ask(new DeactivateAccount(left.id()));
            town.ask(new ChangeAccount(silent.id(), null, "", null, null, null, null, null, null, null, null));
            mail.start();
            town.toldOpened(moved, Channel.EMAIL, Status.SENT);
            assertThat(mail.receivedBy("moved@elsewhere.example")).hasSize(1);
            assertThat(town.toldOpened(left, Channel.EMAIL, Status.NOT_SENT).error()).contains("not active");
            assertThat(town.toldOpened(silent, Channel.EMAIL, Status.NOT_SENT).error()).contains("no e-mail address");
            assertThat(mail.receivedBy(moved.email())).isEmpty();
        }
    }

    @Test
    void what_is_under_way_when_the_desk_is_stopped_is_brought_to_an_end() {
        try (WhatsAppStub api = new WhatsAppStub()) {
            Account requester;
            RunningDesk first = RunningDesk.fresh(api.settings(PATIENT));
            try (first) {
                Town town = new Town(first);
                requester = town.person(null, "+15551000001", Role.REQUESTER);
                CountDownLatch gate = api.answersOnlyBehindAGate();
                town.openedTicket(requester, "Under way");
                Town.until(() -> !api.asked.isEmpty());
                ApplicationAvailability availability = first.part(ApplicationAvailability.class);
                Thread stopping = Thread.ofVirtual().start(first::close);
                Town.until(() -> availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC);
                gate.countDown();
                assertThat(join(stopping)).isTrue();
            }
            try (RunningDesk second = first.anotherNode()) {
                var told = new Town(second).toldOpened(requester, Channel.WHATSAPP, Status.SENT);
                assertThat(told.attempts()).isEqualTo(1);
                assertThat(api.asked).hasSize(1);
            }
        }
    }

    @Test
    void a_channel_that_is_down_is_tried_with_one_message_at_a_time_until_it_works() {
        try (WhatsAppStub api = new WhatsAppStub(); RunningDesk desk = RunningDesk.fresh(api.settings(PATIENT))) {
            Town town = new Town(desk);
            List<Account> people = new ArrayList<>();
            for (int i = 0; i < 12; i++) people.add(town.person(null, "+1555100100" + i, Role.REQUESTER));
            api.answersInCompany(500);
            for (Account person : people) town.openedTicket(person, "All at once");
            // Two fail, four more may have begun when the third does; from then on each is alone.
            Town.until(() -> api.company.size() > 10);
            assertThat(api.company.subList(7, 10)).containsOnly(false);
            api.works();
            for (Account person : people) town.toldOpened(person, Channel.WHATSAPP, Status.SENT);
        }
    }

    @Test
    void what_somebody_took_and_never_noted_is_sent_by_another() {
        try (MailServer mail = MailServer.started()) {
            Account requester;
            // Told while it could not be sent, and taken by somebody who is never heard of again.
            RunningDesk first = RunningDesk.fresh("spring.mail.host=127.0.0.1", "spring.mail.port=" + MailServer.freePort(), "ticketledger.delivery.first-retry=1h");
            try (first) {
                Town town = new Town(first);
                requester = town.requester();
                town.openedTicket(requester, "Taken");
                Town.until(() -> town.told(requester, Type.TICKET_OPENED, Channel.EMAIL).error() != null);
                Instant later = Instant.now().plus(Duration.ofHours(2));
                List<Delivery> taken = first.part(Outbox.class).claim(Channel.EMAIL, 100, Duration.ofHours(2).negated(), later);
                assertThat(taken).anyMatch(delivery -> delivery.recipient().equals(requester.id()));
            }
            try (RunningDesk second = first.anotherNode(mail.settings(PATIENT))) {
                assertThat(new Town(second).toldOpened(requester, Channel.EMAIL, Status.SENT).attempts()).isEqualTo(3);
                assertThat(mail.receivedBy(requester.email())).hasSize(1);
            }
        }
    }

    @Test
    void two_nodes_send_each_message_once() {
        try (MailServer mail = MailServer.started(); RunningDesk one = RunningDesk.fresh(mail.settings(PATIENT)); RunningDesk two = one.anotherNode(mail.settings(PATIENT))) {
            List<Account> people = new ArrayList<>();
            List<TicketId> tickets = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Town town = new Town(i % 2 == 0 ? one : two);
                Account requester = town.requester();
                people.add(requester);
                tickets.add(town.openedTicket(requester, "Number " + i));
            }
            Town town = new Town(one);
            tickets.forEach(town::resolve);
            for (TicketId ticket : tickets) Town.until(() -> town.status(ticket) == TicketStatus.AWAITING_APPROVAL);
            for (Account requester : people) {
                for (Type type : new Type[] {Type.TICKET_OPENED, Type.WORK_STARTED, Type.TICKET_RESOLVED}) {
                    Town.until(() -> town.told(requester, type, Channel.EMAIL).status() == Status.SENT);
                }
            }
            for (Account requester : people) assertThat(mail.receivedBy(requester.email())).hasSize(3);
        }
    }

    private static boolean join(Thread stopping) {
        try {
            return stopping.join(Town.BOUND);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_desk_without_channels_keeps_to_itself_and_asks_for_approval_all_the_same() {
        try (RunningDesk desk = RunningDesk.fresh("spring.mail.host=", "ticketledger.whatsapp.token=")) {
            Town town = new Town(desk);
            Account requester = town.requester();
            TicketId ticket = town.openedTicket(requester, "Quiet");
            assertThat(town.toldOpened(requester, Channel.EMAIL, Status.NOT_SENT).error()).isEqualTo("e-mail is not configured");
            town.resolve(ticket);
            Town.until(() -> town.status(ticket) == TicketStatus.AWAITING_APPROVAL);
        }
    }
}
