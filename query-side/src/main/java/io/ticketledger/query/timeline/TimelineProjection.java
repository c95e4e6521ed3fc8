package io.ticketledger.query.timeline;

import static io.ticketledger.events.TicketStatus.AWAITING_APPROVAL;
import static io.ticketledger.events.TicketStatus.CLOSED;
import static io.ticketledger.events.TicketStatus.IN_PROGRESS;
import static io.ticketledger.events.TicketStatus.ON_HOLD;
import static io.ticketledger.events.TicketStatus.OPEN;
import static io.ticketledger.events.TicketStatus.REJECTED;
import static io.ticketledger.events.TicketStatus.RESOLVED;
import static io.ticketledger.events.TicketStatus.WITHDRAWN;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link Timeline}. */
public final class TimelineProjection implements Projection {

    public static final String NAME = "timeline";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("timeline_now", "timeline_past", "timeline_turn", "timeline_title");
    }

    @Override
    public Map<String, String> saysNothing() {
        return Map.of("timeline_turn", "standing = 0 AND came = 0");
    }

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.inSet(TimelineSql.OPENED, e.ticket(), entry.version(), entry.occurred(), entry.recorded(), e.number(), e.title(),
                    e.requester(), e.priority()));
            case TicketAcknowledged e -> turn(e, entry, OPEN);
            case TicketDeclined e -> turn(e, entry, REJECTED);
            case TicketAssigned e -> given(e, entry, e.agents(), e.team());
            case TicketReleased e -> given(e, entry, List.of(), null);
            case WorkStarted e -> turn(e, entry, IN_PROGRESS);
            case WorkResumed e -> turn(e, entry, IN_PROGRESS);
            case TicketPutOnHold e -> turn(e, entry, ON_HOLD);
            case TicketResolved e -> turn(e, entry, RESOLVED);
            case ApprovalRequested e -> turn(e, entry, AWAITING_APPROVAL);
            case ResolutionApproved e -> turn(e, entry, CLOSED);
            case ResolutionRejected e -> turn(e, entry, IN_PROGRESS);
            case TicketClosed e -> turn(e, entry, CLOSED);
            case TicketReopened e -> turn(e, entry, OPEN);
            case TicketWithdrawn e -> turn(e, entry, WITHDRAWN);
            case StatusCorrected e -> turn(e, entry, e.to());
            case PriorityChanged e -> shown(e, entry, null, e.priority(), false, null, null);
            case TicketDeleted e -> List.of(Change.of(TimelineSql.DELETED, e.ticket(), entry.version(), entry.occurred(), entry.recorded()));
            case TitleChanged e -> List.of(Change.of(TimelineSql.TITLE, e.ticket(), entry.version(), entry.occurred(), entry.recorded(), e.title()));
            case ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _,
                    CommentAdded _, AttachmentAdded _, TicketFact _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ ->
                    List.of(Change.inSet(TimelineSql.LATER, event.ticket(), entry.version(), entry.occurred()));
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static List<Change> turn(TicketEvent event, Entry entry, TicketStatus to) {
        return shown(event, entry, to, null, false, null, null);
    }

    private static List<Change> given(TicketEvent event, Entry entry, List<AccountId> agents, @Nullable String team) {
        return shown(event, entry, null, null, true, agents.stream().map(AccountId::raw).toArray(UUID[]::new), team);
    }

    private static List<Change> shown(TicketEvent event, Entry entry, @Nullable TicketStatus status, @Nullable Priority priority, boolean given,
            UUID @Nullable [] agents, @Nullable String team) {
        return List.of(Change.inSet(TimelineSql.SHOWN, event.ticket(), entry.version(), entry.occurred(), entry.recorded(), status, priority, given, agents, team));
    }
}
