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
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what with a ticket of a project, cell by cell; the table is written by hand from what was agreed. */
class ProjectRolesTest {

    /**
     * Columns, in this order: what one is in the project while the ticket is Rosa's and Alan's and not his: superadmin, admin, user, manager, stranger;
     * the same five for Rosa, whose it is; the same five for Alan, who is assigned to it and no agent of the desk;
     * and strangers to the project who are on the desk: administrator, coordinator, agent, manager, auditor.
     * '+' it happens, '-' forbidden, '.' it is so already, '!' not in this state.
     */
    private static final String TABLE = """
            command                  | other | own   | assigned | desk
                                     | SAUMx | SAUMx | SAUMx    | ACGMI
            OpenTicket               | !!!!! | !!!!! | !!!!!    | !!!!-
            OpenInOneGo              | !!!!! | !!!!! | !!!!!    | !!!!-
            FileTicket               | .---- | ...-- | .----    | .----
            AcknowledgeTicket        | !!--- | !!--- | !!---    | !!---
            DeclineTicket            | !!--- | !!--- | !!---    | !!---
            AssignTicket             | ++--- | ++--- | ++---    | ++---
            ClaimTicket              | ++--- | ++--- | ++---    | +++--
            StartWork                | ++--- | ++--- | +++--    | +----
            PutOnHold                | ++--- | ++--- | +++--    | ++---
            ResolveTicket            | !!--- | !!--- | !!!--    | !----
            RequestApproval          | ----- | ----- | -----    | !----
            ApproveResolution        | ----- | !!!!! | -----    | -----
            RejectResolution         | ----- | !!!!! | -----    | -----
            CloseTicket              | !!--- | !!--- | !!---    | !!---
            ReopenTicket             | !!--- | !!!!! | !!---    | !!---
            WithdrawTicket           | ----- | +++++ | -----    | -----
            CorrectStatus            | ++--- | ++--- | ++---    | ++---
            ChangePriority           | +---- | +++-- | +----    | ++---
            SetDueTimes              | +---- | +---- | +----    | ++---
            AddComment               | ++++- | +++++ | ++++-    | ++-+-
            AddAttachment            | ++--- | +++++ | +++--    | ++---
            ChangeType               | +---- | +++-- | +----    | +----
            ChangeTitle              | +---- | +++-- | +----    | +----
            ChangeDescription        | +---- | +++-- | +----    | +----
            ScheduleTicket           | +---- | +++-- | +----    | +----
            TagTicket                | +---- | +++-- | +----    | +----
            ToggleFollowing          | ++++- | +++++ | ++++-    | ++-+-
            MoveCard within          | ++--- | +++-- | ++---    | +----
            MoveCard onwards         | ++--- | +++-- | ++---    | +----
            ArchiveTicket            | +---- | +++-- | +----    | +----
            RestoreTicket            | .---- | ...-- | .----    | .----
            DeleteTicket             | +---- | +++-- | +----    | +----
            EditComment              | +---- | +---- | +----    | +----
            EditComment own          | +++++ | +++++ | +++++    | ++++-
            DeleteComment            | +---- | +---- | +----    | +----
            DeleteComment own        | +++++ | +++++ | +++++    | ++++-
            RenameAttachment         | +---- | +---- | +----    | +----
            RenameAttachment own     | +++++ | +++++ | +++++    | ++++-
            RemoveAttachment         | +---- | +---- | +----    | +----
            RemoveAttachment own     | +++++ | +++++ | +++++    | ++++-
            RecordBreaches           | ----- | ----- | -----    | .----
            """;

    private static final AccountId SOMEBODY = account(BETH_ANOTHER_AGENT);

    private static final Map<String, Function<AccountId, TicketCommand>> COMMANDS = Map.ofEntries(
            Map.entry("OpenTicket", me -> open(Priority.LOW, null, null)),
            Map.entry("OpenInOneGo", me -> new OpenInOneGo(open(Priority.LOW, null, null), List.of())),
            Map.entry("FileTicket", me -> new FileTicket(TICKET, PROJECT)),
            Map.entry("AcknowledgeTicket", me -> new AcknowledgeTicket(TICKET, null)),
            Map.entry("DeclineTicket", me -> new DeclineTicket(TICKET, "Not ours")),
            Map.entry("AssignTicket", me -> new AssignTicket(TICKET, List.of(SOMEBODY), null)),
            Map.entry("ClaimTicket", me -> new ClaimTicket(TICKET)),
            Map.entry("StartWork", me -> new StartWork(TICKET)),
            Map.entry("PutOnHold", me -> new PutOnHold(TICKET, "Awaiting Vendor")),
            Map.entry("ResolveTicket", me -> new ResolveTicket(TICKET, "Fixed", null)),
            Map.entry("RequestApproval", me -> new RequestApproval(TICKET)),
            Map.entry("ApproveResolution", me -> new ApproveResolution(TICKET, "Thanks")),
            Map.entry("RejectResolution", me -> new RejectResolution(TICKET, "No")),
            Map.entry("CloseTicket", me -> new CloseTicket(TICKET, "No answer")),
            Map.entry("ReopenTicket", me -> new ReopenTicket(TICKET, "It is back")),
            Map.entry("WithdrawTicket", me -> new WithdrawTicket(TICKET, "Found it")),
            Map.entry("CorrectStatus", me -> new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done")),
            Map.entry("ChangePriority", me -> new ChangePriority(TICKET, Priority.CRITICAL, Level.HIGH, null)),
            Map.entry("SetDueTimes", me -> new SetDueTimes(TICKET, null, OPENED_AT.plusSeconds(9999), null)),
            Map.entry("AddComment", me -> new AddComment(TICKET, COMMENT, 1, "Hello", Visibility.PUBLIC)),
            Map.entry("AddAttachment", me -> new AddAttachment(TICKET, ATTACHMENT, 1, null, null, 0, SHA_256)),
            Map.entry("ChangeType", me -> new ChangeType(TICKET, TicketType.EPIC)),
            Map.entry("ChangeTitle", me -> new ChangeTitle(TICKET, "Another")),
            Map.entry("ChangeDescription", me -> new ChangeDescription(TICKET, "Another")),
            Map.entry("ScheduleTicket", me -> new ScheduleTicket(TICKET, TODAY, null)),
            Map.entry("TagTicket", me -> new TagTicket(TICKET, List.of(TAG))),
            Map.entry("ToggleFollowing", me -> new ToggleFollowing(TICKET)),
            Map.entry("MoveCard within", me -> new MoveCard(TICKET, COLUMN, Stage.NEW, "V")),
            Map.entry("MoveCard onwards", me -> new MoveCard(TICKET, COLUMN, Stage.DONE, "V")),
            Map.entry("ArchiveTicket", me -> new ArchiveTicket(TICKET)),
            Map.entry("RestoreTicket", me -> new RestoreTicket(TICKET)),
            Map.entry("DeleteTicket", me -> new DeleteTicket(TICKET)),
            Map.entry("EditComment", me -> new EditComment(TICKET, COMMENT, SOMEBODY, "Otherwise")),
            Map.entry("EditComment own", me -> new EditComment(TICKET, COMMENT, me, "Otherwise")),
            Map.entry("DeleteComment", me -> new DeleteComment(TICKET, COMMENT, SOMEBODY)),
            Map.entry("DeleteComment own", me -> new DeleteComment(TICKET, COMMENT, me)),
            Map.entry("RenameAttachment", me -> new RenameAttachment(TICKET, ATTACHMENT, SOMEBODY, "b.png")),
            Map.entry("RenameAttachment own", me -> new RenameAttachment(TICKET, ATTACHMENT, me, "b.png")),
            Map.entry("RemoveAttachment", me -> new RemoveAttachment(TICKET, ATTACHMENT, SOMEBODY)),
            Map.entry("RemoveAttachment own", me -> new RemoveAttachment(TICKET, ATTACHMENT, me)),
            Map.entry("RecordBreaches", me -> new RecordBreaches(TICKET)));

    private static final Actor OLGA_ANOTHER = person("olga", 21, Role.REQUESTER);
    private static final Actor AMIR_WHO_IS_ASSIGNED = person("amir", 22, Role.REQUESTER);

    private static List<Actor> columns() {
        List<Actor> columns = new ArrayList<>();
        for (Actor person : List.of(OLGA_ANOTHER, ROSA_THE_REQUESTER, AMIR_WHO_IS_ASSIGNED)) {
            for (ProjectRole role : List.of(ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.USER, ProjectRole.MANAGER)) columns.add(person.in(Map.of(PROJECT, role)));
            columns.add(person);
        }
        columns.addAll(List.of(ADA_THE_ADMINISTRATOR, CORA_THE_COORDINATOR, ALAN_THE_ASSIGNED_AGENT, MONA_THE_MANAGER, IDA_THE_AUDITOR));
        return columns;
    }

    @TestFactory
    Stream<DynamicTest> everybody_with_every_command() {
        return TABLE.lines().skip(2).map(line -> line.split("\\|")).flatMap(row -> {
            String signs = String.join("", Arrays.stream(row).skip(1).map(String::strip).toList());
            assertThat(signs).as(row[0]).hasSize(columns().size());
            return IntStream.range(0, signs.length()).mapToObj(i -> DynamicTest.dynamicTest(row[0].strip() + " by " + columns().get(i), () ->
                    assertThat(outcome(row[0].strip(), columns().get(i))).isEqualTo(signs.charAt(i))));
        });
    }

    @Test
    void every_command_is_in_the_table() {
        assertThat(TABLE.lines().skip(2).map(line -> line.split("\\|")[0].strip())).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(Stream.concat(COMMANDS.values().stream().<Class<?>>map(command -> command.apply(SOMEBODY).getClass()), Stream.of(InOneGo.class)).distinct())
                .containsExactlyInAnyOrder(TicketCommand.class.getPermittedSubclasses());
    }

    private static char outcome(String row, Actor actor) {
        List<TicketEvent> before = new ArrayList<>(filed(TicketStatus.OPEN));
        before.add(new TicketAssigned(TICKET, List.of(account(AMIR_WHO_IS_ASSIGNED)), null));
        TicketState ticket = Scenario.TICKET.fold(before, OPENED_AT);
        try {
            TicketCommand command = Objects.requireNonNull(COMMANDS.get(row)).apply(account(actor));
            return TicketDecider.decide(ticket, command, new Context(actor, OPENED_AT, DeskPolicy.DEFAULT)).isEmpty() ? '.' : '+';
        } catch (Rejection refused) {
            return switch (refused.type()) {
                case FORBIDDEN -> '-';
                case CONFLICT -> '!';
                default -> '?';
            };
        }
    }
}
