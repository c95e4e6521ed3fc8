package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The life-cycle table of the design, cell by cell: every command, in every status, by everybody. The table is written by hand; nothing in it is
 * computed by the code it judges.
 */
class LifeCycleTest {

    private static final List<Actor> COLUMNS = List.of(ROSA_THE_REQUESTER, STAN_A_STRANGER, ALAN_THE_ASSIGNED_AGENT, BETH_ANOTHER_AGENT, CORA_THE_COORDINATOR,
            MONA_THE_MANAGER, ADA_THE_ADMINISTRATOR, IDA_THE_AUDITOR);

    /**
     * A cell has one sign for each status the ticket may be in, in this order:
     * n NEW, o OPEN, p IN_PROGRESS, h ON_HOLD, r RESOLVED, a AWAITING_APPROVAL, c CLOSED, d REJECTED, w WITHDRAWN.
     * The sign tells what comes of it: a letter is the status after, '.' means it is so already, '-' forbidden, '!' not in this status.
     */
    private static final String TABLE = """
            command               | requester | stranger  | assigned  | another   | coordinator | manager   | admin      | auditor
                                  |           |           | agent     | agent     |             |           |            |
            OpenTicket            | !!!!!!!!! | !!!!!!!!! | !!!!!!!!! | !!!!!!!!! | !!!!!!!!!   | !!!!!!!!! | !!!!!!!!!   | ---------
            AcknowledgeTicket     | --------- | --------- | --------- | --------- | o!!!!!!!!   | --------- | o!!!!!!!!   | ---------
            DeclineTicket         | --------- | --------- | --------- | --------- | d!!!!!!!!   | --------- | d!!!!!!!!   | ---------
            AssignTicket          | --------- | --------- | --------- | --------- | nophra!!!   | --------- | nophra!!!   | ---------
            AssignTicket nobody   | --------- | --------- | --------- | --------- | nophra!!!   | --------- | nophra!!!   | ---------
            ClaimTicket           | --------- | --------- | !p!!!!!!! | !p!!!!!!! | !p!!!!!!!   | --------- | !p!!!!!!!   | ---------
            StartWork             | --------- | --------- | !p.p!!!!! | --------- | ---------   | --------- | !p.p!!!!!   | ---------
            PutOnHold             | --------- | --------- | !hhh!!!!! | --------- | !hhh!!!!!   | --------- | !hhh!!!!!   | ---------
            ResolveTicket         | --------- | --------- | !!r!!!!!! | --------- | ---------   | --------- | !!r!!!!!!   | ---------
            RequestApproval       | --------- | --------- | --------- | --------- | ---------   | --------- | !!!!a.!!!   | ---------
            ApproveResolution     | !!!!cc!!! | --------- | --------- | --------- | ---------   | --------- | ---------   | ---------
            RejectResolution      | !!!!pp!!! | --------- | --------- | --------- | ---------   | --------- | ---------   | ---------
            CloseTicket           | --------- | --------- | --------- | --------- | !!!!cc!!!   | --------- | !!!!cc!!!   | ---------
            ReopenTicket          | !!!!!!ooo | --------- | --------- | --------- | !!!!!!ooo   | --------- | !!!!!!ooo   | ---------
            WithdrawTicket        | wwww!!!!! | --------- | --------- | --------- | ---------   | --------- | ---------   | ---------
            CorrectStatus NEW     | --------- | --------- | --------- | --------- | .nnnnnnnn   | --------- | .nnnnnnnn   | ---------
            CorrectStatus OPEN    | --------- | --------- | --------- | --------- | o.ooooooo   | --------- | o.ooooooo   | ---------
            CorrectStatus CLOSED  | --------- | --------- | --------- | --------- | cccccc.cc   | --------- | cccccc.cc   | ---------
            ChangePriority        | --------- | --------- | --------- | --------- | nophra!!!   | --------- | nophra!!!   | ---------
            SetDueTimes           | --------- | --------- | --------- | --------- | nophra!!!   | --------- | nophra!!!   | ---------
            AddComment public     | nophracdw | --------- | nophracdw | --------- | nophracdw   | nophracdw | nophracdw   | ---------
            AddComment internal   | --------- | --------- | nophracdw | --------- | nophracdw   | nophracdw | nophracdw   | ---------
            AddAttachment         | nophracdw | --------- | nophracdw | --------- | nophracdw   | --------- | nophracdw   | ---------
            RecordBreaches        | --------- | --------- | --------- | --------- | ---------   | --------- | .........   | ---------
            OpenInOneGo           | !!!!!!!!! | !!!!!!!!! | !!!!!!!!! | !!!!!!!!! | !!!!!!!!!   | !!!!!!!!! | !!!!!!!!!   | ---------
            FileTicket            | --------- | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            ChangeType            | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            ChangeTitle           | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            ChangeDescription     | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            ScheduleTicket        | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            TagTicket             | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            ToggleFollowing       | nophracdw | --------- | nophracdw | --------- | nophracdw   | nophracdw | nophracdw   | ---------
            MoveCard NEW          | no------- | --------- | --------- | --------- | noooooooo   | --------- | noooooooo   | ---------
            MoveCard IN_PROGRESS  | --ph----- | --------- | --------- | --------- | ppphppppp   | --------- | ppphppppp   | ---------
            MoveCard REVIEW       | ----ra--- | --------- | --------- | --------- | rrrrrarrr   | --------- | rrrrrarrr   | ---------
            MoveCard DONE         | ------cdw | --------- | --------- | --------- | cccccccdw   | --------- | cccccccdw   | ---------
            ArchiveTicket         | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            RestoreTicket         | ......... | --------- | --------- | --------- | ---------   | --------- | .........   | ---------
            DeleteTicket          | nophracdw | --------- | --------- | --------- | ---------   | --------- | nophracdw   | ---------
            EditComment           | --------- | --------- | nophracdw | --------- | ---------   | --------- | nophracdw   | ---------
            DeleteComment         | --------- | --------- | nophracdw | --------- | ---------   | --------- | nophracdw   | ---------
            RenameAttachment      | --------- | --------- | nophracdw | --------- | ---------   | --------- | nophracdw   | ---------
            RemoveAttachment      | --------- | --------- | nophracdw | --------- | ---------   | --------- | nophracdw   | ---------
            """;

    private static final Map<String, TicketCommand> COMMANDS = Map.ofEntries(
            Map.entry("OpenTicket", open(Priority.LOW, null, null)),
            Map.entry("AcknowledgeTicket", new AcknowledgeTicket(TICKET, "We are on it")),
            Map.entry("DeclineTicket", new DeclineTicket(TICKET, "Not ours")),
            Map.entry("AssignTicket", new AssignTicket(TICKET, List.of(account(BETH_ANOTHER_AGENT)), "Backend")),
            Map.entry("AssignTicket nobody", new AssignTicket(TICKET, List.of(), null)),
            Map.entry("ClaimTicket", new ClaimTicket(TICKET)),
            Map.entry("StartWork", new StartWork(TICKET)),
            Map.entry("PutOnHold", new PutOnHold(TICKET, "Awaiting User Info")),
            Map.entry("ResolveTicket", new ResolveTicket(TICKET, "Fixed", "Solved")),
            Map.entry("RequestApproval", new RequestApproval(TICKET)),
            Map.entry("ApproveResolution", new ApproveResolution(TICKET, "Thanks")),
            Map.entry("RejectResolution", new RejectResolution(TICKET, "Still broken")),
            Map.entry("CloseTicket", new CloseTicket(TICKET, "No answer")),
            Map.entry("ReopenTicket", new ReopenTicket(TICKET, "It is back")),
            Map.entry("WithdrawTicket", new WithdrawTicket(TICKET, "Found it")),
            Map.entry("CorrectStatus NEW", new CorrectStatus(TICKET, TicketStatus.NEW, "Clicked wrong")),
            Map.entry("CorrectStatus OPEN", new CorrectStatus(TICKET, TicketStatus.OPEN, "Clicked wrong")),
            Map.entry("CorrectStatus CLOSED", new CorrectStatus(TICKET, TicketStatus.CLOSED, "Clicked wrong")),
            Map.entry("ChangePriority", new ChangePriority(TICKET, Priority.CRITICAL, null, null)),
            Map.entry("SetDueTimes", new SetDueTimes(TICKET, OPENED_AT.plus(Duration.ofHours(1)), OPENED_AT.plus(Duration.ofDays(1)), null)),
            Map.entry("AddComment public", new AddComment(TICKET, COMMENT, 1, "Any news?", Visibility.PUBLIC)),
            Map.entry("AddComment internal", new AddComment(TICKET, COMMENT, 1, "He is nervous", Visibility.INTERNAL)),
            Map.entry("AddAttachment", new AddAttachment(TICKET, ATTACHMENT, 1, "a.png", "image/png", 12, SHA_256)),
            Map.entry("RecordBreaches", new RecordBreaches(TICKET)),
            Map.entry("OpenInOneGo", new OpenInOneGo(open(Priority.LOW, null, null), List.of(new ChangeType(TICKET, TicketType.BUG)))),
            Map.entry("FileTicket", new FileTicket(TICKET, PROJECT)),
            Map.entry("ChangeType", new ChangeType(TICKET, TicketType.BUG)),
            Map.entry("ChangeTitle", new ChangeTitle(TICKET, "Another")),
            Map.entry("ChangeDescription", new ChangeDescription(TICKET, "")),
            Map.entry("ScheduleTicket", new ScheduleTicket(TICKET, null, TODAY)),
            Map.entry("TagTicket", new TagTicket(TICKET, List.of(TAG))),
            Map.entry("ToggleFollowing", new ToggleFollowing(TICKET)),
            Map.entry("MoveCard NEW", new MoveCard(TICKET, COLUMN, Stage.NEW, "V")),
            Map.entry("MoveCard IN_PROGRESS", new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V")),
            Map.entry("MoveCard REVIEW", new MoveCard(TICKET, COLUMN, Stage.REVIEW, "V")),
            Map.entry("MoveCard DONE", new MoveCard(TICKET, COLUMN, Stage.DONE, "V")),
            Map.entry("ArchiveTicket", new ArchiveTicket(TICKET)),
            Map.entry("RestoreTicket", new RestoreTicket(TICKET)),
            Map.entry("DeleteTicket", new DeleteTicket(TICKET)),
            Map.entry("EditComment", new EditComment(TICKET, COMMENT, account(ALAN_THE_ASSIGNED_AGENT), "Otherwise")),
            Map.entry("DeleteComment", new DeleteComment(TICKET, COMMENT, account(ALAN_THE_ASSIGNED_AGENT))),
            Map.entry("RenameAttachment", new RenameAttachment(TICKET, ATTACHMENT, account(ALAN_THE_ASSIGNED_AGENT), "b.png")),
            Map.entry("RemoveAttachment", new RemoveAttachment(TICKET, ATTACHMENT, account(ALAN_THE_ASSIGNED_AGENT))));

    private record Cell(String row, Actor actor, TicketStatus from, char expected) {

        TicketCommand command() {
            return Objects.requireNonNull(COMMANDS.get(row), row);
        }

        String sentence() {
            String outcome = switch (expected) {
                case '-' -> "is forbidden";
                case '!' -> "is not possible";
                case '.' -> "changes nothing";
                default -> "is accepted, and it is " + status(expected) + " then";
            };
            return row + " by " + actor.name() + " when it is " + from + " " + outcome;
        }
    }

    private static Stream<Cell> cells() {
        return TABLE.lines().skip(2).map(line -> line.split("\\|")).flatMap(row -> IntStream.range(0, COLUMNS.size()).boxed().flatMap(column -> {
            String signs = row[column + 1].strip();
            assertThat(signs).as(row[0]).hasSize(TicketStatus.values().length);
            return Arrays.stream(TicketStatus.values()).map(from -> new Cell(row[0].strip(), COLUMNS.get(column), from, signs.charAt(from.ordinal())));
        }));
    }

    @TestFactory
    Stream<DynamicTest> every_command_in_every_status_by_everybody() {
        return cells().map(cell -> DynamicTest.dynamicTest(cell.sentence(), () -> {
            assertThat(outcome(cell.command(), cell.from(), cell.actor())).as(cell.sentence()).isEqualTo(cell.expected());
        }));
    }

    @Test
    void the_table_has_every_command_and_every_cell() {
        Set<Class<?>> inTable = cells().map(cell -> cell.command().getClass()).collect(Collectors.toSet());

        assertThat(Stream.concat(inTable.stream(), Stream.of(InOneGo.class))).as("InOneGo is made of the others and has no row of its own")
                .containsExactlyInAnyOrder(TicketCommand.class.getPermittedSubclasses());
        assertThat(TABLE.lines().skip(2).map(line -> line.split("\\|")[0].strip())).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(cells()).hasSize(COMMANDS.size() * COLUMNS.size() * 9).doesNotHaveDuplicates();
    }

    @Test
    void the_statuses_stand_in_the_order_the_table_is_read_in() {
        assertThat(Arrays.stream(TicketStatus.values()).map(LifeCycleTest::sign).map(String::valueOf).collect(Collectors.joining())).isEqualTo("nophracdw");
        assertThat(Arrays.stream(TicketStatus.values())).allSatisfy(status -> assertThat(after(in(status)).status()).isEqualTo(status));
    }

    @Test
    void no_command_but_opening_is_possible_for_a_ticket_that_was_never_opened() {
        assertThat(COMMANDS.values()).filteredOn(command -> !(command instanceof OpenTicket || command instanceof OpenInOneGo)).allSatisfy(command ->
                Scenario.given().by(ADA_THE_ADMINISTRATOR).when(command).thenRejected(Rejection.Type.NOT_FOUND, "the-ticket-exists"));
    }

    @Test
    void a_wrong_sign_in_the_table_would_be_noticed() {
        assertThat(outcome(new ClaimTicket(TICKET), TicketStatus.OPEN, STAN_A_STRANGER)).isNotEqualTo('p').isEqualTo('-');
        assertThat(outcome(new ClaimTicket(TICKET), TicketStatus.NEW, BETH_ANOTHER_AGENT)).isNotEqualTo('n').isEqualTo('!');
    }

    private static char outcome(TicketCommand command, TicketStatus from, Actor actor) {
        List<TicketEvent> before = in(from);
        try {
            List<TicketEvent> events = TicketDecider.decide(after(before), command, new Context(actor, OPENED_AT.plusSeconds(60), DeskPolicy.DEFAULT));
            return events.isEmpty() ? '.' : sign(after(Stream.concat(before.stream(), events.stream()).toList()).status());
        } catch (Rejection refused) {
            return switch (refused.type()) {
                case FORBIDDEN -> '-';
                case CONFLICT -> '!';
                default -> '?';
            };
        }
    }

    private static TicketState after(List<TicketEvent> events) {
        return Objects.requireNonNull(Scenario.TICKET.fold(events, OPENED_AT));
    }

    private static char sign(TicketStatus status) {
        return switch (status) {
            case NEW -> 'n';
            case OPEN -> 'o';
            case IN_PROGRESS -> 'p';
            case ON_HOLD -> 'h';
            case RESOLVED -> 'r';
            case AWAITING_APPROVAL -> 'a';
            case CLOSED -> 'c';
            case REJECTED -> 'd';
            case WITHDRAWN -> 'w';
        };
    }

    private static TicketStatus status(char sign) {
        return Arrays.stream(TicketStatus.values()).filter(status -> sign(status) == sign).findFirst().orElseThrow();
    }
}
