package io.ticketledger.server.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Speaks just enough SMTP to refuse: to one command it gives the answer it is told to, and takes the others. */
final class MoodyMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String answer;

    MoodyMailServer(String command, String answer) {
        this.command = command;
        this.answer = answer;
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException gone) {
                // The client has hung up, or the test is over.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, command.equals("GREETING") ? answer : "220 moody");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) continue;
            String said = data ? "END" : line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            data = false;
            if (said.equals(command)) {
                say(client, answer);
            } else if (said.equals("DATA")) {
                data = true;
                say(client, "354 go on");
            } else {
                say(client, said.equals("QUIT") ? "221 bye" : "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
