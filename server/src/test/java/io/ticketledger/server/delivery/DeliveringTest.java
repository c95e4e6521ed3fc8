package io.ticketledger.server.delivery;

import static io.ticketledger.server.delivery.Town.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.ticket.TicketCommand.ApproveResolution;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.testing.RunningDesk;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One desk with both channels, whose waits are short. */
class DeliveringTest {

    private static final MailServer MAIL = new MailServer();
    private static final WhatsAppStub API = new WhatsAppStub();
    private static RunningDesk desk;
    private static Town town;

    @BeforeAll
    static void open() {
        MAIL.start();
        desk = RunningDesk.fresh(MAIL.settings(API.settings("ticketledger.link=https://desk.example.com/tickets/{number}", "ticketledger.mail.from=desk@example.com",
                "ticketledger.whatsapp.timeout=300ms", "ticketledger.delivery.first-retry=20ms", "ticketledger.delivery.attempts=4")));
        town = new Town(desk);
    }

    @AfterAll
    static void close() {
        desk.close();
        API.close();
        MAIL.close();
    }

    @AfterEach
    void mend() {
        API.works();
    }

    @Test
    void who_is_told_something_finds_it_in_his_mail() throws MessagingException, IOException {
        Account requester = town.requester();
        town.openedTicket(requester, "Bürö <flooded>\r\nBcc: all@example.com");
        NotificationEntry told = town.toldOpened(requester, Channel.EMAIL, Status.SENT);
        assertThat(told.sentAt()).isNotNull();
        assertThat(told.error()).isNull();
        MimeMessage mail = MAIL.receivedBy(requester.email()).getFirst();
        assertThat(MAIL.receivedBy(requester.email())).hasSize(1);
        assertThat(mail.getSubject()).contains("Bürö <flooded> Bcc: all@example.com").contains("#" + told.ticketNumber());
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getMessageID()).isEqualTo("<" + told.position() + "." + requester.id().raw() + ".email@example.com>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Hello Pat Person", "Bürö <flooded>", "https://desk.example.com/tickets/" + told.ticketNumber());
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("Bürö &lt;flooded&gt;", "/tickets/" + told.ticketNumber() + "\"");
    }

    @Test
    void who_has_a_number_is_told_on_whatsapp_too() {
        Account requester = town.person("*@example.com", "+1 555 1000001", Role.REQUESTER);
        town.openedTicket(requester, "Two ways");
        NotificationEntry told = town.toldOpened(requester, Channel.WHATSAPP, Status.SENT);
        town.toldOpened(requester, Channel.EMAIL, Status.SENT);
        assertThat(askedFor("+15551000001")).hasSize(1).allSatisfy(asked -> {
            assertThat(asked.body().at("/text/body").stringValue()).contains("Two ways").endsWith("https://desk.example.com/tickets/" + told.ticketNumber());
            assertThat(asked.body().path("biz_opaque_callback_data").stringValue()).isEqualTo(told.position() + "." + requester.id().raw() + ".whatsapp");
        });
    }

    @Test
    void what_fails_at_every_attempt_has_failed_in_the_end_and_says_why() {
        API.answers(500, "{\"error\":{\"message\":\"something is broken here\",\"code\":131000}}");
        Account requester = town.person(null, "+15551000002", Role.REQUESTER);
        town.openedTicket(requester, "In vain");
        NotificationEntry told = town.toldOpened(requester, Channel.WHATSAPP, Status.FAILED);
        assertThat(told.attempts()).isEqualTo(4);
        assertThat(told.error()).contains("500", "something is broken here");
        assertThat(askedFor("+15551000002")).hasSize(4).extracting(asked -> asked.body().path("biz_opaque_callback_data").stringValue()).containsOnly(
                told.position() + "." + requester.id().raw() + ".whatsapp");
        assertThat(counted(Channel.WHATSAPP, "failed")).isPositive();
        assertThat(counted(Channel.WHATSAPP, "retried")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        API.answers(400, "{\"error\":{\"message\":\"(#131026) undeliverable\",\"code\":131026}}");
        Account requester = town.person(null, "+15551000003", Role.REQUESTER);
        town.openedTicket(requester, "Refused");
        assertThat(town.toldOpened(requester, Channel.WHATSAPP, Status.FAILED).error()).contains("(#131026) undeliverable");
        assertThat(askedFor("+15551000003")).hasSize(1);
    }

    @Test
    void a_channel_that_does_not_answer_slows_neither_the_desk_nor_the_other_channel_and_recovers() {
        API.hangs();
        Account requester = town.person("*@example.com", "+15551000004", Role.REQUESTER);
        town.openedTicket(requester, "Hanging");
        until(() -> !askedFor("+15551000004").isEmpty());
        town.openedTicket(requester, "Hanging on");
        town.toldOpened(requester, Channel.EMAIL, Status.SENT);
        assertThat(town.told(requester, Type.TICKET_OPENED, Channel.WHATSAPP).status()).isIn(Status.PENDING, Status.FAILED);
        API.works();
        Account other = town.person(null, "+15551000005", Role.REQUESTER);
        town.openedTicket(other, "Recovered");
        town.toldOpened(other, Channel.WHATSAPP, Status.SENT);
    }

    @Test
    void when_too_much_was_asked_for_at_once_it_is_sent_later() {
        API.answers(429, "{\"error\":{\"message\":\"slowly\",\"code\":130429}}", "Retry-After", "1");
        Account requester = town.person(null, "+15551000006", Role.REQUESTER);
        town.openedTicket(requester, "Too much");
        until(() -> town.told(requester, Type.TICKET_OPENED, Channel.WHATSAPP).error() != null);
        API.works();
        assertThat(town.toldOpened(requester, Channel.WHATSAPP, Status.SENT).error()).isNull();
    }

    @Test
    void who_has_no_address_is_told_nothing_there_and_that_is_noted() {
        Account requester = town.person(null, null, Role.REQUESTER);
        town.openedTicket(requester, "Hermit");
        assertThat(town.toldOpened(requester, Channel.EMAIL, Status.NOT_SENT).error()).isEqualTo("no e-mail address");
        assertThat(town.toldOpened(requester, Channel.WHATSAPP, Status.NOT_SENT).error()).isEqualTo("no WhatsApp number");
    }

    @Test
    void once_the_requester_was_told_of_the_end_of_the_work_his_approval_is_awaited() {
        Account requester = town.requester();
        TicketId ticket = town.openedTicket(requester, "Ends well");
        town.resolve(ticket);
        until(() -> town.status(ticket) == TicketStatus.AWAITING_APPROVAL);
        until(() -> town.told(requester, Type.TICKET_RESOLVED, Channel.EMAIL).status() == Status.SENT);
    }

    /** As when a server dies between asking and noting it, and when the requester is quicker than the desk. */
    @Test
    void who_is_asked_for_approval_twice_or_too_late_is_asked_nothing() {
        Account requester = town.requester();
        TicketId ticket = town.openedTicket(requester, "Asked twice");
        town.resolve(ticket);
        until(() -> town.status(ticket) == TicketStatus.AWAITING_APPROVAL);
        askAgain(ticket);
        assertThat(town.status(ticket)).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        desk.part(Desk.class).ask(new ApproveResolution(ticket, "Thanks"), Town.by(requester));
        askAgain(ticket);
        assertThat(town.status(ticket)).isEqualTo(TicketStatus.CLOSED);
        assertThat(desk.part(LogEventStore.class).readEvents(ticket.toString()).asStream().filter(event -> event.getPayload() instanceof ApprovalRequested)).hasSize(1);
    }

    private static void askAgain(TicketId ticket) {
        JdbcClient sql = desk.part(JdbcClient.class);
        until(() -> sql.sql("UPDATE notification SET asked_at = NULL WHERE ticket = ? AND asked_at IS NOT NULL").param(ticket.raw()).update() > 0);
        until(() -> sql.sql("SELECT bool_and(asked_at IS NOT NULL) FROM notification WHERE ticket = ? AND asks AND status = 'SENT'").param(ticket.raw()).query(Boolean.class).single());
    }

    private static List<WhatsAppStub.Asked> askedFor(String number) {
        return API.asked.stream().filter(asked -> asked.body().path("to").stringValue().equals(number)).toList();
    }

    private static double counted(Channel channel, String outcome) {
        var counter = desk.part(MeterRegistry.class).find("ticketledger.deliveries").tags("channel", channel.name(), "outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }
}
