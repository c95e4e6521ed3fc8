package io.ticketledger.server.kanban;

import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import org.jspecify.annotations.Nullable;

/** From what people are told to the wire. */
final class KanbanLiveTranslation {

    private KanbanLiveTranslation() {}

    static Notification notification(NotificationEntry entry, @Nullable TicketRow ticket) {
        return new Notification(entry.id(), KanbanVocabulary.NOTIFICATION_TYPE.wire(entry.type()), entry.subject(), entry.text(), entry.text(), entry.ticketNumber(),
                ticket == null ? null : ticket.title(), entry.readAt() != null, entry.readAt(), entry.createdAt());
    }
}
