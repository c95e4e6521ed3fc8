package io.ticketledger.query.workload;

import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link Workload}. */
public final class WorkloadProjection implements Projection {

    private static final String OPENED =
            "INSERT INTO workload_ticket (ticket, version, status, created_at) VALUES (?, ?, 'NEW', ?) ON CONFLICT DO NOTHING";

    /** What an agent's tickets said before is taken from his counters, and what they say now added. Most changes move few counters or none. */
    private static final String COUNT = """
            resolved AS (
                INSERT INTO workload_flow AS f (agent, quarter, resolved)
                SELECT agent, date_bin('15 minutes', resolved_at, 'epoch') AS quarter, sum(sign) FROM said WHERE resolved_at IS NOT NULL GROUP BY agent, quarter HAVING sum(sign) <> 0
                ON CONFLICT (agent, quarter) DO UPDATE SET resolved = f.resolved + excluded.resolved)
            INSERT INTO workload_agent AS w (agent, assigned, in_progress, on_hold, resolved, resolution_seconds)
            SELECT * FROM (
                SELECT agent, sum(CASE WHEN NOT over THEN sign ELSE 0 END) AS assigned, sum(CASE WHEN status = 'IN_PROGRESS' THEN sign ELSE 0 END) AS in_progress,
                       sum(CASE WHEN status = 'ON_HOLD' THEN sign ELSE 0 END) AS on_hold, sum(CASE WHEN resolved_at IS NOT NULL THEN sign ELSE 0 END) AS resolved,
                       coalesce(sum(sign * CAST(extract(epoch FROM resolved_at - created_at) AS bigint)), 0) AS seconds
                FROM said GROUP BY agent) AS c
            WHERE assigned <> 0 OR in_progress <> 0 OR on_hold <> 0 OR resolved <> 0 OR seconds <> 0
            ON CONFLICT (agent) DO UPDATE SET assigned = w.assigned + excluded.assigned, in_progress = w.in_progress + excluded.in_progress, on_hold = w.on_hold + excluded.on_hold,
                resolved = w.resolved + excluded.resolved, resolution_seconds = w.resolution_seconds + excluded.resolution_seconds""";

    /** Moves that end or revive a ticket end or revive its assignments. {@code again} says that it is not resolved any more. */
    private static final String TURNED = """
            WITH t AS (
                UPDATE workload_ticket AS w SET version = e.version, status = e.status, resolved_at = CASE WHEN NOT e.again THEN coalesce(w.resolved_at, e.resolved_at) END
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS timestamptz[]), CAST(? AS boolean[])) AS e (ticket, version, status, resolved_at, again)
                WHERE w.ticket = e.ticket AND w.version < e.version
                RETURNING w.ticket, w.created_at, old.status AS old_status, old.over AS was_over, old.resolved_at AS old_resolved_at, new.status, new.over, new.resolved_at),
            a AS (UPDATE workload_assignment a SET open = NOT t.over FROM t WHERE t.over <> t.was_over AND a.ticket = t.ticket),
            said AS (
                SELECT a.agent, t.created_at, s.* FROM t JOIN workload_assignment a ON a.ticket = t.ticket,
                     LATERAL (VALUES (-1, old_status, was_over, old_resolved_at), (1, status, over, resolved_at)) AS s (sign, status, over, resolved_at)),
            """ + COUNT;

    /** Who had it already keeps since when. */
    private static final String ASSIGNED = """
            WITH t AS (
                UPDATE workload_ticket AS w SET version = e.version
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS text[])) AS e (ticket, version, assigned_at, agents)
                WHERE w.ticket = e.ticket AND w.version < e.version
                RETURNING w.ticket, w.status, w.over, w.created_at, w.resolved_at, e.assigned_at, CAST(e.agents AS uuid[]) AS agents),
            gone AS (DELETE FROM workload_assignment a USING t WHERE a.ticket = t.ticket AND a.agent <> ALL (t.agents) RETURNING a.ticket, a.agent),
            came AS (
                INSERT INTO workload_assignment (ticket, agent, assigned_at, open)
                SELECT DISTINCT t.ticket, agent, assigned_at, NOT over FROM t, unnest(t.agents) AS agent ON CONFLICT DO NOTHING RETURNING ticket, agent),
            said AS (
                SELECT sign, agent, status, over, created_at, resolved_at
                FROM (SELECT -1 AS sign, ticket, agent FROM gone UNION ALL SELECT 1, ticket, agent FROM came) AS moved JOIN t ON t.ticket = moved.ticket),
            """ + COUNT;

    private static final String DELETED = """
            WITH t AS (DELETE FROM workload_ticket WHERE ticket = ? RETURNING ticket, status, over, created_at, resolved_at),
            said AS (DELETE FROM workload_assignment a USING t WHERE a.ticket = t.ticket RETURNING -1 AS sign, a.agent, t.status, t.over, t.created_at, t.resolved_at),
            """ + COUNT;

    @Override
    public String name() {
        return "workload";
    }

    @Override
    public List<String> tables() {
        return List.of("workload_ticket", "workload_assignment", "workload_agent", "workload_flow");
    }

    @Override
    public Map<String, String> saysNothing() {
        return Map.of("workload_agent", "assigned = 0 AND resolved = 0", "workload_flow", "resolved = 0");
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.of(OPENED, e.ticket(), entry.version(), entry.occurred()));
            case TicketAcknowledged e -> turned(e, entry, TicketStatus.OPEN, null, false);
            case TicketDeclined e -> turned(e, entry, TicketStatus.REJECTED, null, false);
            case TicketAssigned e -> assigned(e, entry, e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new));
            case TicketReleased e -> assigned(e, entry, new UUID[0]);
            case WorkStarted e -> turned(e, entry, TicketStatus.IN_PROGRESS, null, false);
            case WorkResumed e -> turned(e, entry, TicketStatus.IN_PROGRESS, null, false);
            case TicketPutOnHold e -> turned(e, entry, TicketStatus.ON_HOLD, null, false);
            case TicketResolved e -> turned(e, entry, TicketStatus.RESOLVED, entry.occurred(), false);
            case ApprovalRequested e -> turned(e, entry, TicketStatus.AWAITING_APPROVAL, null, false);
            case ResolutionApproved e -> turned(e, entry, TicketStatus.CLOSED, null, false);
            case ResolutionRejected e -> turned(e, entry, TicketStatus.IN_PROGRESS, null, true);
            case TicketClosed e -> turned(e, entry, TicketStatus.CLOSED, null, false);
            case TicketReopened e -> turned(e, entry, TicketStatus.OPEN, null, true);
            case TicketWithdrawn e -> turned(e, entry, TicketStatus.WITHDRAWN, null, false);
            case StatusCorrected e when e.to().awaitsVerdict() -> turned(e, entry, e.to(), entry.occurred(), false);
            case StatusCorrected e -> turned(e, entry, e.to(), null, !e.to().isTerminal());
            case TicketDeleted e -> List.of(Change.of(DELETED, e.ticket()));
            case PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _,
                    CommentAdded _, AttachmentAdded _, TicketFact _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static List<Change> turned(TicketEvent event, Entry entry, TicketStatus to, @Nullable Instant resolved, boolean again) {
        return List.of(Change.inSet(TURNED, event.ticket(), entry.version(), to, resolved, again));
    }

    private static List<Change> assigned(TicketEvent event, Entry entry, UUID[] agents) {
        return List.of(Change.inSet(ASSIGNED, event.ticket(), entry.version(), entry.occurred(), agents));
    }
}
