package io.ticketledger.server.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

/** A mail server on a port of its own, which is silent until it is started. */
final class MailServer implements AutoCloseable {

    final int port = freePort();
    private GreenMail server;

    static MailServer started() {
        MailServer server = new MailServer();
        server.start();
        return server;
    }

    void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** What a desk is told of it. */
    String[] settings(String... more) {
        String[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = "spring.mail.host=127.0.0.1";
        all[more.length + 1] = "spring.mail.port=" + port;
        return all;
    }

    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    List<MimeMessage> receivedBy(String address) {
        return received().stream().filter(mail -> {
            try {
                return Arrays.stream(mail.getAllRecipients()).anyMatch(to -> to.toString().contains(address));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) server.stop();
    }
}
