package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentVocabulary.CHANNEL;
import static io.ticketledger.server.incident.IncidentVocabulary.NOTIFICATION_STATUS;
import static io.ticketledger.server.incident.IncidentVocabulary.NOTIFICATION_TYPE;
import static io.ticketledger.server.incident.IncidentVocabulary.PRIORITY;
import static io.ticketledger.server.incident.IncidentVocabulary.ROLE;
import static io.ticketledger.server.incident.IncidentVocabulary.STATUS;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.dashboard.DashboardView;
import io.ticketledger.query.dashboard.DashboardView.Ageing;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.AccountStanding;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketdetails.HistoryEntry;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.ticketdetails.TicketDetail;
import io.ticketledger.query.ticketdetails.TicketThread;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.query.workload.AgentLoad;
import io.ticketledger.server.corridor.Base64Content;
import io.ticketledger.server.live.Happening;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From our views to the contract's shapes. Pure: people, time and contents come in. */
final class IncidentTranslation {

    private IncidentTranslation() {}

    static IncidentResponses.Profile profile(Account a) {
        return new IncidentResponses.Profile(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), role(a), orEmpty(a.phone()),
                orEmpty(a.whatsapp()), orEmpty(a.department()));
    }

    static IncidentResponses.DatedProfile datedProfile(Account a) {
        return new IncidentResponses.DatedProfile(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), role(a), orEmpty(a.phone()),
                orEmpty(a.whatsapp()), orEmpty(a.department()), channels(a), a.joinedAt(), a.updatedAt());
    }

    static IncidentResponses.User user(Account a) {
        return new IncidentResponses.User(a.number(), a.username(), orEmpty(a.email()), a.firstName(), a.lastName(), a.fullName(), role(a),
                orEmpty(a.phone()), orEmpty(a.whatsapp()), orEmpty(a.department()), channels(a), a.standing() == AccountStanding.ACTIVE, a.joinedAt());
    }

    static List<String> channels(Account a) {
        return a.channels().stream().map(CHANNEL::wire).toList();
    }

    private static String role(Account a) {
        return ROLE.wire(IncidentVocabulary.strongest(a.roles()));
    }

    /** @param status to be shown @param content fetches the bytes of an attachment; null where a list leaves them out */
    static IncidentResponses.Ticket ticket(
            TicketDetail ticket, TicketStatus status, Map<AccountId, Account> people, @Nullable Function<AttachmentId, byte[]> content) {
        TicketRow t = ticket.row();
        return new IncidentResponses.Ticket(
                t.number(), t.project(), t.title(), t.description(),
                PRIORITY.wire(t.priority()), PRIORITY.display(t.priority()),
                IncidentVocabulary.categoryWire(t.category()), IncidentVocabulary.categoryDisplay(t.category()),
                STATUS.wire(status), STATUS.display(status),
                number(people, t.requester()), name(people, t.requester()),
                t.agents().stream().map(agent -> number(people, agent)).toList(), t.agents().stream().map(agent -> name(people, agent)).toList(), t.team(),
                t.responseDue(), t.resolutionDue(), t.isResponseBreached(), t.isResolutionBreached(), t.responseMinutes(), t.estimate(),
                t.createdAt(), t.updatedAt(), t.acknowledgedAt(), t.startedAt(), t.resolvedAt(), t.closedAt(),
                ticket.attachments().stream().map(a -> attachment(t.number(), a, people, content)).toList(),
                ticket.history().stream().map(h -> history(t.number(), h, people)).toList());
    }

    static IncidentResponses.Attachment attachment(
            long ticket, AttachmentInfo a, Map<AccountId, Account> people, @Nullable Function<AttachmentId, byte[]> content) {
        return new IncidentResponses.Attachment(a.number(), ticket, content == null ? null : new Base64Content(() -> content.apply(a.id())), a.name(),
                a.mediaType(), a.size(), a.uploader() == null ? null : number(people, a.uploader()), name(people, a.uploader()), a.uploadedAt());
    }

    private static IncidentResponses.History history(long ticket, HistoryEntry h, Map<AccountId, Account> people) {
        String comment = h.text() == null || h.text().isBlank() ? IncidentVocabulary.historyComment(h.event()) : h.text();
        return new IncidentResponses.History(h.id(), ticket, h.actor() == null ? null : number(people, h.actor()), name(people, h.actor()),
                STATUS.wire(h.from()), STATUS.display(h.from()), STATUS.wire(h.to()), STATUS.display(h.to()), comment, h.occurred());
    }

    static IncidentResponses.Notification notification(NotificationEntry n, long recipient) {
        return new IncidentResponses.Notification(n.id(), NOTIFICATION_TYPE.wire(n.type()), CHANNEL.wire(n.channel()), NOTIFICATION_STATUS.wire(n.status()),
                n.subject(), n.text(), n.ticketNumber(), recipient, n.createdAt(), n.sentAt(), n.readAt(), n.readAt() != null, n.attempts(), n.error());
    }

    static IncidentResponses.Notification notification(NotificationEntry n, Map<AccountId, Account> people) {
        return notification(n, number(people, n.recipient()));
    }

    static IncidentResponses.NotificationSaid said(NotificationEntry n) {
        return new IncidentResponses.NotificationSaid("notification", n.id(), NOTIFICATION_TYPE.wire(n.type()), n.text(), n.subject(), n.ticketNumber(), n.createdAt());
    }

    static IncidentResponses.UnreadCount unreadCount(Map<NotificationEntry.Type, Long> counts) {
        Map<String, Long> byType = new LinkedHashMap<>();
        counts.forEach((type, count) -> byType.merge(NOTIFICATION_TYPE.wire(type), count, Long::sum));
        return new IncidentResponses.UnreadCount(byType.values().stream().mapToLong(Long::longValue).sum(), byType);
    }

    /** States and priorities that share a word of this contract are added up. */
    static IncidentResponses.Dashboard dashboard(DashboardView d) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        STATUS.all().forEach(word -> statuses.put(word, 0L));
        d.byStatus().forEach((status, count) -> statuses.merge(STATUS.wire(status), count, Long::sum));
        Map<String, Long> priorities = new LinkedHashMap<>();
        PRIORITY.all().forEach(word -> priorities.put(word, 0L));
        d.byPriority().forEach((priority, count) -> priorities.merge(PRIORITY.wire(priority), count, Long::sum));
        Ageing ageing = d.ageing();
        return new IncidentResponses.Dashboard(d.total(), d.open(), statuses, priorities, d.byTeam(), d.responseBreached(), d.resolutionBreached(),
                new IncidentResponses.Ageing(ageing.underOne(), ageing.oneToThree(), ageing.threeToSeven(), ageing.sevenToThirty(), ageing.overThirty()),
                d.days().stream().map(day -> new IncidentResponses.Day(day.date(), day.created(), day.resolved())).toList());
    }

    static IncidentResponses.Load load(AgentLoad l, Map<AccountId, Account> people) {
        Account agent = people.get(l.agent());
        return new IncidentResponses.Load(number(people, l.agent()), agent == null ? "" : agent.username(), name(people, l.agent()), l.assigned(),
                l.inProgress(), l.onHold(), l.resolvedToday(), l.oldestSince(), l.averageResolution() == null ? null : hours(l.averageResolution()));
    }

    private static double hours(Duration duration) {
        return Math.round(duration.toSeconds() / 36.0) / 100.0;
    }

    static IncidentResponses.AuditEntry audit(AuditEntry e) {
        Long number = e.subject().number();
        return new IncidentResponses.AuditEntry(e.position(), e.occurred(), e.recorded(), e.actor() == null ? null : e.actor().toString(), e.actorName(),
                e.action(), e.subject().kind() == AuditEntry.Kind.TICKET ? number : null, e.subject().kind() == AuditEntry.Kind.ACCOUNT ? number : null,
                e.changes().stream().map(c -> new IncidentResponses.AuditChange(c.field(), c.old(), c.now())).toList(),
                e.dialect(), e.address(), e.requestId());
    }

    static IncidentResponses.LiveEvent live(Happening h) {
        Entry entry = h.entry();
        IncidentResponses.Ticket ticket = ticket(new TicketDetail(h.ticket(), TicketThread.EMPTY), h.ticket().status(), h.people(), null);
        return new IncidentResponses.LiveEvent(entry.position(), entry.name(), entry.occurred(), entry.recorded(),
                entry.actor() == null ? null : number(h.people(), entry.actor()), name(h.people(), entry.actor()),
                ticket.id(), ticket.status(), ticket.title(), ticket);
    }

    private static long number(Map<AccountId, Account> people, AccountId id) {
        Account account = people.get(id);
        return account == null ? 0 : account.number();
    }

    /** The desk itself has no account. */
    private static String name(Map<AccountId, Account> people, @Nullable AccountId id) {
        if (id == null) return "System";
        Account account = people.get(id);
        return account == null ? "" : account.fullName();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
