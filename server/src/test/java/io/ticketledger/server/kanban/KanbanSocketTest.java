package io.ticketledger.server.kanban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.command.Actor;
import io.ticketledger.command.project.ProjectCommand.AddColumn;
import io.ticketledger.command.project.ProjectCommand.DeleteProject;
import io.ticketledger.command.project.ProjectCommand.TakeRole;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.FileTicket;
import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.command.ticket.TicketCommand.OpenInOneGo;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.kanban.AtTheBoard.Person;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.Socket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said to members as it happens, and what they were told. */
class KanbanSocketTest {

    private record Ticket(TicketId id, long number) {}

    private final AtTheBoard board = AtTheBoard.shared();
    private final Team team = board.usualTeam();

    @Test
    void each_hears_of_the_tickets_he_may_see_once_per_command_and_of_columns() throws Exception {
        Team team = board.team();
        try (Socket all = at(team, team.superadmin()); Socket some = at(team, team.user())) {
            Ticket others = ticket(team, team.superadmin());
            JsonNode created = said(all, "ticket_created");
            assertThat(created.path("project").longValue()).isEqualTo(team.id());
            assertThat(created.at("/ticket/id").longValue()).isEqualTo(others.number());
            assertThat(created.at("/ticket/status").stringValue()).isEqualTo("new");
            assertThat(created.at("/ticket/column").longValue()).isEqualTo(team.column(0));
            assertThat(created.at("/ticket/column_name").stringValue()).isEqualTo("New");
            assertThat(created.at("/ticket/order").intValue()).isZero();
            assertThat(created.at("/ticket/project_key").stringValue()).isEqualTo(team.key());

            Ticket own = ticket(team, team.user());
            for (Socket each : List.of(all, some)) assertThat(said(each, "ticket_created").at("/ticket/id").longValue()).as("only what he may see").isEqualTo(own.number());

            ColumnRow review = team.columns().get(2);
            ask(new MoveCard(own.id(), review.id(), Stage.REVIEW, "V"));
            for (Socket each : List.of(all, some)) {
                JsonNode moved = said(each, "ticket_updated");
                assertThat(moved.at("/ticket/column").longValue()).isEqualTo(review.number());
                assertThat(moved.at("/ticket/status").stringValue()).isEqualTo("review");
            }

            Numbers numbers = board.desk.part(Numbers.class);
            ask(new AddComment(own.id(), Ids.comment(), numbers.next(Numbers.Kind.COMMENT), "among us", Visibility.INTERNAL));
            ask(new AddComment(own.id(), Ids.comment(), numbers.next(Numbers.Kind.COMMENT), "to all", Visibility.PUBLIC));
            assertThat(said(all, "comment_added").at("/comment/content").stringValue()).as("among those who oversee the project").isEqualTo("among us");
            for (Socket each : List.of(all, some)) {
                JsonNode commented = said(each, "comment_added");
                assertThat(commented.at("/comment/content").stringValue()).isEqualTo("to all");
                assertThat(commented.at("/ticket/id").longValue()).isEqualTo(own.number());
                assertThat(commented.at("/ticket/comments_count").intValue()).isEqualTo(each == all ? 2 : 1);
            }

            ask(new AssignTicket(others.id(), List.of(team.user().account()), null));
            for (Socket each : List.of(all, some)) {
                JsonNode assigned = said(each, "ticket_updated");
                assertThat(assigned.at("/ticket/id").longValue()).isEqualTo(others.number());
                assertThat(assigned.at("/ticket/assignee_ids/0").longValue()).isEqualTo(team.user().id());
            }

            Ticket unseen = ticket(team, team.superadmin());
            ask(new DeleteTicket(unseen.id()));
            ask(new DeleteTicket(own.id()));
            assertThat(said(all, "ticket_created").at("/ticket/id").longValue()).isEqualTo(unseen.number());
            assertThat(said(all, "ticket_deleted").at("/ticket/id").longValue()).isEqualTo(unseen.number());
            for (Socket each : List.of(all, some)) assertThat(said(each, "ticket_deleted").at("/ticket/id").longValue()).isEqualTo(own.number());

            long number = numbers.next(Numbers.Kind.COLUMN);
            ask(new AddColumn(team.project(), Ids.column(), number, "Testing", null, "#9c27b0", null));
            for (Socket each : List.of(all, some)) {
                JsonNode columns = said(each, "column_refresh").path("columns");
                assertThat(columns).hasSize(5);
                assertThat(columns.get(4).path("id").longValue()).isEqualTo(number);
                assertThat(columns.get(4).path("stage").stringValue()).isEqualTo("review");
            }
        }
    }

    @Test
    void a_board_is_there_for_members_alone_and_as_long_as_they_are() throws Exception {
        Team team = board.team();
        Person passing = board.member(team.project(), ProjectRole.USER);
        for (Person stranger : List.of(this.team.user(), this.team.superadmin())) {
            assertThat(refused(address(team.id()) + "?token=" + stranger.client().token())).isEqualTo(404);
        }
        for (String number : List.of("999999999", "0", "x", "99999999999999999999", "%00")) {
            assertThat(refused(board.desk.url() + "/kanban/ws/projects/" + number + "/tickets/?token=" + passing.client().token())).as(number).isIn(404, 400);
        }
        assertThat(refused(address(team.id()))).isEqualTo(401);
        assertThat(refused(address(team.id()), "access_token nonsense")).isEqualTo(401);
        Answer plainly = new Client(board.desk.url(), this.team.user().client().token()).get("/kanban/ws/projects/" + team.id() + "/tickets/").must(404);
        assertThat(plainly.at("detail").stringValue()).isEqualTo("Not found.");
        assertThat(new Client(board.desk.url(), "nonsense").get("/kanban/ws/notifications/").must(401).at("code").stringValue()).isEqualTo("token_not_valid");

        try (Socket his = at(team, passing); Socket superadmins = at(team, team.superadmin()); Socket superusers = at(team, board.superuser)) {
            board.give(this.team.project(), passing, ProjectRole.USER);
            his.say("{\"type\":\"ping\"}");
            assertThat(said(his, "pong")).as("what he is elsewhere changes nothing here").isNotNull();
            ask(new TakeRole(team.project(), passing.account()));
            assertThat(his.closedWith()).isEqualTo(1008);
            assertThat(refused(address(team.id()) + "?token=" + passing.client().token())).isEqualTo(404);
            ask(new DeleteProject(team.project()));
            assertThat(superadmins.closedWith()).isEqualTo(1008);
            assertThat(superusers.closedWith()).isEqualTo(1008);
        }
        ask(new TakeRole(this.team.project(), passing.account()));
    }

    @Test
    void what_somebody_was_told_is_listed_counted_and_read_by_him_alone() throws Exception {
        Person told = board.member(team.project(), ProjectRole.ADMIN);
        try (Socket socket = Socket.at(board.desk.url() + "/kanban/ws/notifications/", "access_token " + told.client().token())) {
            assertThat(said(socket, "connection_established").path("user_id").longValue()).isEqualTo(told.id());
            Ticket ticket = ticket(team, team.user());
            ask(new AssignTicket(ticket.id(), List.of(told.account()), null));
            JsonNode said = said(socket, "notification").path("notification");
            Client his = told.client();
            JsonNode listed = his.get("/notifications/").must(200).at("results").get(0);
            assertThat(said).isEqualTo(listed);
            assertThat(listed.path("type").stringValue()).isEqualTo("ticket_assigned");
            assertThat(listed.path("ticket").longValue()).isEqualTo(ticket.number());
            assertThat(listed.path("ticket_name").stringValue()).isEqualTo("card");
            assertThat(listed.path("message").stringValue()).isNotBlank().isEqualTo(listed.path("text").stringValue());
            assertThat(listed.path("is_read").booleanValue()).isFalse();
            String one = "/notifications/" + listed.path("id").longValue() + "/";
            assertThat(his.get("/notifications/unread_count/").must(200).at("unread_count").longValue()).isEqualTo(1);
            team.user().client().get(one).must(404);
            team.user().client().post(one + "mark_read/").must(404);
            assertThat(his.post(one + "mark_read/").must(200).at("is_read").booleanValue()).isTrue();
            assertThat(his.get(one).must(200).at("is_read").booleanValue()).isTrue();
            assertThat(his.get("/notifications/?is_read=false").must(200).at("count").longValue()).isZero();
            assertThat(his.get("/notifications/?unread=false").must(200).at("count").longValue()).isEqualTo(1);
            assertThat(his.get("/notifications/?is_read=perhaps").must(400).json().has("is_read")).isTrue();
            his.get("/notifications/?page=2").must(404);
            his.get("/notifications/x/").must(404);
            assertThat(his.post("/notifications/mark_all_read/").must(200).at("marked").longValue()).isZero();
            assertThat(new Client(board.desk.url() + "/kanban/api", his.token()).get("/notifications/").must(200).at("count").longValue()).isEqualTo(1);
            ask(new AssignTicket(ticket.id(), List.of(), null));
            ask(new DeleteTicket(ticket.id()));
            assertThat(his.get(one).must(200).at("ticket_name").isNull()).isTrue();
        }
    }

    private Ticket ticket(Team team, Person requester) {
        Ticket ticket = new Ticket(Ids.ticket(), board.desk.part(Numbers.class).next(Numbers.Kind.TICKET));
        ask(new OpenInOneGo(new OpenTicket(ticket.id(), ticket.number(), requester.account(), "card", "d", Priority.LOW, null, null, "bug", null, null, "p", null),
                List.of(new FileTicket(ticket.id(), team.project()))));
        return ticket;
    }

    private void ask(Object command) {
        board.ask(command, Occasion.now(new Actor(board.superuser.account(), "admin", Set.of(Role.ADMIN)), "kanban", null, null));
    }

    private String address(long project) {
        return board.desk.url() + "/kanban/ws/projects/" + project + "/tickets/";
    }

    private Socket at(Team team, Person person) throws WebSocketHandshakeException {
        Socket socket = Socket.at(address(team.id()) + "?token=" + person.client().token());
        assertThat(said(socket, "connection_established").path("project").longValue()).isEqualTo(team.id());
        return socket;
    }

    private static JsonNode said(Socket socket, String type) {
        JsonNode next = socket.next();
        assertThat(next.path("type").stringValue()).as(next.toString()).isEqualTo(type);
        return next;
    }

    private static int refused(String address, String... headers) {
        return catchThrowableOfType(WebSocketHandshakeException.class, () -> Socket.at(address, headers).close()).getResponse().statusCode();
    }
}
