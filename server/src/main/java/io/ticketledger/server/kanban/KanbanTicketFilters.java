package io.ticketledger.server.kanban;

import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.server.corridor.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which tickets a list is to show, in our words; things that are named by number are looked for later. */
record KanbanTicketFilters(
        @Nullable String search,
        Set<TicketStatus> statuses,
        Set<TicketType> types,
        Set<Priority> priorities,
        @Nullable Long column,
        List<Long> tags,
        @Nullable Long project,
        @Nullable Long company,
        @Nullable Long assignee,
        Order order) {

    /** Our priorities begin with the most pressing one, the contract's numbers with the least. */
    private static final Set<String> TURNED_ROUND = Set.of("priority_id");

    private static final Map<String, Order.Field> ORDERINGS = Map.of("created_at", Order.Field.CREATED, "updated_at", Order.Field.UPDATED, "priority_id", Order.Field.PRIORITY,
            "name", Order.Field.TITLE, "id", Order.Field.NUMBER, "order", Order.Field.RANK);

    static KanbanTicketFilters read(Query query) {
        Long assignee = query.number("assignee");
        KanbanTicketFilters read = new KanbanTicketFilters(query.search("search"), query.words("status", KanbanVocabulary.STATUS::shownAs),
                query.words("type", KanbanVocabulary.TYPE::shownAs), query.words("priority_id", KanbanVocabulary.PRIORITY::shownAs), query.number("column"), query.numbers("tags"),
                query.number("project"), query.number("company"), assignee == null ? query.number("assignee_ids") : assignee, order(query));
        query.verdict();
        return read;
    }

    private static Order order(Query query) {
        String text = Optional.ofNullable(query.first("ordering")).map(String::strip).orElse("");
        if (text.isEmpty()) return Order.NEWEST_FIRST;
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        Order.Field field = ORDERINGS.get(word);
        if (field != null) return new Order(field, descending != TURNED_ROUND.contains(word));
        query.refuse("ordering", "Order by one of " + String.join(", ", new TreeSet<>(ORDERINGS.keySet())) + "; a leading - turns it round.");
        return Order.NEWEST_FIRST;
    }
}
