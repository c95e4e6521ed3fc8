package io.ticketledger.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a dialect, as its contract's readers would write one: a base URL, a token, JSON. */
public record Client(String base, String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back; {@code json} is a missing node if it was no JSON. */
    public record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> raw) {

        public JsonNode at(String field) {
            return json.path(field);
        }

        public Answer must(int expected) {
            if (status != expected) throw new AssertionError("expected " + expected + " but it was " + status + ": " + text);
            return this;
        }
    }

    public static Client stranger(String base) {
        return new Client(base, "");
    }

    public Client as(String otherToken) {
        return new Client(base, otherToken);
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).headers(headers);
        return send(request.GET().build());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body), "application/json");
    }

    public Answer post(String path) {
        return send("POST", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, json(body), "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    public Answer send(String method, String path, byte[] body, String contentType) {
        return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), contentType);
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        HttpRequest.Builder request = request(path).method(method, body);
        if (contentType != null) request.header("Content-Type", contentType);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request;
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            String type = response.headers().firstValue("Content-Type").orElse("");
            boolean json = type.contains("/json") || type.contains("+json");
            return new Answer(response.statusCode(), json ? JSON.readTree(text) : JSON.missingNode(), text, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object body) {
        if (body instanceof String text) return text.getBytes(StandardCharsets.UTF_8);
        return JSON.writeValueAsBytes(body);
    }

    public static Map<String, Object> body(Object... keysAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) body.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return body;
    }
}
