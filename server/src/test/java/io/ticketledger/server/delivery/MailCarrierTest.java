package io.ticketledger.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.settings.MailSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailCarrierTest {

    private static MailServer server;
    private final Semaphore heard = new Semaphore(0);

    @BeforeAll
    static void start() {
        server = MailServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_mail_says_everything_as_text_and_as_html() throws MessagingException, IOException {
        assertThat(carrier(server.port).carry(message("full@example.com", "Zoë <b>Łukasz</b>", "Ticket #7: Büro & Küche 🚰", "First line\nSecond <script>line</script>")))
                .isInstanceOf(Result.Sent.class);
        MimeMessage mail = server.receivedBy("full@example.com").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Ticket #7: Büro & Küche 🚰");
        assertThat(mail.getFrom()[0]).hasToString("The Desk <desk@example.com>");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<12.abc.email@example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n")).contains("Hello Zoë <b>Łukasz</b>,", "First line\nSecond <script>line</script>",
                "Ticket #7: https://desk.example.com/t/7?a=1&b=2");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("Ticket #7: Büro &amp; Küche 🚰", "Zoë &lt;b&gt;", "First line<br>", "Second &lt;script&gt;", "t/7?a")
                .doesNotContain("<script>", "<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leak\r\nBcc: everybody@example.com", "Leak\nBcc: everybody@example.com", "Leak\rBcc: everybody@example.com", "Leak\u2028Bcc: everybody@example.com",
        "Leak\u0085Bcc: everybody@example.com", "Leak\u000b\fBcc: everybody@example.com", "Bürö\r\nBcc: everybody@example.com"})
    void nothing_in_a_title_or_a_name_becomes_a_header(String evil) throws MessagingException {
        String to = "header" + Math.abs(evil.hashCode()) + "@example.com";
        assertThat(carrier(server.port).carry(message(to, evil, evil, "text"))).isInstanceOf(Result.Sent.class);
        MimeMessage mail = server.receivedBy(to).getFirst();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).endsWith("Bcc: everybody@example.com").doesNotContain("\n").doesNotContain("\r");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(server.receivedBy("everybody@example.com").stream().filter(other -> !server.receivedBy("header").contains(other))).isEmpty();
    }

    @Test
    void a_subject_without_end_is_cut() throws MessagingException {
        carrier(server.port).carry(message("long@example.com", "Pat", "🚰".repeat(2_000), "text"));
        assertThat(server.receivedBy("long@example.com").getFirst().getSubject()).isEqualTo("🚰".repeat(249) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a b@example.com", "one@example.com, two@example.com", "all: one@example.com, two@example.com;", "@example.com", "x@", "x@a..b"})
    void what_is_no_address_is_refused_for_good(String to) {
        assertThat(carrier(server.port).carry(message(to, "Pat", "s", "t"))).isInstanceOf(Result.Refused.class);
        assertThat(server.receivedBy("two@example.com")).isEmpty();
    }

    @Test
    void a_domain_may_be_written_in_any_script() {
        assertThat(carrier(server.port).carry(message("pat@bücher.example", "Pat", "s", "t"))).isInstanceOf(Result.Sent.class);
        assertThat(server.receivedBy("pat@xn--bcher-kva.example")).hasSize(1);
    }

    /** What is about the recipient is final if the server means it for ever; what is about the desk or the server is not the message's fault. */
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, Refused", "RCPT, 553 mailbox name not allowed, Refused", "RCPT, 451 4.7.1 greylisted, NotNow", "RCPT, 452 mailbox full, NotNow",
        "RCPT, 530 log in first, NotNow", "END, 554 5.6.0 content rejected, NotNow", "END, 451 try later, NotNow", "DATA, 421 closing, ChannelDown",
        "MAIL, 550 5.7.1 who are you, ChannelDown", "MAIL, 451 too many, ChannelDown", "GREETING, 421 busy, ChannelDown", "GREETING, 554 no, ChannelDown"})
    void a_refusal_is_understood(String command, String answer, String meaning) throws IOException {
        try (MoodyMailServer moody = new MoodyMailServer(command, answer)) {
            Result result = carrier(moody.port()).carry(message("pat@example.com", "Pat", "s", "t"));
            assertThat(result.getClass().getSimpleName()).as(result.toString()).isEqualTo(meaning);
            assertThat(result.toString()).contains(answer.substring(0, 3)).doesNotContain("\n");
        }
    }

    @Test
    void a_server_that_is_not_there_is_a_channel_that_is_down() {
        assertThat(carrier(MailServer.freePort()).carry(message("pat@example.com", "Pat", "s", "t"))).isInstanceOf(Result.ChannelDown.class);
    }

    @Test
    void an_attempt_that_is_broken_off_ends_however_long_the_server_goes_on_talking() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread talker = Thread.ofPlatform().daemon().start(() -> talk(endless));
            FutureTask<Result> attempt = new FutureTask<>(() -> carrier(endless.getLocalPort()).carry(message("a@example.com", "A", "s", "t")));
            Thread wire = Thread.ofPlatform().daemon().start(attempt);
            heard.acquire();
            assertThat(attempt.isDone()).isFalse();
            wire.interrupt();
            assertThat(attempt.get(30, TimeUnit.SECONDS)).isInstanceOf(Result.ChannelDown.class);
            talker.join(Duration.ofSeconds(30));
            assertThat(talker.isAlive()).as("the connection is still open").isFalse();
        }
    }

    /** A greeting that never comes to its last line. */
    private void talk(ServerSocket endless) {
        try (Socket client = endless.accept()) {
            while (true) {
                client.getOutputStream().write("220-and\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                heard.release();
                LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException hungUp) {
            // That is what the test waits for.
        }
    }

    private static MailCarrier carrier(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new MailCarrier(sender, new MailSettings("The Desk <desk@example.com>").sender(), "127.0.0.1");
    }

    private static Message message(String to, String name, String subject, String text) {
        return new Message("12.abc.email", to, name, subject, text, "https://desk.example.com/t/7?a=1&b=2", 7, Instant.parse("2026-01-02T03:04:05Z"));
    }
}
