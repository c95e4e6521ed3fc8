package io.ticketledger.query.notifications;

import static io.ticketledger.query.notifications.NotificationEntry.Type.RESOLUTION_APPROVED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.RESOLUTION_REJECTED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.SLA_BREACHED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_ASSIGNED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_CREATED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_OPENED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.TICKET_RESOLVED;
import static io.ticketledger.query.notifications.NotificationEntry.Type.WORK_STARTED;

import io.ticketledger.events.Channel;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The policy: who is told what, over which channels. Decides each once, whatever it reads again, and writes it for {@link Notifications} and the
 * {@link Outbox}.
 */
public final class NotificationsProjection implements Projection {

    public static final String NAME = "notifications";

    private static final String EVENT = """
            WITH e AS (SELECT * FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS boolean[]), CAST(? AS text[]),
                                            CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), %s)
                                     AS e (ticket, version, position, occurred, tell, type, subject, text, said, %s)),
            """;
    private static final String SAID = "e.position, e.occurred, e.tell, e.type, e.subject, e.text, e.said";

    private static final String OPENED = EVENT.formatted("CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS uuid[])", "number, title, requester") + """
            t AS (SELECT * FROM e WHERE NOT EXISTS (SELECT FROM notification_ticket n WHERE n.ticket = e.ticket)),
            kept AS (INSERT INTO notification_ticket (ticket, version, number, title, requester) SELECT ticket, version, number, title, requester FROM t)
            """;
    private static final String TO_ADMINS = "SELECT account FROM notification_recipient WHERE admin AND active";

    private static final String ASSIGNED = EVENT.formatted("CAST(? AS text[])", "given") + """
            t AS (UPDATE notification_ticket n SET agents = CAST(e.given AS uuid[]), version = e.version FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                  RETURNING new.*, old.agents AS before, %s)
            """.formatted(SAID);
    private static final String TO_NEW_AGENTS = "SELECT DISTINCT agent AS account FROM unnest(agents) AS agent WHERE agent <> ALL (before)";

    private static final String TOLD = EVENT.formatted("CAST(? AS boolean[]), CAST(? AS boolean[]), CAST(? AS boolean[])", "to_admins, to_requester, to_agents") + """
            t AS (UPDATE notification_ticket n SET version = e.version FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                  RETURNING new.*, e.to_admins, e.to_requester, e.to_agents, %s)
            """.formatted(SAID);
    private static final String TO_THOSE_NAMED = """
            SELECT account FROM notification_recipient WHERE to_admins AND admin AND active
            UNION SELECT requester WHERE to_requester
            UNION SELECT agent FROM unnest(agents) AS agent WHERE to_agents""";

    /** What has been told has been told; of what has not, nobody hears any more, and nobody is asked what he thinks of it. */
    private static final String DELETED = """
            WITH t AS (UPDATE notification_ticket SET version = ? WHERE ticket = ? AND version < ? RETURNING number),
            unasked AS (
                UPDATE notification n SET asks = false FROM t WHERE n.ticket_number = t.number AND n.asks AND n.asked_at IS NULL AND n.status <> 'PENDING')
            UPDATE notification n SET status = 'NOT_SENT', next_attempt = NULL, error = 'the ticket was deleted', asks = n.asks AND n.asked_at IS NOT NULL
            FROM t WHERE n.ticket_number = t.number AND n.status = 'PENDING'""";

    private static final String TITLE = "UPDATE notification_ticket SET title = ?, version = ? WHERE ticket = ? AND version < ?";

    private static final String ACCOUNT_OPENED =
            "INSERT INTO notification_recipient (account, version, admin, active, email, whatsapp) VALUES (?, ?, ?, true, ?, ?) ON CONFLICT DO NOTHING";
    private static final String ADMIN = person("admin");
    private static final String ACTIVE = person("active");
    private static final String EMAIL = person("email");
    private static final String WHATSAPP = person("whatsapp");
    private static final String CHANNELS = person("channels");

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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

    private final String opened;
    private final String assigned;
    private final String told;

    /** @param configured the channels over which this desk can deliver; in-app it always can */
    public NotificationsProjection(Set<Channel> configured) {
        opened = OPENED + tell(configured, TO_ADMINS);
        assigned = ASSIGNED + tell(configured, TO_NEW_AGENTS);
        told = TOLD + tell(configured, TO_THOSE_NAMED);
    }

    /**
     * To those who are there and active, over each channel they have chosen; the lines are numbered in an order that does not change. In-app is delivered by
     * being there. The requester is asked for approval once he has been told that the work is finished.
     */
    private static String tell(Set<Channel> configured, String who) {
        return """
                INSERT INTO notification (recipient, position, channel, line, type, status, next_attempt, sent_at, error, asks,
                                          ticket, ticket_number, subject, text, created_at)
                SELECT r.account, position, chosen.channel, row_number() OVER (PARTITION BY position ORDER BY r.account, chosen.channel), type,
                       CASE WHEN chosen.channel = 'IN_APP' THEN 'SENT' WHEN hindrance.what IS NULL THEN 'PENDING' ELSE 'NOT_SENT' END,
                       CASE WHEN chosen.channel <> 'IN_APP' AND hindrance.what IS NULL THEN occurred END,
                       CASE WHEN chosen.channel = 'IN_APP' THEN occurred END,
                       hindrance.what, type = 'TICKET_RESOLVED' AND r.account = requester AND hindrance.what IS NULL,
                       ticket, number, format(subject, number, title), rtrim(format(text, number, title, said), E' \\n'), occurred
                FROM t, LATERAL (%s) AS who JOIN notification_recipient r ON r.account = who.account AND r.active,
                     LATERAL unnest(r.channels) AS chosen (channel),
                     LATERAL (SELECT CASE chosen.channel
                         WHEN 'EMAIL' THEN CASE WHEN coalesce(r.email, '') = '' THEN 'no e-mail address' %s END
                         WHEN 'WHATSAPP' THEN CASE WHEN coalesce(r.whatsapp, '') = '' THEN 'no WhatsApp number' %s END END) AS hindrance (what)
                WHERE tell
                ON CONFLICT DO NOTHING""".formatted(who,
                orElse(configured, Channel.EMAIL, "e-mail is not configured"), orElse(configured, Channel.WHATSAPP, "WhatsApp is not configured"));
    }

    private static String orElse(Set<Channel> configured, Channel channel, String hindrance) {
        return configured.contains(channel) ? "" : "ELSE '" + hindrance + "'";
    }

    private static String person(String column) {
        return "UPDATE notification_recipient SET " + column + " = ?, version = ? WHERE account = ? AND version < ?";
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What was sent, failed and read is in its rows and nowhere else; emptied, it would tell everybody everything again. */
    @Override
    public boolean isRebuildable() {
        return false;
    }

    @Override
    public List<String> tables() {
        return List.of("notification", "notification_recipient", "notification_ticket");
    }

    /** Who is an administrator, and how people are reached, is seen by every ticket's statements. */
    @Override
    public boolean standsAlone(LedgerEvent event) {
        return event instanceof AccountEvent;
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketOpened e -> List.of(change(opened, e, entry, TICKET_CREATED, "New ticket #%1$s: %2$s", "Ticket #%1$s \"%2$s\" was created.\n%3$s",
                    e.description(), e.number(), e.title(), e.requester()));
            case TicketAcknowledged e -> told(e, entry, To.REQUESTER, TICKET_OPENED, "Ticket #%1$s opened: %2$s",
                    "Your ticket #%1$s \"%2$s\" was opened.", e.note());
            case TicketAssigned e -> List.of(change(assigned, e, entry, TICKET_ASSIGNED, "Ticket #%1$s assigned to you: %2$s",
                    "Ticket #%1$s \"%2$s\" was assigned to you.", null, (Object) e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new)));
            case TitleChanged e -> List.of(Change.guarded(TITLE, e.ticket(), entry.version(), e.title()));
            case TicketReleased e -> List.of(change(assigned, e, entry, TICKET_ASSIGNED, "", "", null, (Object) new UUID[0]));
            case WorkStarted e -> told(e, entry, To.REQUESTER, WORK_STARTED, "Work started on ticket #%1$s: %2$s",
                    "Work on your ticket #%1$s \"%2$s\" has started.", null);
            case TicketResolved e -> told(e, entry, To.REQUESTER_AND_ADMINS, TICKET_RESOLVED, "Ticket #%1$s resolved: %2$s",
                    "Ticket #%1$s \"%2$s\" was resolved.\n%3$s", e.comment());
            case ResolutionApproved e -> told(e, entry, To.AGENTS_AND_ADMINS, RESOLUTION_APPROVED, "Ticket #%1$s approved: %2$s",
                    "The resolution of ticket #%1$s \"%2$s\" was approved.\n%3$s", e.comment());
            case ResolutionRejected e -> told(e, entry, To.AGENTS_AND_ADMINS, RESOLUTION_REJECTED, "Ticket #%1$s rejected: %2$s",
                    "The resolution of ticket #%1$s \"%2$s\" was rejected.\n%3$s", e.reason());
            case SlaBreached e -> switch (e.clock()) {
                case RESPONSE -> told(e, entry, To.AGENTS_AND_ADMINS, SLA_BREACHED, "Response to ticket #%1$s overdue: %2$s",
                        "Ticket #%1$s \"%2$s\" was not answered in time: an answer was promised by %3$s.", WHEN.format(e.due()));
                case RESOLUTION -> told(e, entry, To.AGENTS_AND_ADMINS, SLA_BREACHED, "Resolution of ticket #%1$s overdue: %2$s",
                        "Ticket #%1$s \"%2$s\" was not resolved in time: a resolution was promised by %3$s.", WHEN.format(e.due()));
            };
            case TicketDeleted e -> List.of(Change.guarded(DELETED, e.ticket(), entry.version()));
            case TicketDeclined _, WorkResumed _, TicketPutOnHold _, ApprovalRequested _, TicketClosed _, TicketReopened _, TicketWithdrawn _, StatusCorrected _,
                    PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _, SlaClockStarted _, SlaClockPaused _, SlaClockResumed _,
                    CommentAdded _, AttachmentAdded _, TicketFact _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened e -> List.of(Change.of(ACCOUNT_OPENED, e.account(), entry.version(), e.roles().contains(Role.ADMIN), e.email(), e.whatsapp()));
            case RolesChanged e -> is(ADMIN, e.to().contains(Role.ADMIN), e, entry);
            case EmailChanged e -> is(EMAIL, e.to(), e, entry);
            case PhoneNumbersChanged e -> is(WHATSAPP, e.whatsapp(), e, entry);
            case ChannelsChosen e -> is(CHANNELS, e.channels().stream().map(Channel::name).toArray(String[]::new), e, entry);
            case AccountActivated e -> is(ACTIVE, true, e, entry);
            case AccountDeactivated e -> is(ACTIVE, false, e, entry);
            case AccountDeleted e -> is(ACTIVE, false, e, entry);
            case UsernameChanged _, PersonRenamed _, DepartmentChanged _, PasswordChanged _, SecretKeyUsed _ -> List.of();
        };
    }

    private List<Change> told(TicketEvent event, Entry entry, To to, Type type, String subject, String text, @Nullable String said) {
        return List.of(change(told, event, entry, type, subject, text, said, to.admins, to.requester, to.agents));
    }

    /** What was imported happened elsewhere long ago: it is remembered, and nobody is told. */
    private static Change change(
            String sql, TicketEvent event, Entry entry, Type type, String subject, String text, @Nullable String said, @Nullable Object... more) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(event.ticket(), entry.version(), entry.position(), entry.occurred(), !entry.imported(), type,
                subject, text, said));
        args.addAll(Arrays.asList(more));
        return new Change(sql, true, args);
    }

    private static List<Change> is(String sql, @Nullable Object value, AccountEvent event, Entry entry) {
        return List.of(Change.guarded(sql, event.account(), entry.version(), value));
    }
}
