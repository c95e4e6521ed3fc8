package io.ticketledger.benchmarks.projection;

import io.ticketledger.benchmarks.http.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who reads the feed as Server-Sent Events and notes when each event came. */
final class FeedListener implements AutoCloseable {

    private static final String ID = "id: ";
    private static final String DATA = "data: ";

    private final Socket socket;
    private final Map<Long, Long> arrived = new ConcurrentHashMap<>();

    /** Returns when the stream has begun. */
    FeedListener(int port, Token admin) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(("GET /ledger/feed?after=latest" + admin.headers() + "Accept: text/event-stream\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String status = answer.readLine();
        if (status == null || !status.contains(" 200")) throw new IOException("the feed said " + status);
        Thread.ofPlatform().daemon().name("feed").start(() -> listen(answer));
    }

    private void listen(BufferedReader answer) {
        try {
            long id = 0;
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.startsWith(ID)) id = Long.parseLong(line.substring(ID.length()));
                else if (line.startsWith(DATA)) arrived.putIfAbsent(id, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            }
        } catch (IOException closed) {
            return; // by us, when it is over; what has not come by then is missed by whoever asks for it
        }
    }

    /** When it came, by the clock of this machine. */
    Map<Long, Long> arrived() {
        return arrived;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
