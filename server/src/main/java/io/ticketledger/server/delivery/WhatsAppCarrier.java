package io.ticketledger.server.delivery;

import io.ticketledger.events.Channel;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.settings.WhatsAppSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to the WhatsApp Cloud API. */
final class WhatsAppCarrier implements Carrier, AutoCloseable {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    /** An answer is some hundred bytes; what is longer is not from the API. */
    private static final long LONGEST_ANSWER = 64 << 10;

    private final WhatsAppSettings settings;
    private final String token;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTED_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param settings complete ones */
    WhatsAppCarrier(WhatsAppSettings settings, InstantSource clock) {
        this.settings = settings;
        this.token = Objects.requireNonNull(settings.token());
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WHATSAPP;
    }

    @Override
    public String route() {
        return settings.messages() + (settings.template() == null ? " as text" : " as template " + settings.template());
    }

    @Override
    public Optional<String> address(Account person) {
        return Optional.ofNullable(person.whatsapp()).filter(number -> !number.isBlank());
    }

    @Override
    public Result carry(Message message) throws InterruptedException {
        Optional<String> number = WhatsAppBody.number(message.to());
        if (number.isEmpty()) return new Result.Refused("the WhatsApp number is not a phone number with its country code");
        byte[] body = json.writeValueAsBytes(WhatsAppBody.of(message, number.get(), settings.template(), settings.language()));
        HttpRequest request = HttpRequest.newBuilder(settings.messages()).timeout(settings.timeout())
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return without(token, send(request));
    }

    /** The request's own time-out ends with the answer's headers; a body that trickles in is bounded here. */
    private Result send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
            String text = new String(response.body(), StandardCharsets.UTF_8);
            return WhatsAppAnswer.judge(response.statusCode(), text, response.headers().firstValue("Retry-After").orElse(null), clock.instant());
        } catch (TimeoutException e) {
            return new Result.ChannelDown("the WhatsApp API has not answered within " + settings.timeout());
        } catch (ExecutionException e) {
            return new Result.ChannelDown("the WhatsApp API cannot be reached: " + Reasons.of(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    /** The API has been seen to repeat a token that it does not like. */
    private static Result without(String token, Result result) {
        return switch (result) {
            case Result.Sent sent -> sent;
            case Result.Refused(String why) -> new Result.Refused(why.replace(token, "…"));
            case Result.NotNow(String why) -> new Result.NotNow(why.replace(token, "…"));
            case Result.ChannelDown(String why, Duration pause) -> new Result.ChannelDown(why.replace(token, "…"), pause);
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "WhatsAppCarrier[" + route() + "]";
    }
}
