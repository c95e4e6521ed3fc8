package io.ticketledger.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A generator that misreads an answer measures something else than it says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpLineTest {

    /** What the server sends for one request after the other, in pieces as the network might deliver them; HANG_UP ends a connection. */
    private static final String HANG_UP = "hang up";
    private final Queue<String[]> script = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private ServerSocket server;
    private HttpLine line;

    @BeforeEach
    void a_server_that_follows_a_script() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
        line = new HttpLine(server.getLocalPort());
    }

    @AfterEach
    void closed() throws IOException {
        line.close();
        server.close();
    }

    @Test
    void an_answer_of_a_known_length_is_read_to_its_end_and_no_further() throws IOException {
        script.add(new String[] {"HTTP/1.1 201 \r\nContent-Type: application/json\r\nContent-Le", "ngth: 24\r\n\r\n{\"id\":17,\"stat", "us\":\"NEW\"}"});
        script.add(new String[] {"HTTP/1.1 404 \r\ncontent-length: 2\r\n\r\n{}"});
        Answer opened = line.post(Token.of("abc"), "/api/tickets/", "{}");
        assertThat(opened.text()).isEqualTo("201 {\"id\":17,\"status\":\"NEW\"}");
        assertThat(opened.number("id")).isEqualTo(17);
        assertThat(line.get(Token.NONE, "/api/tickets/18/").text()).isEqualTo("404 {}");
        assertThat(asked).first().asString().startsWith("POST /api/tickets/ HTTP/1.1\r\n").contains("Authorization: Bearer abc\r\n", "Content-Length: 2\r\n");
    }

    @Test
    void chunks_are_put_together() throws IOException {
        script.add(new String[] {"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cou", "\r\nA\r\nnt\":123", ",\"x\r\n4\r\n\":1}\r\n0\r\n", "\r\n"});
        script.add(new String[] {"HTTP/1.1 204 \r\nContent-Length: 0\r\n\r\n"});
        Answer page = line.get(Token.NONE, "/");
        assertThat(page.text()).isEqualTo("200 {\"count\":123,\"x\":1}");
        assertThat(page.begins("{\"count\":")).isTrue();
        assertThat(page.begins("[")).isFalse();
        assertThat(line.get(Token.NONE, "/").text()).isEqualTo("204 ");
    }

    @Test
    void a_connection_that_the_server_closes_after_an_answer_is_made_anew() throws IOException {
        script.add(new String[] {"HTTP/1.1 200 \r\nContent-Length: 1\r\nConnection: close\r\n\r\na", HANG_UP});
        script.add(new String[] {"HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nb"});
        assertThat(line.get(Token.NONE, "/").text()).isEqualTo("200 a");
        assertThat(line.get(Token.NONE, "/").text()).isEqualTo("200 b");
    }

    @Test
    void half_an_answer_is_no_answer() throws IOException {
        script.add(new String[] {"HTTP/1.1 200 \r\nContent-Length: 10\r\n\r\nhalf", HANG_UP});
        script.add(new String[] {"HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nwhole"});
        assertThatThrownBy(() -> line.get(Token.NONE, "/")).isInstanceOf(EOFException.class);
        assertThat(line.get(Token.NONE, "/").text()).isEqualTo("200 whole");
    }

    private void serve() {
        while (true) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                converse(socket);
            } catch (IOException e) {
                if (server.isClosed()) return;
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        byte[] some = new byte[4096];
        InputStream in = socket.getInputStream();
        for (int read = in.read(some); read > 0; read = in.read(some)) {
            asked.add(new String(some, 0, read, US_ASCII));
            for (String piece : script.remove()) {
                if (piece.equals(HANG_UP)) return;
                socket.getOutputStream().write(piece.getBytes(US_ASCII));
                socket.getOutputStream().flush();
            }
        }
    }
}
