package io.ticketledger.practice;

import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Passwords;
import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;

/** A server with the practice room in it, shared by tests that only add to it. */
public final class Practice {

    public static final String ROOM = "spring.main.sources=io.ticketledger.practice.PracticeRoom";
    public static final int LARGEST_FILE = 2 << 20;

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static RunningDesk desk;
    private static boolean failed;

    private Practice() {}

    public static synchronized RunningDesk desk() {
        if (failed) throw new IllegalStateException("it did not start for an earlier test");
        failed = true;
        if (desk == null) desk = RunningDesk.fresh(ROOM, "ticketledger.attachments.max-size=" + LARGEST_FILE + "B");
        failed = false;
        return desk;
    }

    /** Somebody new, as the directory has him. */
    public static Account person(RunningDesk desk, String password, Role... roles) {
        AccountId id = Ids.account();
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        ask(desk, new OpenAccount(id, desk.part(Numbers.class).next(Numbers.Kind.ACCOUNT), name, name + "@example.com", "Pat", "Person", Set.of(roles), null,
                null, null, desk.part(Passwords.class).store(password)));
        return desk.part(Directory.class).byId(id).orElseThrow();
    }

    public static void ask(RunningDesk desk, Object command) {
        if (!desk.part(Desk.class).ask(command, Occasion.system()).isReadable()) throw new AssertionError("the read models did not catch up");
    }

    public static HttpResponse<String> get(RunningDesk desk, String path, String... headers) {
        return send(desk, path, HttpRequest.newBuilder(), headers);
    }

    public static HttpResponse<String> post(RunningDesk desk, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(desk, path, HttpRequest.newBuilder().POST(body), headers);
    }

    private static HttpResponse<String> send(RunningDesk desk, String path, HttpRequest.Builder request, String... headers) {
        request.uri(URI.create(desk.url() + path));
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
