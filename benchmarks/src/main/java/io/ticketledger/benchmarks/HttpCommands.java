package io.ticketledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands through HTTP, closed loop: each client plays tickets from opening to approval through the incident contract, one request after the other,
 * and every answer is read to its end. Loopback only.
 *
 * <p>Usage: {@code HttpCommands <url> <admin password> [clients=32] [seconds=20] [warm-up seconds=20]}
 */
public final class HttpCommands {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern ACCESS = Pattern.compile("\"access\":\"([^\"]+)\"");
    private static final String PASSWORD = "load-and-nothing-else-1";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    private HttpCommands(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || !arguments[0].matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?")) {
            System.err.println("usage: HttpCommands http://127.0.0.1:8000 <admin password> [clients=32] [seconds=20] [warm-up seconds=20]");
            System.exit(2);
        }
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 32;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        int warmUp = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 20;
        new HttpCommands(arguments[0] + "/api").run(arguments[1], clients, seconds, warmUp);
    }

    private record People(String admin, String client, String agent, long agentId) {}

    private record Tally(long[] nanos, int count, long errors) {}

    private void run(String adminPassword, int clients, int seconds, int warmUp) throws Exception {
        String admin = login("admin", adminPassword);
        List<People> people = new ArrayList<>();
        String run = Long.toString(System.currentTimeMillis(), 36);
        for (int i = 0; i < clients; i++) {
            user(admin, "load-c-" + run + "-" + i, "CLIENT");
            long agent = user(admin, "load-a-" + run + "-" + i, "SUPPORT");
            people.add(new People(admin, login("load-c-" + run + "-" + i, PASSWORD), login("load-a-" + run + "-" + i, PASSWORD), agent));
        }
        play(people, warmUp);
        long from = System.nanoTime();
        List<Tally> tallies = play(people, seconds);
        double took = (System.nanoTime() - from) / 1e9;
        long[] all = tallies.stream().flatMapToLong(t -> Arrays.stream(t.nanos, 0, t.count)).sorted().toArray();
        long errors = tallies.stream().mapToLong(Tally::errors).sum();
        System.out.printf("clients %d | commands %d in %.1f s | %.0f commands/s | errors %d | p50 %.1f ms | p95 %.1f ms | p99 %.1f ms | p99.9 %.1f ms | max %.1f ms%n",
                clients, all.length, took, all.length / took, errors, at(all, 0.5), at(all, 0.95), at(all, 0.99), at(all, 0.999), at(all, 1));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.round(quantile * sorted.length))] / 1e6;
    }

    private List<Tally> play(List<People> people, int seconds) throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService pool = Executors.newFixedThreadPool(people.size())) {
            List<Future<Tally>> running = people.stream().map(p -> pool.submit(() -> playOne(p, until))).toList();
            List<Tally> tallies = new ArrayList<>();
            for (Future<Tally> each : running) tallies.add(each.get());
            return tallies;
        }
    }

    private Tally playOne(People p, long until) throws IOException, InterruptedException {
        long[] nanos = new long[1 << 16];
        int count = 0;
        AtomicLong errors = new AtomicLong();
        while (System.nanoTime() < until) {
            long ticket = 0;
            for (int step = 0; step < 7 && System.nanoTime() < until; step++) {
                long start = System.nanoTime();
                String answer = step(p, step, ticket, errors);
                if (count == nanos.length) nanos = Arrays.copyOf(nanos, count * 2);
                nanos[count++] = System.nanoTime() - start;
                if (step == 0) ticket = number(ID, answer);
            }
        }
        return new Tally(nanos, count, errors.get());
    }

    private String step(People p, int step, long ticket, AtomicLong errors) throws IOException, InterruptedException {
        String path = "/tickets/" + ticket;
        return switch (step) {
            case 0 -> post(p.client, "/tickets/", "{\"title\":\"Homepage not loading\",\"description\":\"The homepage returns 500 error\",\"priority\":\"HIGH\"}", errors);
            case 1 -> post(p.admin, path + "/open_ticket/", "", errors);
            case 2 -> post(p.admin, path + "/assign/", "{\"assigned_to\":[" + p.agentId + "]}", errors);
            case 3 -> post(p.agent, path + "/start_work/", "", errors);
            case 4 -> post(p.client, path + "/add_comment/", "{\"comment\":\"Any news?\"}", errors);
            case 5 -> post(p.agent, path + "/finish_work/", "{\"comment\":\"Fixed the connection\"}", errors);
            default -> post(p.client, path + "/approve/", "{\"comment\":\"Thank you\"}", errors);
        };
    }

    private String login(String username, String password) throws IOException, InterruptedException {
        String answer = post("", "/auth/login/", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}", new AtomicLong());
        Matcher access = ACCESS.matcher(answer);
        if (!access.find()) throw new IllegalStateException("cannot log in as " + username + ": " + answer);
        return access.group(1);
    }

    private long user(String admin, String username, String role) throws IOException, InterruptedException {
        return number(ID, post(admin, "/users/", """
                {"username":"%s","password":"%s","password_confirm":"%s","email":"%s@example.com","first_name":"Load","last_name":"Test","role":"%s"}"""
                .formatted(username, PASSWORD, PASSWORD, username, role), new AtomicLong()));
    }

    private String post(String token, String path, String body, AtomicLong errors) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) errors.incrementAndGet();
        return response.body();
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) throw new IllegalStateException("no number in " + text);
        return Long.parseLong(matcher.group(1));
    }
}
