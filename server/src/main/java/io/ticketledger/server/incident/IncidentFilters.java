package io.ticketledger.server.incident;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may stand behind the question mark, judged like a body: a word that is not in the list is refused, an empty value does not filter. */
final class IncidentFilters {

    private IncidentFilters() {}

    /** All values of a query parameter, or null. */
    interface Query extends Function<String, String @Nullable []> {}

    /** Which tickets a list is to show, in our words. */
    record TicketFilter(
            Set<TicketStatus> statuses, Set<Priority> priorities, Set<String> categories, @Nullable Long assignedTo, @Nullable String search, Order order) {

        private static final Map<String, Order.Field> ORDERINGS = Map.of(
                "id", Order.Field.NUMBER, "created_at", Order.Field.CREATED, "updated_at", Order.Field.UPDATED, "title", Order.Field.TITLE,
                "status", Order.Field.STATUS, "priority", Order.Field.PRIORITY, "response_due_at", Order.Field.RESPONSE_DUE,
                "resolution_due_at", Order.Field.RESOLUTION_DUE);

        static TicketFilter read(Query query) {
            Map<String, List<String>> errors = new LinkedHashMap<>();
            TicketFilter read = new TicketFilter(
                    words(query, "status", IncidentVocabulary.STATUS::shownAs, errors),
                    words(query, "priority", IncidentVocabulary.PRIORITY::shownAs, errors),
                    words(query, "category", word -> IncidentVocabulary.category(word).map(Set::of).orElse(Set.of()), errors),
                    number(query, "assigned_to", errors), searchText(first(query, "search")), order(query, errors));
            verdict(errors);
            return read;
        }

        private static Order order(Query query, Map<String, List<String>> errors) {
            String text = first(query, "ordering");
            if (text == null || text.isBlank()) return Order.NEWEST_FIRST;
            boolean descending = text.startsWith("-");
            Order.Field field = ORDERINGS.get(descending ? text.substring(1) : text);
            if (field != null) return new Order(field, descending);
            errors.put("ordering", List.of("Order by one of " + String.join(", ", new TreeSet<>(ORDERINGS.keySet())) + "; a leading - turns it round."));
            return Order.NEWEST_FIRST;
        }
    }

    /** @param before a position: only what is older */
    record AuditFilter(
            @Nullable Long ticket, @Nullable Long user, @Nullable String action, @Nullable Instant from, @Nullable Instant to, @Nullable Long before, int limit) {

        private static final int USUAL = 100;
        private static final int LARGEST = 1_000;

        static AuditFilter read(Query query) {
            Map<String, List<String>> errors = new LinkedHashMap<>();
            Long limit = number(query, "limit", errors);
            AuditFilter read = new AuditFilter(number(query, "ticket", errors), number(query, "user", errors), searchText(first(query, "action")),
                    instant(query, "from", errors), instant(query, "to", errors), number(query, "before", errors),
                    limit == null || limit == 0 ? USUAL : (int) Math.min(limit, LARGEST));
            verdict(errors);
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
        private static final Map<String, Boolean> TRUTH = Map.of("TRUE", true, "1", true, "FALSE", false, "0", false);

        static NotificationFilter read(Query query) {
            Map<String, List<String>> errors = new LinkedHashMap<>();
            boolean ofEverybody = ALL.equalsIgnoreCase(first(query, "recipient"));
            NotificationFilter read = new NotificationFilter(
                    choice(query, "type", IncidentVocabulary.NOTIFICATION_TYPE::meaning, errors), choice(query, "channel", IncidentVocabulary.CHANNEL::meaning, errors),
                    choice(query, "status", IncidentVocabulary.NOTIFICATION_STATUS::meaning, errors), number(query, "ticket", errors),
                    choice(query, "is_read", word -> Optional.ofNullable(TRUTH.get(word)), errors),
                    ofEverybody, ofEverybody ? null : number(query, "recipient", errors));
            verdict(errors);
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

    /** One word, in whatever case. */
    private static <T> @Nullable T choice(Query query, String name, Function<String, Optional<T>> meaning, Map<String, List<String>> errors) {
        String text = first(query, name);
        if (text == null || text.isBlank()) return null;
        Optional<T> meant = meaning.apply(text.strip().toUpperCase(Locale.ROOT));
        if (meant.isEmpty()) errors.put(name, List.of("Select a valid choice. That " + name + " is not one of the available choices."));
        return meant.orElse(null);
    }

    private static <T> Set<T> words(
            Query query, String name, Function<String, Set<T>> meaning, Map<String, List<String>> errors) {
        Set<T> wanted = new LinkedHashSet<>();
        String[] values = query.apply(name);
        for (String value : values == null ? new String[0] : values) {
            for (String word : value.split(",")) {
                if (word.isBlank()) continue;
                Set<T> meant = meaning.apply(word.strip());
                if (meant.isEmpty()) errors.put(name, List.of("Select a valid choice. That " + name + " is not one of the available choices."));
                wanted.addAll(meant);
            }
        }
        return wanted;
    }

    private static @Nullable Long number(Query query, String name, Map<String, List<String>> errors) {
        String text = first(query, name);
        if (text == null || text.isBlank()) return null;
        Long number = Text.number(text).orElse(null);
        if (number == null) errors.put(name, List.of("Enter a number."));
        return number;
    }

    private static @Nullable Instant instant(Query query, String name, Map<String, List<String>> errors) {
        String text = first(query, name);
        if (text == null || text.isBlank()) return null;
        Fields fields = Fields.of(Map.of(name, text));
        Instant instant = fields.instant(name).orElse(null);
        errors.putAll(fields.errors());
        return instant;
    }

    /** @throws InvalidRequest if PostgreSQL could not look for it */
    static @Nullable String searchText(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        Fields fields = Fields.of(Map.of("search", text));
        String read = fields.text("search", 200).orElse(null);
        fields.verdict();
        return read;
    }

    private static @Nullable String first(Query query, String name) {
        String[] values = query.apply(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    private static void verdict(Map<String, List<String>> errors) {
        if (!errors.isEmpty()) throw new InvalidRequest(errors.values().iterator().next().getFirst(), errors);
    }
}
