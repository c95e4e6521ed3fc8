package io.ticketledger.query.dashboard;

import io.ticketledger.events.Priority;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@link Dashboard}. */
public final class DashboardProjection implements Projection {

    /** What the touched rows said before is taken from the counters, and what they say now added. Most changes move few counters or none. */
    private static final String COUNT = """
            counted AS (
                INSERT INTO dashboard_count AS c (status, priority, team, n)
                SELECT status, priority, team, sum(sign) FROM said GROUP BY status, priority, team HAVING sum(sign) <> 0
                ON CONFLICT (status, priority, team) DO UPDATE SET n = c.n + excluded.n)
            INSERT INTO dashboard_flow AS f (quarter, created, resolved)
            SELECT date_bin('15 minutes', at, 'epoch') AS quarter, sum(created), sum(resolved) FROM (
                SELECT created_at AS at, sign AS created, 0 AS resolved FROM said
                UNION ALL SELECT resolved_at, 0, sign FROM said WHERE resolved_at IS NOT NULL) AS moments
            GROUP BY quarter HAVING sum(created) <> 0 OR sum(resolved) <> 0
            ON CONFLICT (quarter) DO UPDATE SET created = f.created + excluded.created, resolved = f.resolved + excluded.resolved""";

    private static final String OPENED = """
            WITH said AS (
                INSERT INTO dashboard_ticket (ticket, version, status, priority, created_at)
                SELECT ticket, version, 'NEW', priority, created_at
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS timestamptz[])) AS e (ticket, version, priority, created_at)
                ON CONFLICT DO NOTHING RETURNING 1 AS sign, status, priority, team, created_at, resolved_at),
            """ + COUNT;

    /** Null leaves what is. */
    private static final String CHANGED = """
            WITH t AS (
                UPDATE dashboard_ticket AS d SET version = e.version, status = coalesce(e.status, d.status), priority = coalesce(e.priority, d.priority), team = coalesce(e.team, d.team),
                       resolved_at = CASE WHEN NOT e.again THEN coalesce(d.resolved_at, e.resolved_at) END, responded_at = coalesce(d.responded_at, e.responded_at),
                       response_breached = coalesce(e.response_breached, d.response_breached), resolution_breached = coalesce(e.resolution_breached, d.resolution_breached)
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS timestamptz[]), CAST(? AS boolean[]), CAST(? AS timestamptz[]),
                            CAST(? AS boolean[]), CAST(? AS boolean[]))
                         AS e (ticket, version, status, priority, team, resolved_at, again, responded_at, response_breached, resolution_breached)
                WHERE d.ticket = e.ticket AND d.version < e.version
                RETURNING d.created_at, old.status AS old_status, old.priority AS old_priority, old.team AS old_team, old.resolved_at AS old_resolved_at, new.status, new.priority, new.team, new.resolved_at),
            said AS (
                SELECT -1 AS sign, old_status AS status, old_priority AS priority, old_team AS team, created_at, old_resolved_at AS resolved_at FROM t
                UNION ALL SELECT 1, status, priority, team, created_at, resolved_at FROM t),
            """ + COUNT;

    private static final String DELETED = """
            WITH said AS (DELETE FROM dashboard_ticket WHERE ticket = ? RETURNING -1 AS sign, status, priority, team, created_at, resolved_at),
            """ + COUNT;

    /** What an event says of its ticket: null says nothing, {@code again} that it is not resolved any more. */
    private record Changed(@Nullable TicketStatus status, @Nullable Priority priority, @Nullable String team, @Nullable Instant resolved, boolean again, @Nullable Instant responded,
            @Nullable Boolean responseBreached, @Nullable Boolean resolutionBreached) {

        static Changed to(TicketStatus status) {
            return new Changed(status, null, null, null, false, null, null, null);
        }

        static Changed toWork(TicketStatus status) {
            return new Changed(status, null, null, null, true, null, null, null);
        }

        static Changed resolved(TicketStatus status, Instant when) {
            return new Changed(status, null, null, when, false, null, null, null);
        }

        static Changed responded(@Nullable TicketStatus status, Instant when) {
            return new Changed(status, null, null, null, false, when, null, null);
        }

        static Changed of(Priority priority) {
            return new Changed(null, priority, null, null, false, null, null, null);
        }

        static Changed of(@Nullable String team) {
            return new Changed(null, null, team == null ? "" : team, null, false, null, null, null);
        }

        static Changed breached(SlaClock clock, boolean breached) {
            return clock.choose(new Changed(null, null, null, null, false, null, breached, null), new Changed(null, null, null, null, false, null, null, breached));
        }
    }

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
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(Change.inSet(OPENED, e.ticket(), entry.version(), e.priority(), entry.occurred()));
            case TicketAcknowledged e -> set(e, entry, Changed.responded(TicketStatus.OPEN, entry.occurred()));
            case TicketDeclined e -> set(e, entry, Changed.to(TicketStatus.REJECTED));
            case TicketAssigned e -> set(e, entry, Changed.of(e.team()));
            case TicketReleased e -> set(e, entry, Changed.of(""));
            case WorkStarted e -> set(e, entry, Changed.to(TicketStatus.IN_PROGRESS));
            case WorkResumed e -> set(e, entry, Changed.to(TicketStatus.IN_PROGRESS));
            case TicketPutOnHold e -> set(e, entry, Changed.to(TicketStatus.ON_HOLD));
            case TicketResolved e -> set(e, entry, Changed.resolved(TicketStatus.RESOLVED, entry.occurred()));
            case ApprovalRequested e -> set(e, entry, Changed.to(TicketStatus.AWAITING_APPROVAL));
            case ResolutionApproved e -> set(e, entry, Changed.to(TicketStatus.CLOSED));
            case ResolutionRejected e -> set(e, entry, Changed.toWork(TicketStatus.IN_PROGRESS));
            case TicketClosed e -> set(e, entry, Changed.to(TicketStatus.CLOSED));
            case TicketReopened e -> set(e, entry, Changed.toWork(TicketStatus.OPEN));
            case TicketWithdrawn e -> set(e, entry, Changed.to(TicketStatus.WITHDRAWN));
            case StatusCorrected e when e.to().awaitsVerdict() -> set(e, entry, Changed.resolved(e.to(), entry.occurred()));
            case StatusCorrected e -> set(e, entry, e.to().isTerminal() ? Changed.to(e.to()) : Changed.toWork(e.to()));
            case PriorityChanged e -> set(e, entry, Changed.of(e.priority()));
            case ResponseDueSet e -> set(e, entry, Changed.breached(SlaClock.RESPONSE, false));
            case ResolutionDueSet e -> set(e, entry, Changed.breached(SlaClock.RESOLUTION, false));
            // What has been promised only once cannot have been broken before.
            case SlaClockStarted e when e.cycle() > 1 -> set(e, entry, Changed.breached(e.clock(), false));
            case SlaBreached e -> set(e, entry, Changed.breached(e.clock(), true));
            case SlaClockStarted _, SlaClockPaused _, SlaClockResumed _ -> List.of();
            case FirstResponseGiven e -> set(e, entry, Changed.responded(null, entry.occurred()));
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

    private static List<Change> set(TicketEvent event, Entry entry, Changed to) {
        return List.of(Change.inSet(CHANGED, event.ticket(), entry.version(), to.status, to.priority, to.team, to.resolved, to.again, to.responded, to.responseBreached, to.resolutionBreached));
    }
}
