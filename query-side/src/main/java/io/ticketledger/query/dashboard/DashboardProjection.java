package io.ticketledger.query.dashboard;

import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.Tally;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@link Dashboard}. */
public final class DashboardProjection implements Projection {

    private static final String OPENED = """
            INSERT INTO dashboard_ticket (ticket, version, status, priority, created_at) VALUES (?, ?, 'NEW', ?, ?) ON CONFLICT DO NOTHING""";
    private static final String STATUS = update("status = ?");
    private static final String ACKNOWLEDGED = update("status = 'OPEN', responded_at = coalesce(responded_at, ?)");
    private static final String RESOLVED = update("status = ?, resolved_at = coalesce(resolved_at, ?)");
    private static final String BACK_TO_WORK = update("status = ?, resolved_at = NULL");
    private static final String TEAM = update("team = ?");
    private static final String PRIORITY = update("priority = ?");
    private static final String RESPONSE_PROMISED = update("response_breached = false");
    private static final String RESOLUTION_PROMISED = update("resolution_breached = false");
    private static final String RESPONSE_BREACHED = update("response_breached = true");
    private static final String RESOLUTION_BREACHED = update("resolution_breached = true");
    private static final String RESPONDED = update("responded_at = coalesce(responded_at, ?)");

    private static final String DELETED = "DELETE FROM dashboard_ticket WHERE ticket = ?";

    private static final String COUNT = """
            INSERT INTO dashboard_count (status, priority, team, n)
            SELECT status, priority, team, ? * count(*) FROM dashboard_ticket WHERE ticket = ANY (?) GROUP BY status, priority, team
            ON CONFLICT (status, priority, team) DO UPDATE SET n = dashboard_count.n + excluded.n""";

    private static final String FLOW = """
            WITH asked AS (SELECT CAST(? AS int) AS sign, CAST(? AS uuid[]) AS tickets),
            touched AS (SELECT sign, created_at, resolved_at FROM asked, unnest(tickets) AS id JOIN dashboard_ticket ON ticket = id)
            INSERT INTO dashboard_flow (quarter, created, resolved)
            SELECT date_bin('15 minutes', at, 'epoch'), sum(sign * created), sum(sign * resolved) FROM (
                SELECT created_at AS at, sign, 1 AS created, 0 AS resolved FROM touched
                UNION ALL SELECT resolved_at, sign, 0, 1 FROM touched WHERE resolved_at IS NOT NULL) AS moments
            GROUP BY 1
            ON CONFLICT (quarter) DO UPDATE SET created = dashboard_flow.created + excluded.created, resolved = dashboard_flow.resolved + excluded.resolved""";

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public List<String> tables() {
        return List.of("dashboard_ticket", "dashboard_count", "dashboard_flow");
    }

    @Override
    public Map<String, String> saysNothing() {
        return Map.of("dashboard_count", "n = 0", "dashboard_flow", "created = 0 AND resolved = 0");
    }

    @Override
    public List<Tally> tallies() {
        return List.of(new Tally(COUNT), new Tally(FLOW));
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.of(OPENED, e.ticket(), entry.version(), e.priority(), entry.occurred()));
            case TicketAcknowledged e -> set(ACKNOWLEDGED, e, entry, entry.occurred());
            case TicketDeclined e -> set(STATUS, e, entry, TicketStatus.REJECTED);
            case TicketAssigned e -> set(TEAM, e, entry, e.team() == null ? "" : e.team());
            case TicketReleased e -> set(TEAM, e, entry, "");
            case WorkStarted e -> set(STATUS, e, entry, TicketStatus.IN_PROGRESS);
            case WorkResumed e -> set(STATUS, e, entry, TicketStatus.IN_PROGRESS);
            case TicketPutOnHold e -> set(STATUS, e, entry, TicketStatus.ON_HOLD);
            case TicketResolved e -> set(RESOLVED, e, entry, TicketStatus.RESOLVED, entry.occurred());
            case ApprovalRequested e -> set(STATUS, e, entry, TicketStatus.AWAITING_APPROVAL);
            case ResolutionApproved e -> set(STATUS, e, entry, TicketStatus.CLOSED);
            case ResolutionRejected e -> set(BACK_TO_WORK, e, entry, TicketStatus.IN_PROGRESS);
            case TicketClosed e -> set(STATUS, e, entry, TicketStatus.CLOSED);
            case TicketReopened e -> set(BACK_TO_WORK, e, entry, TicketStatus.OPEN);
            case TicketWithdrawn e -> set(STATUS, e, entry, TicketStatus.WITHDRAWN);
            case StatusCorrected e when e.to().awaitsVerdict() -> set(RESOLVED, e, entry, e.to(), entry.occurred());
            case StatusCorrected e -> set(e.to().isTerminal() ? STATUS : BACK_TO_WORK, e, entry, e.to());
            case PriorityChanged e -> set(PRIORITY, e, entry, e.priority());
            case ResponseDueSet e -> set(RESPONSE_PROMISED, e, entry);
            case ResolutionDueSet e -> set(RESOLUTION_PROMISED, e, entry);
            // What has been promised only once cannot have been broken before.
            case SlaClockStarted e when e.cycle() > 1 -> set(e.clock().choose(RESPONSE_PROMISED, RESOLUTION_PROMISED), e, entry);
            case SlaBreached e -> set(e.clock().choose(RESPONSE_BREACHED, RESOLUTION_BREACHED), e, entry);
            case SlaClockStarted _, SlaClockPaused _, SlaClockResumed _ -> List.of();
            case FirstResponseGiven e -> set(RESPONDED, e, entry, entry.occurred());
            case TicketDeleted e -> List.of(Change.of(DELETED, e.ticket()));
            case ResolutionEstimated _, CommentAdded _, AttachmentAdded _, TicketFact _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static String update(String assignments) {
        return "UPDATE dashboard_ticket SET " + assignments + ", version = ? WHERE ticket = ? AND version < ?";
    }

    private static List<Change> set(String sql, TicketEvent event, Entry entry, @Nullable Object... values) {
        return List.of(Change.guarded(sql, event.ticket(), entry.version(), values));
    }
}
