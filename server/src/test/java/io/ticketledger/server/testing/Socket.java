package io.ticketledger.server.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that keeps what it hears. */
public final class Socket implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Socket() {}

    /** @throws WebSocketHandshakeException if it was refused */
    public static Socket at(String address, String... headersAndSubprotocols) throws WebSocketHandshakeException {
        Socket client = new Socket();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (String each : headersAndSubprotocols) {
            int equals = each.indexOf('=');
            if (each.startsWith("access_token ")) builder.subprotocols("access_token", each.substring(13));
            else builder.header(each.substring(0, equals), each.substring(equals + 1));
        }
        try {
            client.socket = builder.buildAsync(URI.create(address.replaceFirst("^http", "ws")), client).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) throw refused;
            throw e;
        }
        return client;
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    public void sayInBinary(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message, for which it waits for a while. */
    public JsonNode next() {
        return JSON.readTree(nextText());
    }

    public String nextText() {
        try {
            String next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("nothing came; closed: " + closed);
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean hasHeardMore() {
        return !heard.isEmpty();
    }

    public int pings() {
        return pings.get();
    }

    /** The code it was closed with, for which it waits for a while. */
    public int closedWith() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
