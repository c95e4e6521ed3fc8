package io.ticketledger.server.delivery;

import io.ticketledger.events.Channel;
import io.ticketledger.query.directory.Account;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands messages to a mail server. */
final class MailCarrier implements Carrier {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender server;
    private final InternetAddress from;
    private final String route;

    /** Takes the server over: its connections are from now on such that an interrupted attempt ends. */
    MailCarrier(JavaMailSenderImpl server, InternetAddress from, String route) {
        for (String protocol : List.of("mail.smtp.", "mail.smtps.")) {
            server.getJavaMailProperties().put(protocol + "socketFactory", new InterruptibleSockets());
            server.getJavaMailProperties().put(protocol + "socketFactory.fallback", "false");
        }
        this.server = server;
        this.from = from;
        this.route = route;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String route() {
        return route;
    }

    @Override
    public Optional<String> address(Account person) {
        return Optional.ofNullable(person.email()).filter(email -> !email.isBlank());
    }

    @Override
    public Result carry(Message message) {
        try {
            MimeMessage mail = mail(message);
            server.send(mail);
            return new Result.Sent(mail.getMessageID());
        } catch (AddressException e) {
            return new Result.Refused("not an e-mail address: " + e.getMessage());
        } catch (MailException e) {
            return MailFailures.judge(e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage mail(Message message) throws MessagingException, UnsupportedEncodingException {
        Letter letter = Letter.of(message);
        MimeMultipart either = new MimeMultipart("alternative");
        either.addBodyPart(part(letter.text(), "plain"));
        either.addBodyPart(part(letter.html(), "html"));
        MimeMessage mail = server.createMimeMessage();
        mail.setFrom(from);
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, recipient(message));
        mail.setSubject(message.subject(), UTF_8);
        // Of the matter, not of the attempt: what is sent again is the same mail.
        mail.setSentDate(Date.from(message.createdAt()));
        mail.setHeader("Message-ID", "<" + message.messageId() + from.getAddress().substring(from.getAddress().lastIndexOf('@')) + ">");
        // Keeps those who are away from answering a machine.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(either);
        return mail;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setDisposition(Part.INLINE);
        return part;
    }

    private static InternetAddress recipient(Message message) throws AddressException, UnsupportedEncodingException {
        InternetAddress address = new InternetAddress(ascii(message.to()), true);
        if (address.isGroup() || address.getAddress().indexOf('@') < 1) throw new AddressException("it is not the address of one mailbox");
        address.setPersonal(message.name(), UTF_8);
        return address;
    }

    /** The name of a domain may be written in any script; on the wire it is not. */
    private static String ascii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at < 0) throw new AddressException("it has no @");
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("there is no such domain");
        }
    }
}
