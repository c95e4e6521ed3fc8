package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.practice.QuickPair;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.security.TokenLife;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.server.testing.Socket;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IncidentSocketTest {

    private static RunningDesk desk;
    private static RunningDesk other;
    private static IncidentWorld world;

    @BeforeAll
    static void open() {
        desk = QuickPair.shared().desk();
        other = QuickPair.shared().other();
        world = new IncidentWorld(desk);
    }

    @Test
    void whoever_comes_in_is_told_who_he_is() throws Exception {
        Person person = world.client();
        try (Socket byQuery = byQuery(desk, person.client()); Socket bySubprotocol = Socket.at(address(desk), "access_token " + person.client().token())) {
            for (Socket socket : List.of(byQuery, bySubprotocol)) {
                JsonNode hello = socket.next();
                assertThat(hello.path("type").stringValue()).isEqualTo("connection_established");
                assertThat(hello.path("message").stringValue()).isNotBlank();
                assertThat(hello.path("user_id").longValue()).isEqualTo(person.id());
            }
            assertThat(byQuery.subprotocol()).isEmpty();
            assertThat(bySubprotocol.subprotocol()).isEqualTo("access_token");
        }
    }

    @Test
    void without_a_good_token_nobody_gets_in() {
        Person person = world.client();
        String refresh = desk.part(Tokens.class).issue(desk.part(Directory.class).byNumber(person.id()).orElseThrow(),
                new TokenLife(Duration.ofHours(1), Duration.ofHours(1))).refresh();
        for (String query : List.of("", "?token=", "?token=nonsense", "?token=" + person.client().token() + "x", "?token=" + refresh)) {
            assertThat(refused(address(desk) + query)).as(query).isEqualTo(401);
        }
        assertThat(refused(address(desk), "access_token nonsense")).isEqualTo(401);
        Client.Answer plainly = Client.stranger(desk.url()).get("/ws/notifications/").must(401);
        assertThat(plainly.at("detail").stringValue()).isEqualTo("Authentication credentials were not provided.");
        assertThat(Client.stranger(desk.url()).get("/ws/notifications/?token=x").must(401).at("detail").stringValue())
                .isEqualTo("Given token not valid for any token type");
        assertThat(new Client(desk.url(), person.client().token()).get("/ws/elsewhere/").status()).isEqualTo(404);
    }

    @Test
    void pages_of_other_origins_stay_outside_unless_they_were_named() throws Exception {
        String address = address(desk) + "?token=" + world.client().client().token();
        assertThat(refused(address, "Origin=https://elsewhere.example.com")).isEqualTo(403);
        for (String origin : List.of(QuickPair.PAGE, desk.url())) {
            try (Socket socket = Socket.at(address, "Origin=" + origin)) {
                assertThat(socket.next().path("type").stringValue()).isEqualTo("connection_established");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "1700000000123.50", "-0.1", "12345678901234567890123", "\"2026-01-01T00:00:00Z\"", "null", "true", "[1,{\"a\":2.10}]", "\"\\u0000ü\""})
    void a_ping_comes_back_with_what_it_brought(String timestamp) throws Exception {
        try (Socket socket = connected(desk, world.admin)) {
            socket.say("{\"type\":\"ping\",\"timestamp\":" + timestamp + "}");
            String pong = socket.nextText();
            assertThat(pong).endsWith("\"timestamp\":" + timestamp + "}").contains("\"type\":\"pong\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ping", "{", "[]", "null", "42", "{}", "{\"type\":1}", "{\"type\":null}", "{\"type\":\"subscribe\"}", "{\"type\":\"ping\"} and more", "\u0000"})
    void what_is_not_understood_is_said_to_be_so_and_the_socket_stays(String text) throws Exception {
        try (Socket socket = connected(desk, world.admin)) {
            socket.say(text);
            JsonNode answer = socket.next();
            assertThat(answer.path("type").stringValue()).isEqualTo("error");
            assertThat(answer.path("message").stringValue()).isNotBlank();
            socket.say("{\"type\":\"ping\"}");
            assertThat(socket.next().path("type").stringValue()).isEqualTo("pong");
        }
    }

    @Test
    void deeply_nested_nonsense_is_not_understood_either() throws Exception {
        try (Socket socket = connected(desk, world.admin)) {
            socket.say("[".repeat(4_000));
            assertThat(socket.next().path("type").stringValue()).isEqualTo("error");
            socket.say("{\"type\":\"ping\",\"timestamp\":1" + "0".repeat(4_000) + "}");
            assertThat(socket.next().path("type").stringValue()).isEqualTo("error");
        }
    }

    @Test
    void what_is_too_long_or_binary_ends_the_socket_with_the_code_for_it() throws Exception {
        try (Socket tooLong = connected(desk, world.admin); Socket binary = connected(desk, world.admin)) {
            tooLong.say("{\"type\":\"ping\",\"timestamp\":\"" + "x".repeat(9_000) + "\"}");
            assertThat(tooLong.closedWith()).isEqualTo(1009);
            binary.sayInBinary((byte) 1, (byte) 2);
            assertThat(binary.closedWith()).isEqualTo(1003);
        }
    }

    @Test
    void a_notification_comes_to_every_socket_of_its_person_at_every_node_and_to_nobody_else() throws Exception {
        Person client = world.client();
        Person developer = world.support();
        Person another = world.support();
        try (Socket here = connected(desk, developer.client()); Socket hereToo = connected(desk, developer.client());
                Socket there = connected(other, developer.client()); Socket others = connected(other, another.client())) {
            long first = world.ticket(client);
            world.admin.post("/tickets/" + first + "/assign/", body("assigned_to", new long[] {developer.id()})).must(200);
            for (Socket socket : List.of(here, hereToo, there)) {
                JsonNode told = socket.next();
                assertThat(told.path("type").stringValue()).isEqualTo("notification");
                assertThat(told.path("notification_type").stringValue()).isEqualTo("TICKET_ASSIGNED");
                assertThat(told.path("ticket").longValue()).isEqualTo(first);
                assertThat(told.path("id").longValue()).isPositive();
                assertThat(told.path("message").stringValue()).isNotBlank();
                assertThat(told.path("subject").stringValue()).isNotBlank();
                assertThat(Instant.parse(told.path("timestamp").stringValue())).isNotNull();
            }
            long second = world.ticket(client);
            world.admin.post("/tickets/" + second + "/assign/", body("assigned_to", new long[] {another.id()})).must(200);
            world.admin.post("/tickets/" + second + "/assign/", body("assigned_to", new long[] {developer.id(), another.id()})).must(200);
            assertThat(others.next().path("ticket").longValue()).as("only his own").isEqualTo(second);
            for (Socket socket : List.of(here, hereToo, there)) assertThat(socket.next().path("ticket").longValue()).as("once each").isEqualTo(second);
        }
    }

    @Test
    void whose_roles_change_is_asked_to_come_again() throws Exception {
        Person person = world.client();
        try (Socket here = connected(desk, person.client()); Socket there = connected(other, person.client())) {
            world.admin.patch("/users/" + person.id() + "/", body("role", "SUPPORT")).must(200);
            assertThat(here.closedWith()).isEqualTo(1008);
            assertThat(there.closedWith()).isEqualTo(1008);
        }
        try (Socket again = connected(desk, person.client())) {
            again.say("{\"type\":\"ping\"}");
            assertThat(again.next().path("type").stringValue()).isEqualTo("pong");
        }
    }

    @Test
    void whoever_answers_pings_is_kept_and_whoever_does_not_is_given_up() throws Exception {
        String token = world.client().client().token();
        try (Socket answering = connected(desk, world.admin); java.net.Socket silent = silent(token)) {
            // The reason in the close frame. The line itself is cut a while later, when nobody answers that one either.
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("gone") < 0) heard.append((char) silent.getInputStream().read());
            assertThat(heard.toString()).contains("connection_established").endsWith("gone");
            Await.until(() -> answering.pings() > 3);
            answering.say("{\"type\":\"ping\"}");
            assertThat(answering.next().path("type").stringValue()).isEqualTo("pong");
        }
    }

    @Test
    void a_node_that_stops_says_so() throws Exception {
        RunningDesk brief = desk.anotherNode();
        try (Socket socket = connected(brief, world.admin)) {
            brief.close();
            assertThat(socket.closedWith()).isEqualTo(1001);
        }
    }

    private static String address(RunningDesk at) {
        return at.url() + "/ws/notifications/";
    }

    private static Socket byQuery(RunningDesk at, Client as) throws WebSocketHandshakeException {
        return Socket.at(address(at) + "?token=" + as.token());
    }

    private static Socket connected(RunningDesk at, Client as) throws WebSocketHandshakeException {
        Socket socket = byQuery(at, as);
        assertThat(socket.next().path("type").stringValue()).isEqualTo("connection_established");
        return socket;
    }

    private static int refused(String address, String... headers) {
        return catchThrowableOfType(WebSocketHandshakeException.class, () -> Socket.at(address, headers).close()).getResponse().statusCode();
    }

    /** Shakes hands and then says nothing, not even that it is there. */
    private static java.net.Socket silent(String token) throws Exception {
        URI at = URI.create(desk.url());
        java.net.Socket socket = new java.net.Socket(InetAddress.getByName(at.getHost()), at.getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(("GET /ws/notifications/?token=" + token + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
        return socket;
    }
}
