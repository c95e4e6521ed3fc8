package io.ticketledger.server.incident;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.server.corridor.Query;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may stand behind the question mark, in our words. */
final class IncidentFilters {

    private static final int LONGEST_SEARCH = 200;

    private IncidentFilters() {}

    /** Which tickets a list is to show. */
    record TicketFilter(
            Set<TicketStatus> statuses, Set<Priority> priorities, Set<String> categories, @Nullable Long assignedTo, @Nullable String search, Order order) {

        private static final Map<String, Order.Field> ORDERINGS = Map.of(
                "id", Order.Field.NUMBER, "created_at", Order.Field.CREATED, "updated_at", Order.Field.UPDATED, "title", Order.Field.TITLE,
                "status", Order.Field.STATUS, "priority", Order.Field.PRIORITY, "response_due_at", Order.Field.RESPONSE_DUE,
                "resolution_due_at", Order.Field.RESOLUTION_DUE);

        static TicketFilter read(Query query) {
            TicketFilter read = new TicketFilter(
                    query.words("status", IncidentVocabulary.STATUS::shownAs),
                    query.words("priority", IncidentVocabulary.PRIORITY::shownAs),
                    query.words("category", word -> IncidentVocabulary.category(word).map(Set::of).orElse(Set.of())),
                    query.number("assigned_to"), searched(query, "search"), order(query));
            query.verdict();
            return read;
        }

        private static Order order(Query query) {
            String text = query.first("ordering");
            if (text == null) return Order.NEWEST_FIRST;
            boolean descending = text.startsWith("-");
            Order.Field field = ORDERINGS.get(descending ? text.substring(1) : text);
            if (field != null) return new Order(field, descending);
            query.refuse("ordering", "Order by one of " + String.join(", ", new TreeSet<>(ORDERINGS.keySet())) + "; a leading - turns it round.");
            return Order.NEWEST_FIRST;
        }
    }

    /** @param before a position: only what is older */
    record AuditFilter(
            @Nullable Long ticket, @Nullable Long user, @Nullable String action, @Nullable Instant from, @Nullable Instant to, @Nullable Long before, int limit) {

        private static final int USUAL = 100;
        private static final int LARGEST = 1_000;

        static AuditFilter read(Query query) {
            AuditFilter read = new AuditFilter(query.number("ticket"), query.number("user"), searched(query, "action"), query.instant("from"), query.instant("to"),
                    query.number("before"), query.limit(USUAL, LARGEST));
            query.verdict();
            return read;
        }
    }

    /** @param recipient whose, by number; null means the caller's own, unless it is everybody's */
    record NotificationFilter(
            NotificationEntry.@Nullable Type type,
            @Nullable Channel channel,
            NotificationEntry.@Nullable Status status,
            @Nullable Long ticket,
            @Nullable Boolean isRead,
            boolean ofEverybody,
            @Nullable Long recipient) {

        private static final String ALL = "all";

        static NotificationFilter read(Query query) {
            boolean ofEverybody = ALL.equalsIgnoreCase(query.first("recipient"));
            NotificationFilter read = new NotificationFilter(
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
    }

    /** What is searched for alone. */
    static @Nullable String search(Query query) {
        String text = searched(query, "search");
        query.verdict();
        return text;
    }

    private static @Nullable String searched(Query query, String name) {
        return query.text(name, LONGEST_SEARCH);
    }

    /** One word, in whatever case. */
    private static <T> @Nullable T choice(Query query, String name, Function<String, Optional<T>> meaning) {
        return query.word(name, word -> meaning.apply(word.toUpperCase(Locale.ROOT)));
    }
}
