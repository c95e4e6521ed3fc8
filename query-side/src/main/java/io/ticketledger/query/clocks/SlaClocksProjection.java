package io.ticketledger.query.clocks;

import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link DueClocks}. Says of each clock exactly what the ticket itself would: one that is listed as due and that the ticket does not hold for broken
 * would be asked about again and again.
 */
public final class SlaClocksProjection implements Projection {

    public static final String NAME = "sla-clocks";

    private static final String OPENED = "INSERT INTO sla_clock (ticket, version, response_due) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String RUNNING = update("running = true");
    private static final String STANDING_STILL = update("running = false");
    /** Nobody answers or solves a ticket that is over; what is owed if it comes back is promised anew. */
    private static final String OVER = update("running = false, response_due = NULL, resolution_due = NULL");
    private static final String ANSWERED = update("answered = true, response_due = NULL");
    /** Not a clock that is met, broken or standing still. */
    private static final String RESPONSE_MOVED = update("response_due = CASE WHEN response_due IS NOT NULL THEN CAST(? AS timestamptz) END");
    private static final String RESPONSE_DUE = update("response_due = CASE WHEN NOT answered THEN CAST(? AS timestamptz) END");
    private static final String RESPONSE_STOPPED = update("response_due = NULL");
    private static final String RESOLUTION_DUE = update("resolution_due = ?");
    private static final String RESOLUTION_STOPPED = update("resolution_due = NULL");

    private static final String DELETED = "DELETE FROM sla_clock WHERE ticket = ?";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("sla_clock");
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.of(OPENED, e.ticket(), entry.version(), e.responseDue()));
            case WorkResumed _, ResolutionRejected _, TicketReopened _ -> set(RUNNING, event, entry);
            case TicketPutOnHold _, TicketResolved _ -> set(STANDING_STILL, event, entry);
            case TicketDeclined _, TicketWithdrawn _, TicketClosed _, ResolutionApproved _ -> set(OVER, event, entry);
            case StatusCorrected e -> set(status(e.to()), e, entry);
            // From new to open and on to work, or from resolved to waiting for a verdict: clocks run or stand still as before.
            case TicketAcknowledged _, WorkStarted _, ApprovalRequested _ -> List.of();
            case FirstResponseGiven e -> set(ANSWERED, e, entry);
            case PriorityChanged e -> set(RESPONSE_MOVED, e, entry, e.responseDue());
            case ResponseDueSet e -> set(RESPONSE_DUE, e, entry, e.due());
            case ResolutionDueSet e -> set(RESOLUTION_DUE, e, entry, e.due());
            case SlaClockStarted e -> set(e.clock().choose(RESPONSE_DUE, RESOLUTION_DUE), e, entry, e.due());
            case SlaClockResumed e -> set(e.clock().choose(RESPONSE_DUE, RESOLUTION_DUE), e, entry, e.due());
            case SlaClockPaused e -> set(e.clock().choose(RESPONSE_STOPPED, RESOLUTION_STOPPED), e, entry);
            case SlaBreached e -> set(e.clock().choose(RESPONSE_STOPPED, RESOLUTION_STOPPED), e, entry);
            case TicketDeleted e -> List.of(Change.of(DELETED, e.ticket()));
            case TicketAssigned _, TicketReleased _, ResolutionEstimated _, CommentAdded _, AttachmentAdded _, TicketFact _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static String status(TicketStatus to) {
        if (to.isTerminal()) return OVER;
        return to.standsStill() ? STANDING_STILL : RUNNING;
    }

    private static String update(String assignments) {
        return "UPDATE sla_clock SET " + assignments + ", version = ? WHERE ticket = ? AND version < ?";
    }

    private static List<Change> set(String sql, TicketEvent event, Entry entry, @Nullable Object... values) {
        return List.of(Change.guarded(sql, event.ticket(), entry.version(), values));
    }
}
