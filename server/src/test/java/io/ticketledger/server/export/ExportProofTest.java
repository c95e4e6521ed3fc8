package io.ticketledger.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.testing.RunningDesk;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From a file with proof the root of the tree can be computed without the desk, whatever is left out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportProofTest {

    private static Exported exported;
    private static TicketId first;
    private static TicketId second;

    @BeforeAll
    static void some_tickets() {
        RunningDesk desk = RunningDesk.fresh();
        Account requester = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
        first = ticket(desk, requester);
        second = ticket(desk, requester);
        for (int i = 0; i < 30; i++) {
            Practice.ask(desk, new AddComment(i % 7 == 0 ? second : first, Ids.comment(), desk.part(Numbers.class).next(Numbers.Kind.COMMENT), "comment " + i, Visibility.PUBLIC));
        }
        exported = Exported.from(desk);
    }

    @AfterAll
    static void close() {
        if (exported != null) exported.desk().close();
    }

    @Test
    void whole_up_to_the_head() throws Exception {
        long head = exported.log().head();
        assertThat(proved("?proof=true&to=" + head)).isEqualTo(head);
        assertThat(proved("?proof=true")).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,7", "1,8", "2,2", "2,9", "5,20", "16,17", "33,33"})
    void with_a_beginning_left_out(long from, long to) throws Exception {
        assertThat(proved("?proof=true&from=" + from + "&to=" + to)).isEqualTo(to - from + 1);
    }

    @ParameterizedTest
    @CsvSource({"1,20", "3,33", "6,31", "30,30"})
    void with_the_events_of_other_tickets_left_out(long from, long to) throws Exception {
        long events = proved("?proof=true&from=" + from + "&to=" + to + "&tickets=" + second);
        assertThat(events).isEqualTo(exported.lines().stream().filter(line -> line.stream().equals(second.toString()) && line.position() >= from && line.position() <= to).count());
        proved("?proof=true&from=" + from + "&to=" + to + "&tickets=" + first + "," + second);
    }

    @Test
    void the_same_range_is_the_same_bytes() {
        assertThat(exported.bytes("?proof=true&from=3&to=30&tickets=" + first)).isEqualTo(exported.bytes("?proof=true&from=3&to=30&tickets=" + first));
    }

    @Test
    void nothing_cannot_be_proved() {
        exported.answer("?proof=true&from=1999-01-01&to=1999-02-01").must(400);
    }

    private record Subtree(long leaves, byte[] hash) {}

    /** Puts the root together and compares it with the signed one. @return how many events are in the file */
    private static long proved(String query) throws Exception {
        List<String> lines = new ArrayList<>(new String(exported.bytes(query), UTF_8).lines().toList());
        String[] checkpoint = CanonicalJson.parse(lines.removeLast()).get("checkpoint").stringValue().split("\n");
        Deque<Subtree> edge = new ArrayDeque<>();
        long position = 0;
        long events = 0;
        for (String line : lines) {
            JsonNode json = CanonicalJson.parse(line);
            if (json.has("omitted")) {
                JsonNode omitted = json.get("omitted");
                assertThat(omitted.get("from").longValue()).isEqualTo(position + 1);
                for (JsonNode hash : omitted.get("hashes")) {
                    long most = Math.min(position == 0 ? Long.MAX_VALUE : Long.lowestOneBit(position), Long.highestOneBit(omitted.get("to").longValue() - position));
                    add(edge, new Subtree(most, Base64.getDecoder().decode(hash.stringValue())));
                    position += most;
                }
                assertThat(position).isEqualTo(omitted.get("to").longValue());
            } else {
                assertThat(json.get("position").longValue()).isEqualTo(++position);
                add(edge, new Subtree(1, sha256(new byte[] {0}, line.getBytes(UTF_8))));
                events++;
            }
        }
        assertThat(checkpoint[1]).isEqualTo(Long.toString(position));
        byte[] root = edge.pop().hash();
        while (!edge.isEmpty()) root = sha256(new byte[] {1}, edge.pop().hash(), root);
        assertThat(checkpoint[2]).isEqualTo(Base64.getEncoder().encodeToString(root));
        return events;
    }

    private static void add(Deque<Subtree> edge, Subtree next) throws Exception {
        while (!edge.isEmpty() && edge.peek().leaves() == next.leaves()) next = new Subtree(2 * next.leaves(), sha256(new byte[] {1}, edge.pop().hash(), next.hash()));
        edge.push(next);
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    private static TicketId ticket(RunningDesk desk, Account requester) {
        TicketId id = Ids.ticket();
        desk.part(Desk.class).ask(new OpenTicket(id, desk.part(Numbers.class).next(Numbers.Kind.TICKET), requester.id(), "t", "d", Priority.LOW, null, null, "bug", null, null, "p", null),
                new Occasion(Caller.of(requester).actor(), "desk", null, null, Instant.now(), null, null));
        return id;
    }
}
