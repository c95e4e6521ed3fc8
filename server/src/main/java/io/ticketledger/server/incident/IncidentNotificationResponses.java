package io.ticketledger.server.incident;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notifications as they are on the wire. */
final class IncidentNotificationResponses {

    private IncidentNotificationResponses() {}

    record Notification(
            long id,
            String type,
            String channel,
            String status,
            String subject,
            String text,
            long ticket,
            long recipient,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant readAt,
            boolean isRead,
            int attempts,
            @Nullable String error) {}

    /** In-app ones alone; types of which there are none are not named. */
    record UnreadCount(long count, Map<String, Long> byType) {}

    record MarkedAsRead(String message, int updated) {}
}
