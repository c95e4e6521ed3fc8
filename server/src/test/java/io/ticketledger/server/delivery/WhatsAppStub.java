package io.ticketledger.server.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens where the WhatsApp API would, remembers what it is sent, and answers as its mood is. */
final class WhatsAppStub implements AutoCloseable {

    static final String TOKEN = "EAAB0verySecretToken";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Asked(String method, String path, String authorization, String contentType, JsonNode body) {}

    record Mood(int status, String body, Map<String, String> headers) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Mood mood;
    private volatile boolean silent;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean waitsForCompany;
    private int inside;

    /** Of each request that waited for company, whether another was there at the same time. */
    final List<Boolean> company = new CopyOnWriteArrayList<>();

    WhatsAppStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        works();
    }

    void works() {
        answers(200, "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+15551234567\",\"wa_id\":\"15551234567\"}],\"messages\":[{\"id\":\"wamid.HBgL\"}]}");
    }

    void answers(int status, String body, String... headers) {
        mood = new Mood(status, body, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]));
        silent = false;
        waitsForCompany = false;
    }

    /** Takes what it is sent, and goes on when the gate is open. */
    CountDownLatch answersOnlyBehindAGate() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Each request is kept for a moment, so that one that is sent at the same time meets it. */
    void answersInCompany(int status) {
        answers(status, "");
        waitsForCompany = true;
    }

    private synchronized void meet() throws InterruptedException {
        inside++;
        notifyAll();
        long until = System.nanoTime() + 100_000_000;
        for (long left = 100; inside < 2 && left > 0; left = (until - System.nanoTime()) / 1_000_000) wait(left);
        company.add(inside > 1);
        inside--;
    }

    /** Takes what it is sent and says nothing more. */
    void hangs() {
        silent = true;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v25.0";
    }

    /** What a desk is told of it. */
    String[] settings(String... more) {
        String[] all = Arrays.copyOf(more, more.length + 3);
        all[more.length] = "ticketledger.whatsapp.url=" + url();
        all[more.length + 1] = "ticketledger.whatsapp.phone-number-id=106540352242922";
        all[more.length + 2] = "ticketledger.whatsapp.token=" + TOKEN;
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"), JSON.readTree(body)));
        try {
            if (silent) over.await();
            gate.await();
            if (waitsForCompany) meet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Mood now = mood;
        now.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] answer = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
