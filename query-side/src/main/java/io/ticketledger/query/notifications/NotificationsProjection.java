package io.ticketledger.query.notifications;

import static io.ticketledger.query.notifications.NotificationEntry.Type.RESOLUTION_APPROVED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.RESOLUTION_REJECTED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_ASSIGNED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_CREATED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_OPENED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_RESOLVED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.WORK_STARTED;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link Notifications}. */
public final class NotificationsProjection implements Projection {

    /** To those who are there and active, over both channels; the lines are numbered in an order that does not change. */
    private static final String TELL = """
            INSERT INTO notification (recipient, position, channel, line, type, ticket, ticket_number, subject, text, created_at)
            SELECT r.account, position, channel, row_number() OVER (PARTITION BY position ORDER BY r.account, channel), type, ticket, number,
                   format(subject, number, title), format(text, number, title, said), occurred
            FROM t, LATERAL (%s) AS who JOIN notification_recipient r ON r.account = who.account AND r.active,
                 (VALUES ('EMAIL'), ('WHATSAPP')) AS channels (channel)
            WHERE tell
            ON CONFLICT DO NOTHING""";
    private static final String EVENT = """
            WITH e AS (SELECT * FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS boolean[]), CAST(? AS text[]),
                                            CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), %s)
                                     AS e (ticket, version, position, occurred, tell, type, subject, text, said, %s)),
            """;
    private static final String SAID = "e.position, e.occurred, e.tell, e.type, e.subject, e.text, e.said";

    private static final String OPENED = EVENT.formatted("CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS uuid[])", "number, title, requester") + """
            t AS (SELECT * FROM e WHERE NOT EXISTS (SELECT FROM notification_ticket n WHERE n.ticket = e.ticket)),
            kept AS (INSERT INTO notification_ticket (ticket, version, number, title, requester) SELECT ticket, version, number, title, requester FROM t)
            """ + TELL.formatted("SELECT account FROM notification_recipient WHERE admin AND active");

    private static final String ASSIGNED = EVENT.formatted("CAST(? AS text[])", "given") + """
            t AS (UPDATE notification_ticket n SET agents = CAST(e.given AS uuid[]), version = e.version FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                  RETURNING new.*, old.agents AS before, %s)
            """.formatted(SAID) + TELL.formatted("SELECT DISTINCT agent AS account FROM unnest(agents) AS agent WHERE agent <> ALL (before)");

    private static final String TOLD = EVENT.formatted("CAST(? AS boolean[]), CAST(? AS boolean[]), CAST(? AS boolean[])", "to_admins, to_requester, to_agents") + """
            t AS (UPDATE notification_ticket n SET version = e.version FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                  RETURNING new.*, e.to_admins, e.to_requester, e.to_agents, %s)
            """.formatted(SAID) + TELL.formatted("""
            SELECT account FROM notification_recipient WHERE to_admins AND admin AND active
            UNION SELECT requester WHERE to_requester
            UNION SELECT agent FROM unnest(agents) AS agent WHERE to_agents""");

    private static final String ACCOUNT_OPENED =
            "INSERT INTO notification_recipient (account, version, admin, active) VALUES (?, ?, ?, true) ON CONFLICT DO NOTHING";
    private static final String ADMIN = "UPDATE notification_recipient SET admin = ?, version = ? WHERE account = ? AND version < ?";
    private static final String ACTIVE = "UPDATE notification_recipient SET active = ?, version = ? WHERE account = ? AND version < ?";

    /** Who hears of it. */
    private enum To {
        REQUESTER(false, true, false),
        REQUESTER_AND_ADMINS(true, true, false),
        AGENTS_AND_ADMINS(true, false, true);

        final boolean admins;
        final boolean requester;
        final boolean agents;

        To(boolean admins, boolean requester, boolean agents) {
            this.admins = admins;
            this.requester = requester;
            this.agents = agents;
        }
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public List<String> tables() {
        return List.of("notification", "notification_recipient", "notification_ticket");
    }

    /** Who is an administrator is seen by every ticket's statements. */
    @Override
    public boolean standsAlone(LedgerEvent event) {
        return event instanceof AccountEvent;
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(change(OPENED, e, entry, TICKET_CREATED, "New ticket #%1$s: %2$s", "Ticket #%1$s \"%2$s\" was created.\n%3$s",
                    e.description(), e.number(), e.title(), e.requester()));
            case TicketAcknowledged e -> told(e, entry, To.REQUESTER, TICKET_OPENED, "Ticket #%1$s opened: %2$s", "Your ticket #%1$s \"%2$s\" was opened.", e.note());
            case TicketAssigned e -> List.of(change(ASSIGNED, e, entry, TICKET_ASSIGNED, "Ticket #%1$s assigned to you: %2$s",
                    "Ticket #%1$s \"%2$s\" was assigned to you.", null, (Object) e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new)));
            case TicketReleased e -> List.of(change(ASSIGNED, e, entry, TICKET_ASSIGNED, "", "", null, (Object) new UUID[0]));
            case WorkStarted e -> told(e, entry, To.REQUESTER, WORK_STARTED, "Work started on ticket #%1$s: %2$s", "Work on your ticket #%1$s \"%2$s\" has started.", null);
            case TicketResolved e -> told(e, entry, To.REQUESTER_AND_ADMINS, TICKET_RESOLVED, "Ticket #%1$s resolved: %2$s", "Ticket #%1$s \"%2$s\" was resolved.\n%3$s", e.comment());
            case ResolutionApproved e -> told(e, entry, To.AGENTS_AND_ADMINS, RESOLUTION_APPROVED, "Ticket #%1$s approved: %2$s",
                    "The resolution of ticket #%1$s \"%2$s\" was approved.\n%3$s", e.comment());
            case ResolutionRejected e -> told(e, entry, To.AGENTS_AND_ADMINS, RESOLUTION_REJECTED, "Ticket #%1$s rejected: %2$s",
                    "The resolution of ticket #%1$s \"%2$s\" was rejected.\n%3$s", e.reason());
            case TicketDeclined _, WorkResumed _, TicketPutOnHold _, ApprovalRequested _, TicketClosed _, TicketReopened _, TicketWithdrawn _, StatusCorrected _,
                    PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _,
                    CommentAdded _, AttachmentAdded _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened e -> List.of(Change.of(ACCOUNT_OPENED, e.account(), entry.version(), e.roles().contains(Role.ADMIN)));
            case RolesChanged e -> List.of(Change.of(ADMIN, e.to().contains(Role.ADMIN), entry.version(), e.account(), entry.version()));
            case AccountActivated e -> active(true, e, entry);
            case AccountDeactivated e -> active(false, e, entry);
            case AccountDeleted e -> active(false, e, entry);
            case UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, PasswordChanged _ -> List.of();
        };
    }

    private static List<Change> told(TicketEvent event, Entry entry, To to, Type type, String subject, String text, @Nullable String said) {
        return List.of(change(TOLD, event, entry, type, subject, text, said, to.admins, to.requester, to.agents));
    }

    /** What was imported happened elsewhere long ago: it is remembered, and nobody is told. */
    private static Change change(
            String sql, TicketEvent event, Entry entry, Type type, String subject, String text, @Nullable String said, @Nullable Object... more) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(event.ticket(), entry.version(), entry.position(), entry.occurred(), !entry.imported(), type,
                subject, text, said));
        args.addAll(Arrays.asList(more));
        return new Change(sql, true, args);
    }

    private static List<Change> active(boolean active, AccountEvent event, Entry entry) {
        return List.of(Change.of(ACTIVE, active, entry.version(), event.account(), entry.version()));
    }
}
