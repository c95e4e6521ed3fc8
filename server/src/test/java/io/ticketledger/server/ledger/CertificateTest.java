package io.ticketledger.server.ledger;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.ChangeTitle;
import io.ticketledger.command.ticket.TicketCommand.DeleteComment;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.EditComment;
import io.ticketledger.command.ticket.TicketCommand.InOneGo;
import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import io.ticketledger.server.verify.OfflineVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CertificateTest {

    private static final String PASSWORD = "pat-Passw0rd";

    @TempDir
    private Path folder;

    private final RunningDesk desk = RunningDesk.shared();
    private final Client admin = login(desk, "admin", RunningDesk.ADMIN_PASSWORD);

    private record Ticket(TicketId id, long number) {}

    @Test
    void whoever_has_just_written_gets_a_certificate_that_holds_it_and_that_the_verifier_accepts() throws IOException {
        Ticket ticket = ticket(desk);
        for (int i = 1; i <= 3; i++) {
            Practice.ask(desk, new PutOnHold(ticket.id, "waiting for part " + i));
            Answer answer = admin.get("/ledger/tickets/" + ticket.number + "/certificate").must(200);
            assertThat(answer.text()).contains("waiting for part " + i);
            assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
            assertThat(answer.raw().headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"ticket-" + ticket.number + ".certificate\"");
            assertThat(verify(desk, answer)).startsWith("VALID: the " + (3 + i) + " events are those of ticket " + ticket.id);
        }
    }

    @Test
    void of_a_ticket_that_was_changed_and_deleted_all_that_was_is_certified() throws IOException {
        Ticket ticket = ticket(desk);
        CommentId comment = Ids.comment();
        Practice.ask(desk, new InOneGo(ticket.id, List.of(new AddComment(ticket.id, comment, desk.part(Numbers.class).next(Numbers.Kind.COMMENT), "the first word", Visibility.PUBLIC),
                new EditComment(ticket.id, comment, null, "the second word"), new DeleteComment(ticket.id, comment, null), new ChangeTitle(ticket.id, "another title"),
                new ScheduleTicket(ticket.id, LocalDate.of(2026, 3, 9), null), new MoveCard(ticket.id, Ids.column(), Stage.IN_PROGRESS, "V"))));
        desk.part(Desk.class).ask(new DeleteTicket(ticket.id), Occasion.system());
        Answer answer = admin.get("/ledger/tickets/" + ticket.id + "/certificate").must(200);
        assertThat(answer.text()).contains("the first word", "the second word", "\"facts\":{\"column\":", "\"deleted\":true", "\"title\":\"another title\"");
        assertThat(verify(desk, answer)).startsWith("VALID: the 11 events are those of ticket " + ticket.id);
        JsonNode diff = admin.get("/ledger/tickets/" + ticket.id + "/diff/?from=3&to=10").must(200).json();
        assertThat(diff.get("comments_deleted").get(0).get("text").stringValue()).isEqualTo("the first word");
        assertThat(admin.get("/ledger/tickets/" + ticket.number + "/?version=10").must(200).json().get("deleted").booleanValue()).isTrue();
    }

    @Test
    void a_certificate_of_an_earlier_size_says_what_was_known_then_and_is_the_same_whenever_asked_for() throws IOException {
        Ticket ticket = ticket(desk);
        long then = desk.part(PostgresEventStorageEngine.class).head();
        String path = "/ledger/tickets/" + ticket.id + "/certificate?size=" + then;
        Answer before = admin.get(path).must(200);
        Practice.ask(desk, new PutOnHold(ticket.id, "later"));
        Answer after = admin.get(path).must(200);
        assertThat(after.text()).isEqualTo(before.text()).doesNotContain("later");
        assertThat(after.raw().headers().firstValue("ETag")).isEqualTo(before.raw().headers().firstValue("ETag")).hasValueSatisfying(etag -> assertThat(etag).startsWith("\""));
        assertThat(verify(desk, after)).startsWith("VALID: the 3 events are those of ticket ").contains("up to position " + then);

        Path kept = Files.writeString(folder.resolve("kept"), admin.get("/ledger/checkpoint?size=" + then).must(200).text());
        Answer newest = admin.get("/ledger/tickets/" + ticket.id + "/certificate").must(200);
        long size = Long.parseLong(newest.text().lines().filter(line -> line.startsWith("size ")).findFirst().orElseThrow().substring(5));
        assertThat(verify(desk, newest, "--checkpoint", kept.toString())).startsWith("NOT CHECKED: all else holds").contains("/ledger/proof/consistency?from=" + then + "&to=" + size);
        Path proof = Files.writeString(folder.resolve("proof"), admin.get("/ledger/proof/consistency?from=" + then + "&to=" + size).must(200).text());
        assertThat(verify(desk, newest, "--checkpoint", kept.toString(), "--consistency", proof.toString())).startsWith("VALID: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "%20", "99999999999999999999"})
    void a_size_that_is_none_is_refused(String size) {
        problem(admin.get("/ledger/tickets/" + ticket(desk).number + "/certificate?size=" + size), 400);
    }

    @Test
    void of_what_was_not_there_there_is_none() {
        Ticket ticket = ticket(desk);
        problem(admin.get("/ledger/tickets/" + ticket.number + "/certificate?size=0"), 404);
        problem(admin.get("/ledger/tickets/" + ticket.number + "/certificate?size=1"), 404);
        problem(admin.get("/ledger/tickets/" + ticket.number + "/certificate?size=999999999999"), 404);
        problem(admin.get("/ledger/tickets/" + UUID.randomUUID() + "/certificate"), 404);
        problem(admin.get("/ledger/tickets/0/certificate"), 404);
        problem(admin.get("/ledger/tickets/nonsense/certificate"), 400);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"ADMIN", "MANAGER", "AUDITOR"})
    void who_may_read_the_ledger_may_take_it_away(Role role) {
        long number = ticket(desk).number;
        login(desk, Practice.person(desk, PASSWORD, role).username(), PASSWORD).get("/ledger/tickets/" + number + "/certificate/").must(200);
    }

    @Test
    void nobody_else_may() {
        long number = ticket(desk).number;
        problem(login(desk, Practice.person(desk, PASSWORD, Role.AGENT).username(), PASSWORD).get("/ledger/tickets/" + number + "/certificate"), 403);
        problem(Client.stranger(desk.url()).get("/ledger/tickets/" + number + "/certificate"), 401);
    }

    /** Somebody with the database's password is no match for what was sealed: his version of it is not signed. */
    @Test
    void an_event_that_was_changed_in_the_table_gets_no_certificate() throws IOException {
        try (RunningDesk own = RunningDesk.fresh()) {
            Ticket ticket = ticket(own);
            Ticket other = ticket(own);
            Client auditor = login(own, "admin", RunningDesk.ADMIN_PASSWORD);
            auditor.get("/ledger/tickets/" + ticket.number + "/certificate").must(200);
            JdbcClient sql = own.part(JdbcClient.class);
            sql.sql("alter table event_log disable trigger user").update();
            sql.sql("update event_log set payload = jsonb_set(payload, '{title}', '\"x\"') where stream_id = ? and version = 0").param(ticket.id.toString()).update();
            Answer refused = auditor.get("/ledger/tickets/" + ticket.number + "/certificate");
            problem(refused, 503);
            assertThat(refused.at("detail").stringValue()).contains("is not the one that was sealed there");
            assertThat(verify(own, auditor.get("/ledger/tickets/" + other.number + "/certificate").must(200))).startsWith("VALID: ");
        }
    }

    /** What is printed last. */
    private String verify(RunningDesk of, Answer certificate, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("certificate"), certificate.text());
        Path keys = Files.writeString(folder.resolve("keys"), login(of, "admin", RunningDesk.ADMIN_PASSWORD).get("/ledger/key").must(200).text());
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--key", keys.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OfflineVerifier.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8), Optional.of(Certificate::state));
        return said.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    private static Ticket ticket(RunningDesk of) {
        Account requester = Practice.person(of, PASSWORD, Role.REQUESTER);
        TicketId id = Ids.ticket();
        long number = of.part(Numbers.class).next(Numbers.Kind.TICKET);
        of.part(Desk.class).ask(new OpenTicket(id, number, requester.id(), "t", "d\u20ac", Priority.LOW, null, null, "bug", null, null, "p", null), Occasion.now(Caller.of(requester).actor(), "desk", null, null));
        Practice.ask(of, new AcknowledgeTicket(id, null));
        return new Ticket(id, number);
    }

    private static Client login(RunningDesk of, String username, String password) {
        Client stranger = Client.stranger(of.url());
        return stranger.as(stranger.post("/api/auth/login/", body("username", username, "password", password)).must(200).at("access").stringValue());
    }

    private static void problem(Answer answer, int status) {
        answer.must(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.at("detail").stringValue()).isNotBlank();
    }
}
