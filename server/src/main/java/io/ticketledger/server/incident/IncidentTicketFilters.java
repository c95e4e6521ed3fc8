package io.ticketledger.server.incident;

import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.server.corridor.Query;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which tickets a list is to show, in our words. */
record IncidentTicketFilters(
        Set<TicketStatus> statuses, Set<Priority> priorities, Set<String> categories, @Nullable Long assignedTo, @Nullable String search, Order order) {

    private static final Map<String, Order.Field> ORDERINGS = Map.of(
            "id", Order.Field.NUMBER, "created_at", Order.Field.CREATED, "updated_at", Order.Field.UPDATED, "title", Order.Field.TITLE,
            "status", Order.Field.STATUS, "priority", Order.Field.PRIORITY, "response_due_at", Order.Field.RESPONSE_DUE,
            "resolution_due_at", Order.Field.RESOLUTION_DUE);

    static IncidentTicketFilters read(Query query) {
        IncidentTicketFilters read = new IncidentTicketFilters(
                query.words("status", IncidentVocabulary.STATUS::shownAs),
                query.words("priority", IncidentVocabulary.PRIORITY::shownAs),
                query.words("category", word -> IncidentVocabulary.category(word).map(Set::of).orElse(Set.of())),
                query.number("assigned_to"), query.search("search"), order(query));
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
