package io.ticketledger.query.workload;

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
import java.util.UUID;

/** Writes {@link Workload}. */
public final class WorkloadProjection implements Projection {

    private static final String OPENED =
            "INSERT INTO workload_ticket (ticket, version, status, created_at) VALUES (?, ?, 'NEW', ?) ON CONFLICT DO NOTHING";
    private static final String STATUS = "UPDATE workload_ticket SET status = ?, version = ? WHERE ticket = ? AND version < ?";
    private static final String RESOLVED =
            "UPDATE workload_ticket SET status = ?, resolved_at = coalesce(resolved_at, ?), version = ? WHERE ticket = ? AND version < ?";

    /** Moves that end or revive a ticket end or revive its assignments. */
    private static final String OVER = """
            WITH t AS (UPDATE workload_ticket SET status = ?, version = ? WHERE ticket = ? AND version < ? RETURNING ticket)
            UPDATE workload_assignment a SET open = false FROM t WHERE a.ticket = t.ticket""";
    private static final String TO_WORK = """
            WITH t AS (UPDATE workload_ticket SET status = ?, resolved_at = NULL, version = ? WHERE ticket = ? AND version < ? RETURNING ticket)
            UPDATE workload_assignment a SET open = true FROM t WHERE a.ticket = t.ticket AND NOT a.open""";
    private static final String TO_VERDICT = """
            WITH t AS (UPDATE workload_ticket SET status = ?, resolved_at = coalesce(resolved_at, ?), version = ? WHERE ticket = ? AND version < ? RETURNING ticket)
            UPDATE workload_assignment a SET open = true FROM t WHERE a.ticket = t.ticket AND NOT a.open""";

    /** Who had it already keeps since when. */
    private static final String ASSIGNED = """
            WITH given AS (SELECT CAST(? AS uuid[]) AS agents),
            t AS (UPDATE workload_ticket SET version = ? FROM given WHERE ticket = ? AND version < ? RETURNING ticket, NOT over AS open, agents),
            gone AS (DELETE FROM workload_assignment a USING t WHERE a.ticket = t.ticket AND a.agent <> ALL (t.agents))
            INSERT INTO workload_assignment (ticket, agent, assigned_at, open)
            SELECT DISTINCT t.ticket, agent, CAST(? AS timestamptz), t.open FROM t, unnest(t.agents) AS agent ON CONFLICT DO NOTHING""";

    private static final String DELETED = """
            WITH t AS (DELETE FROM workload_ticket WHERE ticket = ?)
            DELETE FROM workload_assignment WHERE ticket = ?""";

    private static final String TALLY = """
            WITH asked AS (SELECT CAST(? AS int) AS sign, CAST(? AS uuid[]) AS tickets)
            INSERT INTO workload_agent (agent, assigned, in_progress, on_hold, resolved, resolution_seconds)
            SELECT a.agent, coalesce(sum(sign) FILTER (WHERE NOT t.over), 0), coalesce(sum(sign) FILTER (WHERE t.status = 'IN_PROGRESS'), 0), coalesce(sum(sign) FILTER (WHERE t.status = 'ON_HOLD'), 0),
                   coalesce(sum(sign) FILTER (WHERE t.resolved_at IS NOT NULL), 0),
                   coalesce(sum(sign * CAST(extract(epoch FROM t.resolved_at - t.created_at) AS bigint)), 0)
            FROM asked, unnest(tickets) AS id JOIN workload_ticket t ON t.ticket = id JOIN workload_assignment a ON a.ticket = id
            GROUP BY a.agent
            ON CONFLICT (agent) DO UPDATE SET assigned = workload_agent.assigned + excluded.assigned, in_progress = workload_agent.in_progress + excluded.in_progress,
                on_hold = workload_agent.on_hold + excluded.on_hold, resolved = workload_agent.resolved + excluded.resolved,
                resolution_seconds = workload_agent.resolution_seconds + excluded.resolution_seconds""";

    @Override
    public String name() {
        return "workload";
    }

    @Override
    public List<String> tables() {
        return List.of("workload_ticket", "workload_assignment", "workload_agent");
    }

    @Override
    public Map<String, String> saysNothing() {
        return Map.of("workload_agent", "assigned = 0 AND resolved = 0");
    }

    @Override
    public List<Tally> tallies() {
        return List.of(new Tally(TALLY));
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.of(OPENED, e.ticket(), entry.version(), entry.occurred()));
            case TicketAcknowledged e -> status(STATUS, e, entry, TicketStatus.OPEN);
            case TicketDeclined e -> status(OVER, e, entry, TicketStatus.REJECTED);
            case TicketAssigned e -> assigned(e, entry, e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new));
            case TicketReleased e -> assigned(e, entry, new UUID[0]);
            case WorkStarted e -> status(STATUS, e, entry, TicketStatus.IN_PROGRESS);
            case WorkResumed e -> status(STATUS, e, entry, TicketStatus.IN_PROGRESS);
            case TicketPutOnHold e -> status(STATUS, e, entry, TicketStatus.ON_HOLD);
            case TicketResolved e -> List.of(Change.of(RESOLVED, TicketStatus.RESOLVED, entry.occurred(), entry.version(), e.ticket(), entry.version()));
            case ApprovalRequested e -> status(STATUS, e, entry, TicketStatus.AWAITING_APPROVAL);
            case ResolutionApproved e -> status(OVER, e, entry, TicketStatus.CLOSED);
            case ResolutionRejected e -> status(TO_WORK, e, entry, TicketStatus.IN_PROGRESS);
            case TicketClosed e -> status(OVER, e, entry, TicketStatus.CLOSED);
            case TicketReopened e -> status(TO_WORK, e, entry, TicketStatus.OPEN);
            case TicketWithdrawn e -> status(OVER, e, entry, TicketStatus.WITHDRAWN);
            case StatusCorrected e when e.to().awaitsVerdict() ->
                    List.of(Change.of(TO_VERDICT, e.to(), entry.occurred(), entry.version(), e.ticket(), entry.version()));
            case StatusCorrected e -> status(e.to().isTerminal() ? OVER : TO_WORK, e, entry, e.to());
            case TicketDeleted e -> List.of(Change.of(DELETED, e.ticket(), e.ticket()));
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

    private static List<Change> status(String sql, TicketEvent event, Entry entry, TicketStatus to) {
        return List.of(Change.of(sql, to, entry.version(), event.ticket(), entry.version()));
    }

    private static List<Change> assigned(TicketEvent event, Entry entry, UUID[] agents) {
        return List.of(Change.of(ASSIGNED, agents, entry.version(), event.ticket(), entry.version(), entry.occurred()));
    }
}
