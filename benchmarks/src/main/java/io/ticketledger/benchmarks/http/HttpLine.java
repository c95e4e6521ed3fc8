package io.ticketledger.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to a server on this machine: HTTP/1.1, kept alive, one request after the other, each answer read to its end. So small because what
 * it uses of the processors is not left for the server; {@link java.net.http.HttpClient} uses several times as much.
 */
public final class HttpLine implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private @Nullable Socket socket;
    private byte[] received = new byte[1 << 16];
    private int read;
    private int end;
    private byte[] body = new byte[1 << 16];

    public HttpLine(int port) {
        this.port = port;
    }

    public Answer get(Token token, String path) throws IOException {
        return ask(("GET " + path + token.headers() + "\r\n").getBytes(US_ASCII));
    }

    public Answer post(Token token, String path, String json) throws IOException {
        return send("POST ", token, path, json);
    }

    public Answer patch(Token token, String path, String json) throws IOException {
        return send("PATCH ", token, path, json);
    }

    private Answer send(String method, Token token, String path, String json) throws IOException {
        byte[] content = json.getBytes(UTF_8);
        byte[] head = (method + path + token.headers() + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n").getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return ask(whole);
    }

    private Answer ask(byte[] request) throws IOException {
        try {
            Socket open = socket == null ? socket = connect() : socket;
            open.getOutputStream().write(request);
            return answer();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        read = end = 0;
        return fresh;
    }

    private Answer answer() throws IOException {
        String status = line();
        int code = Integer.parseInt(status.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            switch (colon) {
                case 10 -> last |= header.regionMatches(true, 0, "connection", 0, 10) && header.regionMatches(true, colon + 2, "close", 0, 5);
                case 14 -> length = header.regionMatches(true, 0, "content-length", 0, 14) ? Integer.parseInt(header.substring(colon + 1).strip()) : length;
                case 17 -> chunked |= header.regionMatches(true, 0, "transfer-encoding", 0, 17);
                default -> {} // what others say does not change how an answer is read
            }
        }
        int got = chunked ? chunks() : take(0, length);
        if (last) close();
        return new Answer(code, body, got);
    }

    private int chunks() throws IOException {
        int got = 0;
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) continue;
                return got;
            }
            got = take(got, size);
            line();
        }
    }

    /** Moves so many bytes to the body. @return how long it is then */
    private int take(int at, int size) throws IOException {
        if (body.length < at + size) body = Arrays.copyOf(body, Math.max(body.length * 2, at + size));
        int left = size;
        while (left > 0) {
            if (read == end) fill();
            int some = Math.min(left, end - read);
            System.arraycopy(received, read, body, at + size - left, some);
            read += some;
            left -= some;
        }
        return at + size;
    }

    private String line() throws IOException {
        int from = read;
        while (true) {
            for (int i = from; i < end; i++) {
                if (received[i] == '\n') {
                    String line = new String(received, read, i - read - 1, US_ASCII);
                    read = i + 1;
                    return line;
                }
            }
            from = end - read;
            fill();
        }
    }

    /** More bytes behind those that are not read yet, which then begin at 0. */
    private void fill() throws IOException {
        Socket open = socket;
        if (open == null) throw new EOFException("not connected");
        if (read > 0) System.arraycopy(received, read, received, 0, end - read);
        end -= read;
        read = 0;
        if (end == received.length) received = Arrays.copyOf(received, end * 2);
        int some = open.getInputStream().read(received, end, received.length - end);
        if (some < 0) throw new EOFException("the server closed the connection");
        end += some;
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) open.close();
    }
}
