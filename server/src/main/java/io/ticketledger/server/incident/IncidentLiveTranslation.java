package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentPeopleTranslation.name;
import static io.ticketledger.server.incident.IncidentPeopleTranslation.number;
import static io.ticketledger.server.incident.IncidentVocabulary.CHANNEL;
import static io.ticketledger.server.incident.IncidentVocabulary.NOTIFICATION_STATUS;
import static io.ticketledger.server.incident.IncidentVocabulary.NOTIFICATION_TYPE;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.ticketdetails.TicketDetail;
import io.ticketledger.query.ticketdetails.TicketThread;
import io.ticketledger.server.incident.IncidentLiveResponses.LiveEvent;
import io.ticketledger.server.incident.IncidentLiveResponses.NotificationSaid;
import io.ticketledger.server.incident.IncidentNotificationResponses.Notification;
import io.ticketledger.server.incident.IncidentNotificationResponses.UnreadCount;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import io.ticketledger.server.live.Happening;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody was told and what happens, in this contract's words. Pure. */
final class IncidentLiveTranslation {

    private IncidentLiveTranslation() {}

    static Notification notification(NotificationEntry n, long recipient) {
        return new Notification(n.id(), NOTIFICATION_TYPE.wire(n.type()), CHANNEL.wire(n.channel()), NOTIFICATION_STATUS.wire(n.status()),
                n.subject(), n.text(), n.ticketNumber(), recipient, n.createdAt(), n.sentAt(), n.readAt(), n.readAt() != null, n.attempts(), n.error());
    }

    static Notification notification(NotificationEntry n, Map<AccountId, Account> people) {
        return notification(n, number(people, n.recipient()));
    }

    static NotificationSaid said(NotificationEntry n) {
        return new NotificationSaid("notification", n.id(), NOTIFICATION_TYPE.wire(n.type()), n.text(), n.subject(), n.ticketNumber(), n.createdAt());
    }

    static UnreadCount unreadCount(Map<NotificationEntry.Type, Long> counts) {
        Map<String, Long> byType = new LinkedHashMap<>();
        counts.forEach((type, count) -> byType.merge(NOTIFICATION_TYPE.wire(type), count, Long::sum));
        return new UnreadCount(byType.values().stream().mapToLong(Long::longValue).sum(), byType);
    }

    static LiveEvent live(Happening h) {
        Entry entry = h.entry();
        Ticket ticket = IncidentTicketTranslation.ticket(new TicketDetail(h.ticket(), TicketThread.EMPTY), h.ticket().status(), h.people(), null);
        return new LiveEvent(entry.position(), entry.name(), entry.occurred(), entry.recorded(),
                entry.actor() == null ? null : number(h.people(), entry.actor()), name(h.people(), entry.actor()),
                ticket.id(), ticket.status(), ticket.title(), ticket);
    }
}
