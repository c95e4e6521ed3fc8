package io.ticketledger.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to Server-Sent Events as a browser does: fields by the line, an event at each empty one, and the last id is remembered also if it had no data. */
public final class Told implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Heard END = new Heard("", "", null);

    /** An event with data; ids without and comments are kept apart. */
    public record Heard(String id, String name, JsonNode data) {

        public long position() {
            return Long.parseLong(id);
        }
    }

    private final HttpResponse<InputStream> response;
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final List<String> comments = new ArrayList<>();
    private volatile String lastId = "";

    private Told(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    /** Listens at a whole address; an empty token or last id is not sent. */
    public static Told at(String address, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream").header("Accept-Encoding", "gzip");
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) return new Told(response).opened();
            throw new AssertionError(response.statusCode() + ": " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** What a browser would send as Last-Event-ID when it comes again. */
    public String lastId() {
        return lastId;
    }

    /** The next event, for which it waits for a while. */
    public Heard next() {
        Heard next = poll();
        if (next == END) throw new AssertionError("the stream ended; comments: " + said());
        return next;
    }

    /** All there were when the stream ended, for which it waits for a while. */
    public List<Heard> untilTheEnd() {
        List<Heard> all = new ArrayList<>();
        for (Heard next = poll(); next != END; next = poll()) all.add(next);
        return all;
    }

    public List<String> said() {
        synchronized (comments) {
            return List.copyOf(comments);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Heard poll() {
        try {
            Heard next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("nothing came; the last id was " + lastId);
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id it begins with comes at once. */
    private Told opened() {
        Await.until(() -> !lastId.isEmpty() || heard.contains(END));
        return this;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "message";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!id.isEmpty()) lastId = id;
                    if (!data.isEmpty()) heard.add(new Heard(id, name, JSON.readTree(data)));
                    name = "message";
                    data = "";
                } else if (line.startsWith(":")) {
                    synchronized (comments) {
                        comments.add(line.substring(1).strip());
                    }
                } else if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("event: ")) name = line.substring(7);
                else if (line.startsWith("data: ")) data += line.substring(6);
            }
        } catch (IOException e) {
            // Closed by the test, or cut off: both are the end.
        }
        heard.add(END);
    }
}
