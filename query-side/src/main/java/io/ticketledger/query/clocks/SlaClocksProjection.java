package io.ticketledger.query.clocks;

import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link DueClocks}. Says of each clock exactly what the ticket itself would: one that is listed as due and that the ticket does not hold for broken
 * would be asked about again and again.
 */
public final class SlaClocksProjection implements Projection {

    public static final String NAME = "sla-clocks";

    private static final String OPENED = """
            INSERT INTO sla_clock (ticket, version, response_due) SELECT * FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[])) ON CONFLICT DO NOTHING""";

    /** Null leaves what is. What is answered is promised no more, and {@code moves} does not start a clock that is met, broken or standing still. */
    private static final String CHANGED = """
            UPDATE sla_clock AS c SET version = e.version, running = coalesce(e.running, c.running), answered = c.answered OR e.answers,
                   response_due = CASE WHEN e.stops_response OR e.answers THEN NULL WHEN e.response_due IS NULL THEN c.response_due
                                       WHEN NOT c.answered AND (NOT e.moves OR c.response_due IS NOT NULL) THEN e.response_due END,
                   resolution_due = CASE WHEN NOT e.stops_resolution THEN coalesce(e.resolution_due, c.resolution_due) END
            FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS boolean[]), CAST(? AS boolean[]), CAST(? AS timestamptz[]), CAST(? AS boolean[]), CAST(? AS boolean[]),
                        CAST(? AS timestamptz[]), CAST(? AS boolean[]))
                     AS e (ticket, version, running, answers, response_due, moves, stops_response, resolution_due, stops_resolution)
            WHERE c.ticket = e.ticket AND c.version < e.version""";

    private static final String DELETED = "DELETE FROM sla_clock WHERE ticket = ?";

    /** What an event says of its ticket's clocks. */
    private record Changed(@Nullable Boolean running, boolean answers, @Nullable Instant responseDue, boolean moves, boolean stopsResponse, @Nullable Instant resolutionDue,
            boolean stopsResolution) {

        static final Changed RUNNING = new Changed(true, false, null, false, false, null, false);
        static final Changed STANDING_STILL = new Changed(false, false, null, false, false, null, false);
        /** Nobody answers or solves a ticket that is over; what is owed if it comes back is promised anew. */
        static final Changed OVER = new Changed(false, false, null, false, true, null, true);
        static final Changed ANSWERED = new Changed(null, true, null, false, false, null, false);
        static final Changed RESPONSE_STOPPED = new Changed(null, false, null, false, true, null, false);
        static final Changed RESOLUTION_STOPPED = new Changed(null, false, null, false, false, null, true);

        static Changed responseDue(Instant due) {
            return new Changed(null, false, due, false, false, null, false);
        }

        static Changed responseMoved(Instant due) {
            return new Changed(null, false, due, true, false, null, false);
        }

        static Changed resolutionDue(Instant due) {
            return new Changed(null, false, null, false, false, due, false);
        }

        static Changed due(SlaClock clock, Instant due) {
            return clock.choose(responseDue(due), resolutionDue(due));
        }

        static Changed stopped(SlaClock clock) {
            return clock.choose(RESPONSE_STOPPED, RESOLUTION_STOPPED);
        }

        static Changed status(TicketStatus status) {
            if (status.isTerminal()) return OVER;
            return status.standsStill() ? STANDING_STILL : RUNNING;
        }
    }

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
            case TicketOpened e -> List.of(Change.inSet(OPENED, e.ticket(), entry.version(), e.responseDue()));
            case WorkResumed _, ResolutionRejected _, TicketReopened _ -> set(event, entry, Changed.RUNNING);
            case TicketPutOnHold _, TicketResolved _ -> set(event, entry, Changed.STANDING_STILL);
            case TicketDeclined _, TicketWithdrawn _, TicketClosed _, ResolutionApproved _ -> set(event, entry, Changed.OVER);
            case StatusCorrected e -> set(e, entry, Changed.status(e.to()));
            // From new to open and on to work, or from resolved to waiting for a verdict: clocks run or stand still as before.
            case TicketAcknowledged _, WorkStarted _, ApprovalRequested _ -> List.of();
            case FirstResponseGiven e -> set(e, entry, Changed.ANSWERED);
            case PriorityChanged e -> set(e, entry, Changed.responseMoved(e.responseDue()));
            case ResponseDueSet e -> set(e, entry, Changed.responseDue(e.due()));
            case ResolutionDueSet e -> set(e, entry, Changed.resolutionDue(e.due()));
            case SlaClockStarted e -> set(e, entry, Changed.due(e.clock(), e.due()));
            case SlaClockResumed e -> set(e, entry, Changed.due(e.clock(), e.due()));
            case SlaClockPaused e -> set(e, entry, Changed.stopped(e.clock()));
            case SlaBreached e -> set(e, entry, Changed.stopped(e.clock()));
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

    private static List<Change> set(TicketEvent event, Entry entry, Changed to) {
        return List.of(Change.inSet(CHANGED, event.ticket(), entry.version(), to.running, to.answers, to.responseDue, to.moves, to.stopsResponse, to.resolutionDue, to.stopsResolution));
    }
}
