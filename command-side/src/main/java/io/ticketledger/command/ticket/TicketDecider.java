package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.TicketRules.auditorsChangeNothing;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket answers to a command, and what it is after an event. Pure: everything it may know comes in. An empty list means it is so already;
 * a {@link Rejection} means a rule refused and nothing happened.
 */
final class TicketDecider {

    private TicketDecider() {}

    static List<TicketEvent> decide(@Nullable TicketState ticket, TicketCommand command, Context context) {
        if (command instanceof OpenInOneGo c) return inOneGo(ticket, c.all(), context);
        if (command instanceof InOneGo c && ticket != null) return inOneGo(ticket, c.steps(), context);
        return TimeKeeping.keep(ticket, context, state -> answer(state, command, context));
    }

    private static List<TicketEvent> answer(@Nullable TicketState ticket, TicketCommand command, Context context) {
        auditorsChangeNothing(context.actor());
        if (command instanceof OpenTicket c) return Opening.open(ticket, c, context);
        if (command instanceof RecordBreaches && ticket != null) return TimeKeeping.recordBreaches(context);
        if (ticket == null || ticket.isDeleted()) throw Rejection.notFound("the-ticket-exists", "There is no such ticket.");
        return switch (command) {
            case OpenTicket c -> Opening.open(ticket, c, context);
            case AcknowledgeTicket c -> Triaging.acknowledge(ticket, c, context);
            case DeclineTicket c -> Triaging.decline(ticket, c, context);
            case AssignTicket c -> Assigning.assign(ticket, c, context);
            case ClaimTicket c -> Assigning.claim(ticket, c, context);
            case StartWork c -> Working.start(ticket, c, context);
            case PutOnHold c -> Working.putOnHold(ticket, c, context);
            case ResolveTicket c -> Resolving.resolve(ticket, c, context);
            case RequestApproval c -> Resolving.requestApproval(ticket, c, context);
            case ApproveResolution c -> Approving.approve(ticket, c, context);
            case RejectResolution c -> Approving.reject(ticket, c, context);
            case CloseTicket c -> Ending.close(ticket, c, context);
            case WithdrawTicket c -> Ending.withdraw(ticket, c, context);
            case ReopenTicket c -> Ending.reopen(ticket, c, context);
            case CorrectStatus c -> Correcting.correct(ticket, c, context);
            case ChangePriority c -> Prioritising.change(ticket, c, context);
            case SetDueTimes c -> SettingDueTimes.set(ticket, c, context);
            case AddComment c -> Commenting.add(ticket, c, context);
            case AddAttachment c -> Attaching.add(ticket, c, context);
            case RecordBreaches _ -> TimeKeeping.recordBreaches(context);
            case InOneGo c -> inOneGo(ticket, c.steps(), context);
            case OpenInOneGo c -> inOneGo(ticket, c.all(), context);
            case FileTicket c -> Filing.file(ticket, c, context);
            case ChangeType c -> Describing.type(ticket, c, context);
            case ChangeTitle c -> Describing.title(ticket, c, context);
            case ChangeDescription c -> Describing.description(ticket, c, context);
            case TagTicket c -> Describing.tag(ticket, c, context);
            case ScheduleTicket c -> Scheduling.schedule(ticket, c, context);
            case ToggleFollowing c -> Following.toggle(ticket, c, context);
            case MoveCard c -> MovingCards.move(ticket, c, context);
            case ArchiveTicket c -> Archiving.archive(ticket, c, context);
            case RestoreTicket c -> Archiving.restore(ticket, c, context);
            case DeleteTicket c -> Deleting.delete(ticket, c, context);
            case EditComment c -> CommentEditing.edit(ticket, c, context);
            case DeleteComment c -> CommentEditing.delete(ticket, c, context);
            case RenameAttachment c -> Attaching.rename(ticket, c, context);
            case RemoveAttachment c -> Attaching.remove(ticket, c, context);
        };
    }

    private static List<TicketEvent> inOneGo(@Nullable TicketState ticket, List<TicketCommand> steps, Context context) {
        List<TicketEvent> events = new ArrayList<>();
        TicketState state = ticket;
        for (TicketCommand step : steps) {
            for (TicketEvent event : decide(state, step, context)) {
                events.add(event);
                state = evolve(state, event, context.at());
            }
        }
        return events;
    }

    /** {@code occurred} is the event's own time, which an imported event brings from where it happened. */
    static TicketState evolve(@Nullable TicketState ticket, TicketEvent event, Instant occurred) {
        if (event instanceof TicketOpened e) return TicketState.opened(e, occurred);
        if (ticket == null) throw new IllegalStateException("the stream of " + event.ticket() + " does not begin with its opening");
        return switch (event) {
            case TicketOpened e -> TicketState.opened(e, occurred);
            case TicketAcknowledged _ -> ticket.in(TicketStatus.OPEN, occurred);
            case TicketDeclined _ -> ticket.declined(occurred);
            case TicketAssigned e -> ticket.assigned(e);
            case TicketReleased _ -> ticket.released();
            case WorkStarted _, WorkResumed _, ResolutionRejected _ -> ticket.in(TicketStatus.IN_PROGRESS, occurred);
            case TicketPutOnHold _ -> ticket.in(TicketStatus.ON_HOLD, occurred);
            case TicketResolved _ -> ticket.in(TicketStatus.RESOLVED, occurred);
            case ApprovalRequested _ -> ticket.in(TicketStatus.AWAITING_APPROVAL, occurred);
            case ResolutionApproved _, TicketClosed _ -> ticket.in(TicketStatus.CLOSED, occurred);
            case TicketReopened _ -> ticket.in(TicketStatus.OPEN, occurred);
            case TicketWithdrawn _ -> ticket.in(TicketStatus.WITHDRAWN, occurred);
            case StatusCorrected e -> ticket.in(e.to(), occurred);
            case PriorityChanged e -> ticket.graded(e);
            case ResponseDueSet e -> ticket.responseDue(e.due(), occurred);
            case ResolutionDueSet e -> ticket.resolutionDue(e.due(), occurred);
            case ResolutionEstimated e -> ticket.estimated(e.estimate());
            case FirstResponseGiven _ -> ticket.responded(occurred);
            case SlaClockStarted e -> ticket.clockStarted(e, occurred);
            case SlaClockPaused e -> ticket.with(ticket.clocks().with(e.clock(), clock -> clock.paused(e, occurred)));
            case SlaClockResumed e -> ticket.with(ticket.clocks().with(e.clock(), clock -> clock.resumed(e, occurred)));
            case SlaBreached e -> ticket.with(ticket.clocks().breached(e));
            case TicketFact e -> ticket.with(ticket.card().after(e));
            case TicketDeleted _ -> ticket.deleted(occurred);
            case CommentDeleted e -> ticket.with(ticket.card().without(e.comment()));
            case AttachmentRemoved e -> ticket.with(ticket.card().without(e.attachment()));
            case CommentAdded _, AttachmentAdded _, CommentEdited _, AttachmentRenamed _ -> ticket;
        };
    }
}
