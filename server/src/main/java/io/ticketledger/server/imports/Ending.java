package io.ticketledger.server.imports;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.AttachmentAdded;
import io.ticketledger.events.ticket.AttachmentRemoved;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.CommentDeleted;
import io.ticketledger.events.ticket.CommentEdited;
import io.ticketledger.events.ticket.FirstResponseGiven;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.ResolutionDueSet;
import io.ticketledger.events.ticket.ResolutionEstimated;
import io.ticketledger.events.ticket.ResolutionRejected;
import io.ticketledger.events.ticket.ResponseDueSet;
import io.ticketledger.events.ticket.SlaBreached;
import io.ticketledger.events.ticket.SlaClockPaused;
import io.ticketledger.events.ticket.SlaClockResumed;
import io.ticketledger.events.ticket.SlaClockStarted;
import io.ticketledger.events.ticket.StatusCorrected;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketDeclined;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFact;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.TicketReleased;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketResolved;
import io.ticketledger.events.ticket.TicketWithdrawn;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands in the end: as the other desk tells it, or as a fold over our events. That the two agree is what an import is checked by.
 *
 * @param reopenings how often it left RESOLVED or CLOSED for more work
 * @param closed     when it was closed the last time
 */
public record Ending(TicketStatus status, Priority priority, List<AccountId> agents, @Nullable String team, int reopenings, @Nullable Instant closed) {

    public static final Ending NONE = new Ending(TicketStatus.NEW, Priority.MEDIUM, List.of(), null, 0, null);

    public Ending {
        agents = List.copyOf(agents);
    }

    public Ending after(TicketEvent event, Instant occurred) {
        return switch (event) {
            case TicketOpened e -> new Ending(TicketStatus.NEW, e.priority(), List.of(), null, 0, null);
            case TicketAcknowledged _ -> in(TicketStatus.OPEN);
            case TicketDeclined _ -> in(TicketStatus.REJECTED);
            case TicketAssigned e -> new Ending(status, priority, e.agents(), e.team(), reopenings, closed);
            case TicketReleased _ -> new Ending(status, priority, List.of(), null, reopenings, closed);
            case WorkStarted _, WorkResumed _ -> in(TicketStatus.IN_PROGRESS);
            case TicketPutOnHold _ -> in(TicketStatus.ON_HOLD);
            case TicketResolved _ -> in(TicketStatus.RESOLVED);
            case ApprovalRequested _ -> in(TicketStatus.AWAITING_APPROVAL);
            case ResolutionRejected _ -> again(TicketStatus.IN_PROGRESS);
            case TicketReopened _ -> again(TicketStatus.OPEN);
            case ResolutionApproved _, TicketClosed _ -> new Ending(TicketStatus.CLOSED, priority, agents, team, reopenings, occurred);
            case TicketWithdrawn _ -> in(TicketStatus.WITHDRAWN);
            case StatusCorrected e -> in(e.to());
            case PriorityChanged e -> new Ending(status, e.priority(), agents, team, reopenings, closed);
            case ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _,
                    SlaClockResumed _, SlaBreached _, CommentAdded _, AttachmentAdded _, TicketFact _, TicketDeleted _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> this;
        };
    }

    private Ending in(TicketStatus next) {
        return new Ending(next, priority, agents, team, reopenings, closed);
    }

    private Ending again(TicketStatus next) {
        return new Ending(next, priority, agents, team, reopenings + 1, closed);
    }
}
