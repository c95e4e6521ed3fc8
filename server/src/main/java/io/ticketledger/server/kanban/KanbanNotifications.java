package io.ticketledger.server.kanban;

import io.ticketledger.events.TicketId;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import io.ticketledger.server.security.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Notifications beside the names of their tickets: what a ticket is called by now is for those alone who may still see it. */
@Component
class KanbanNotifications {

    private final TicketList tickets;
    private final KanbanMembers members;
    private final KanbanSight sight;

    KanbanNotifications(TicketList tickets, KanbanMembers members, KanbanSight sight) {
        this.tickets = tickets;
        this.members = members;
        this.sight = sight;
    }

    List<Notification> shown(Caller caller, List<NotificationEntry> entries) {
        if (entries.isEmpty()) return List.of();
        Map<TicketId, TicketRow> about = tickets.byIds(entries.stream().map(NotificationEntry::ticket).distinct().toList());
        Scope scope = sight.scope(members.of(caller));
        about.values().removeIf(ticket -> !scope.covers(ticket));
        return entries.stream().map(entry -> KanbanLiveTranslation.notification(entry, about.get(entry.ticket()))).toList();
    }

    Notification shown(Caller caller, NotificationEntry entry) {
        return shown(caller, List.of(entry)).getFirst();
    }
}
