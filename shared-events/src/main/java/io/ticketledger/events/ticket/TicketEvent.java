package io.ticketledger.events.ticket;

import io.ticketledger.events.TicketId;
import io.ticketledger.events.LedgerEvent;

/** Everything that can happen to a ticket. */
public sealed interface TicketEvent extends LedgerEvent
        permits TicketOpened,
                TicketAcknowledged,
                TicketDeclined,
                TicketAssigned,
                TicketReleased,
                WorkStarted,
                WorkResumed,
                TicketPutOnHold,
                TicketResolved,
                ApprovalRequested,
                ResolutionApproved,
                ResolutionRejected,
                TicketClosed,
                TicketReopened,
                TicketWithdrawn,
                StatusCorrected,
                PriorityChanged,
                ResponseDueSet,
                ResolutionDueSet,
                ResolutionEstimated,
                FirstResponseGiven,
                SlaClockStarted,
                SlaClockPaused,
                SlaClockResumed,
                SlaBreached,
                CommentAdded,
                AttachmentAdded,
                TicketFact,
                TicketDeleted,
                CommentEdited,
                CommentDeleted,
                AttachmentRenamed,
                AttachmentRemoved {

    TicketId ticket();
}
