package io.ticketledger.server.kanban;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notifications as they are on the wire. */
final class KanbanNotificationResponses {

    private KanbanNotificationResponses() {}

    /**
     * @param text       the same as the message, for those who look for it under this name
     * @param ticket     by its number
     * @param ticketName null once the ticket is out of sight
     */
    record Notification(long id, String type, String title, String message, String text, long ticket, @Nullable String ticketName, boolean isRead,
            @Nullable Instant readAt, Instant createdAt) {}

    record UnreadCount(long unreadCount, long count) {}

    record MarkedRead(String message, int marked) {}
}
