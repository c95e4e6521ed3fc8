package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;

import io.ticketledger.command.Actor;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One accepted use of every command at least, and every event at least once among what comes of it. */
final class TicketExamples {

    record Example(List<TicketEvent> given, Actor actor, TicketCommand command, List<TicketEvent> then) {

        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " → " + then.stream().map(event -> event.getClass().getSimpleName()).toList();
        }
    }

    private static final TicketAssigned TO_BETH = new TicketAssigned(TICKET, List.of(account(BETH_ANOTHER_AGENT)), null);

    private static final ResolutionDueSet TOMORROW = new ResolutionDueSet(TICKET, OPENED_AT.plus(Duration.ofDays(1)));
    private static final SlaClockPaused STANDS_STILL = new SlaClockPaused(TICKET, SlaClock.RESOLUTION, Duration.ofDays(1), null);

    static final List<Example> ALL = List.of(
            example(List.of(), ROSA_THE_REQUESTER, open(null, null, null), OPENED),
            example(List.of(OPENED), CORA_THE_COORDINATOR, new AcknowledgeTicket(TICKET, null), ACKNOWLEDGED, RESPONDED),
            example(List.of(OPENED), CORA_THE_COORDINATOR, new DeclineTicket(TICKET, "Not ours"), new TicketDeclined(TICKET, "Not ours"), RESPONDED),
            example(in(TicketStatus.OPEN), CORA_THE_COORDINATOR, new AssignTicket(TICKET, TO_BETH.agents(), null), TO_BETH),
            example(in(TicketStatus.OPEN), CORA_THE_COORDINATOR, new AssignTicket(TICKET, List.of(), null), new TicketReleased(TICKET)),
            example(in(TicketStatus.OPEN), BETH_ANOTHER_AGENT, new ClaimTicket(TICKET), TO_BETH, STARTED),
            example(in(TicketStatus.OPEN), ALAN_THE_ASSIGNED_AGENT, new StartWork(TICKET), STARTED),
            example(in(TicketStatus.ON_HOLD), ALAN_THE_ASSIGNED_AGENT, new StartWork(TICKET), new WorkResumed(TICKET)),
            example(in(TicketStatus.IN_PROGRESS), ALAN_THE_ASSIGNED_AGENT, new PutOnHold(TICKET, "Awaiting Vendor"), HELD),
            example(in(TicketStatus.IN_PROGRESS), ALAN_THE_ASSIGNED_AGENT, new ResolveTicket(TICKET, "Fixed", null), RESOLVED),
            example(in(TicketStatus.RESOLVED), Actor.SYSTEM, new RequestApproval(TICKET), ASKED),
            example(in(TicketStatus.RESOLVED), ROSA_THE_REQUESTER, new ApproveResolution(TICKET, "Thanks"), new ResolutionApproved(TICKET, "Thanks")),
            example(in(TicketStatus.RESOLVED), ROSA_THE_REQUESTER, new RejectResolution(TICKET, "No"), new ResolutionRejected(TICKET, "No")),
            example(in(TicketStatus.RESOLVED), CORA_THE_COORDINATOR, new CloseTicket(TICKET, "No answer"), new TicketClosed(TICKET, "No answer")),
            example(in(TicketStatus.CLOSED), ROSA_THE_REQUESTER, new ReopenTicket(TICKET, "It is back"), new TicketReopened(TICKET, "It is back")),
            example(in(TicketStatus.OPEN), ROSA_THE_REQUESTER, new WithdrawTicket(TICKET, "Found it"), new TicketWithdrawn(TICKET, "Found it")),
            example(in(TicketStatus.CLOSED), CORA_THE_COORDINATOR, new CorrectStatus(TICKET, TicketStatus.NEW, "Wrong"),
                    new StatusCorrected(TICKET, TicketStatus.CLOSED, TicketStatus.NEW, "Wrong")),
            example(in(TicketStatus.OPEN), CORA_THE_COORDINATOR, new ChangePriority(TICKET, Priority.HIGH, Level.HIGH, null),
                    new PriorityChanged(TICKET, Priority.HIGH, Level.HIGH, null, 120, OPENED.responseDue())),
            example(in(TicketStatus.OPEN), CORA_THE_COORDINATOR,
                    new SetDueTimes(TICKET, OPENED_AT, OPENED_AT.plus(Duration.ofDays(1)), OPENED_AT.plus(Duration.ofHours(5))),
                    new ResponseDueSet(TICKET, OPENED_AT), new ResolutionDueSet(TICKET, OPENED_AT.plus(Duration.ofDays(1))),
                    new ResolutionEstimated(TICKET, OPENED_AT.plus(Duration.ofHours(5)))),
            example(in(TicketStatus.NEW), ALAN_THE_ASSIGNED_AGENT, new AddComment(TICKET, COMMENT, 1, "Hello", Visibility.PUBLIC),
                    new CommentAdded(TICKET, COMMENT, 1, "Hello", Visibility.PUBLIC), RESPONDED),
            example(in(TicketStatus.NEW), ALAN_THE_ASSIGNED_AGENT, new AddAttachment(TICKET, ATTACHMENT, 1, "a.png", "image/png", 12, SHA_256),
                    new AttachmentAdded(TICKET, ATTACHMENT, 1, "a.png", "image/png", 12, SHA_256)),
            example(and(in(TicketStatus.OPEN), new ResolutionDueSet(TICKET, OPENED_AT)), Actor.SYSTEM, new RecordBreaches(TICKET),
                    new SlaBreached(TICKET, SlaClock.RESOLUTION, 1, OPENED_AT)),
            example(and(in(TicketStatus.IN_PROGRESS), TOMORROW), ALAN_THE_ASSIGNED_AGENT, new PutOnHold(TICKET, "Awaiting Vendor"), HELD, STANDS_STILL),
            example(and(in(TicketStatus.IN_PROGRESS), TOMORROW, HELD, STANDS_STILL), ALAN_THE_ASSIGNED_AGENT, new StartWork(TICKET), new WorkResumed(TICKET),
                    new SlaClockResumed(TICKET, SlaClock.RESOLUTION, TOMORROW.due(), null)),
            example(and(in(TicketStatus.OPEN), TOMORROW, new TicketWithdrawn(TICKET, "Found it")), ROSA_THE_REQUESTER, new ReopenTicket(TICKET, "Lost it"),
                    new TicketReopened(TICKET, "Lost it"),
                    new SlaClockStarted(TICKET, SlaClock.RESOLUTION, 2, SlaRule.CARRIED_OVER, Duration.ofDays(1), null, TOMORROW.due())),
            example(List.of(OPENED), CORA_THE_COORDINATOR, new InOneGo(TICKET, List.of(new AcknowledgeTicket(TICKET, null), new ClaimTicket(TICKET))),
                    ACKNOWLEDGED, RESPONDED, new TicketAssigned(TICKET, List.of(account(CORA_THE_COORDINATOR)), null), STARTED),
            example(List.of(), PIA_OF_THE_PROJECT, new OpenInOneGo(open(PIA_OF_THE_PROJECT), List.of(new FileTicket(TICKET, PROJECT), new MoveCard(TICKET, COLUMN, Stage.NEW, "V"))),
                    opened(PIA_OF_THE_PROJECT), FILED, new CardMoved(TICKET, COLUMN, "V")),
            example(List.of(OPENED), ADA_THE_ADMINISTRATOR, new FileTicket(TICKET, PROJECT), FILED),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ChangeType(TICKET, TicketType.BUG), new TypeChanged(TICKET, TicketType.BUG)),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ChangeTitle(TICKET, "Homepage is slow"), new TitleChanged(TICKET, "Homepage is slow")),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ChangeDescription(TICKET, "It takes a minute"), new DescriptionChanged(TICKET, "It takes a minute")),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ScheduleTicket(TICKET, TODAY, TODAY.plusDays(1)), new TicketScheduled(TICKET, TODAY, TODAY.plusDays(1))),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new TagTicket(TICKET, List.of(TAG)), new TicketTagged(TICKET, List.of(TAG))),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ToggleFollowing(TICKET), new TicketFollowed(TICKET, account(ROSA_THE_REQUESTER))),
            example(List.of(OPENED, new TicketFollowed(TICKET, account(ROSA_THE_REQUESTER))), ROSA_THE_REQUESTER, new ToggleFollowing(TICKET),
                    new TicketUnfollowed(TICKET, account(ROSA_THE_REQUESTER))),
            example(List.of(OPENED, ACKNOWLEDGED, RESPONDED), CORA_THE_COORDINATOR, new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V"), STARTED, new CardMoved(TICKET, COLUMN, "V")),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new ArchiveTicket(TICKET), new TicketArchived(TICKET)),
            example(List.of(OPENED, new TicketArchived(TICKET)), ROSA_THE_REQUESTER, new RestoreTicket(TICKET), new TicketRestored(TICKET)),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new DeleteTicket(TICKET), new TicketDeleted(TICKET)),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new EditComment(TICKET, COMMENT, account(ROSA_THE_REQUESTER), "Hello again"),
                    new CommentEdited(TICKET, COMMENT, "Hello again")),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new DeleteComment(TICKET, COMMENT, account(ROSA_THE_REQUESTER)), new CommentDeleted(TICKET, COMMENT)),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new RenameAttachment(TICKET, ATTACHMENT, account(ROSA_THE_REQUESTER), "b.png"),
                    new AttachmentRenamed(TICKET, ATTACHMENT, "b.png")),
            example(List.of(OPENED), ROSA_THE_REQUESTER, new RemoveAttachment(TICKET, ATTACHMENT, account(ROSA_THE_REQUESTER)), new AttachmentRemoved(TICKET, ATTACHMENT)));

    private TicketExamples() {}

    private static List<TicketEvent> and(List<TicketEvent> before, TicketEvent... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }

    private static Example example(List<TicketEvent> given, Actor actor, TicketCommand command, TicketEvent... then) {
        return new Example(given, actor, command, List.of(then));
    }
}
