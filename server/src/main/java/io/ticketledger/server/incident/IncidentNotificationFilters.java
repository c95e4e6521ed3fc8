package io.ticketledger.server.incident;

import io.ticketledger.events.Channel;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.server.corridor.Query;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a list is to show.
 *
 * @param recipient whose, by number; null means the caller's own, unless it is everybody's
 */
record IncidentNotificationFilters(
        NotificationEntry.@Nullable Type type,
        @Nullable Channel channel,
        NotificationEntry.@Nullable Status status,
        @Nullable Long ticket,
        @Nullable Boolean isRead,
        boolean ofEverybody,
        @Nullable Long recipient) {

    private static final String ALL = "all";

    static IncidentNotificationFilters read(Query query) {
        boolean ofEverybody = ALL.equalsIgnoreCase(query.first("recipient"));
        IncidentNotificationFilters read = new IncidentNotificationFilters(
                choice(query, "type", IncidentVocabulary.NOTIFICATION_TYPE::meaning), choice(query, "channel", IncidentVocabulary.CHANNEL::meaning),
                choice(query, "status", IncidentVocabulary.NOTIFICATION_STATUS::meaning), query.number("ticket"),
                query.truth("is_read"), ofEverybody, ofEverybody ? null : query.number("recipient"));
        query.verdict();
        return read;
    }

    /** Whether this asks for no more than everybody may see of himself. */
    boolean isOnlyOf(long caller) {
        return !ofEverybody && (recipient == null || recipient == caller);
    }

    FindNotifications narrow(FindNotifications wanted) {
        return wanted.type(type).over(channel).status(status).ofTicket(ticket).read(isRead);
    }

    /** One word, in whatever case. */
    private static <T> @Nullable T choice(Query query, String name, Function<String, Optional<T>> meaning) {
        return query.word(name, word -> meaning.apply(word.toUpperCase(Locale.ROOT)));
    }
}
