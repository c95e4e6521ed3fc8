package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.projecting.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link FindTickets} as SQL: the parts of a statement over {@code ticket_row t} and their parameters. */
final class TicketQuery {

    private final List<String> where = new ArrayList<>();
    private final Map<String, @Nullable Object> params = new HashMap<>();
    private final Order order;
    private boolean byAgent;

    TicketQuery(FindTickets wanted) {
        order = wanted.order();
        within(wanted.scope());
        if (wanted.assignedTo() != null) assignedTo(wanted.assignedTo());
        if (wanted.requester() != null) where.add("t.requester = :" + param(wanted.requester().raw()));
        among("t.status", "ticket_status", wanted.statuses(), Enum::name);
        among("t.priority", "ticket_priority", wanted.priorities(), Enum::name);
        among("t.category", "text", wanted.categories(), category -> category);
        if (wanted.search() != null) wanted.search().toLowerCase(Locale.ROOT).strip().lines().flatMap(line -> List.of(line.split("\\s+")).stream()).forEach(this::word);
    }

    /** Whole rows only for the page itself: what is skipped is skipped in an index where one has the order. */
    String page() {
        return "SELECT t.* FROM (SELECT t.id" + from() + orderBy() + " LIMIT :limit OFFSET :offset) k JOIN ticket_row t ON t.id = k.id" + orderBy(order.field().sql, "t.number");
    }

    /** The next rows after a cursor, or the first ones. */
    String chunk(boolean first) {
        String after = " (" + key() + ", " + number() + ") " + (order.descending() ? "<" : ">") + " (CAST(:cursor AS " + order.field().type + "), :after)";
        return "SELECT t.*, CAST(" + key() + " AS text) AS cursor" + from() + (first ? "" : (where.isEmpty() ? " WHERE" : " AND") + after) + orderBy() + " LIMIT :limit";
    }

    String count() {
        return "SELECT count(*)" + from();
    }

    Map<String, @Nullable Object> params() {
        return params;
    }

    private String from() {
        return " FROM " + (byAgent ? "ticket_agent a JOIN ticket_row t ON t.id = a.ticket" : "ticket_row t")
                + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where));
    }

    private String orderBy() {
        return orderBy(key(), number());
    }

    private String orderBy(String key, String number) {
        String direction = order.descending() ? " DESC" : "";
        return " ORDER BY " + (key.equals(number) ? "" : key + direction + ", ") + number + direction;
    }

    /** An agent's tickets have an index in list order of their own. */
    private String key() {
        return byAgent && order.field() == Order.Field.CREATED ? "a.created_at" : order.field().sql;
    }

    private String number() {
        return byAgent && order.field() == Order.Field.CREATED ? "a.number" : "t.number";
    }

    private void within(Scope scope) {
        switch (scope) {
            case Scope.Everything() -> {}
            case Scope.AssignedTo(AccountId agent) -> assignedTo(agent);
            case Scope.RequestedBy(AccountId requester) -> where.add("t.requester = :" + param(requester.raw()));
            case Scope.AnyOf(List<Scope> scopes) -> {
                List<String> parts = new ArrayList<>();
                if (!union(scopes, parts)) return;
                where.add(parts.isEmpty() ? "false" : "t.id IN (" + String.join(" UNION ", parts) + ")");
            }
        }
    }

    /** False when one of them is everything, and so is the union. */
    private boolean union(List<Scope> scopes, List<String> parts) {
        for (Scope scope : scopes) {
            switch (scope) {
                case Scope.Everything() -> {
                    return false;
                }
                case Scope.AssignedTo(AccountId agent) -> parts.add("SELECT ticket FROM ticket_agent WHERE agent = :" + param(agent.raw()));
                case Scope.RequestedBy(AccountId requester) -> parts.add("SELECT id FROM ticket_row WHERE requester = :" + param(requester.raw()));
                case Scope.AnyOf(List<Scope> inner) -> {
                    if (!union(inner, parts)) return false;
                }
            }
        }
        return true;
    }

    private void assignedTo(AccountId agent) {
        String name = param(agent.raw());
        where.add(byAgent ? "EXISTS (SELECT FROM ticket_agent b WHERE b.ticket = t.id AND b.agent = :" + name + ")" : "a.agent = :" + name);
        byAgent = true;
    }

    /** One value is compared, not looked for in a list: only then does the index give the rows in order. */
    private <T> void among(String column, String type, Set<T> values, Function<T, String> word) {
        if (values.size() == 1) {
            where.add(column + " = CAST(:" + param(word.apply(values.iterator().next())) + " AS " + type + ")");
        } else if (!values.isEmpty()) {
            where.add(column + " = ANY (CAST(:" + param(Sql.texts(values.stream().map(word).toList())) + " AS " + type + "[]))");
        }
    }

    /** Trigrams find parts of words of three letters and more; for less, the beginning of a word has to do. */
    private void word(String word) {
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) return;
        boolean brief = word.codePointCount(0, word.length()) < 3;
        String condition = brief
                ? "words @@ to_tsquery('simple', :" + param("'" + word.replace("'", "''").replace("\\", "\\\\") + "':*") + ")"
                : "text LIKE :" + param(Sql.containing(word));
        where.add("t.id IN (SELECT ticket FROM ticket_search WHERE " + condition + ")");
    }

    private String param(Object value) {
        String name = "p" + params.size();
        params.put(name, value);
        return name;
    }
}
