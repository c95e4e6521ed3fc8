package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.projecting.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link FindTickets} as SQL: the parts of a statement over {@code ticket_row t} and their parameters. What no index has in order as a whole is parted into branches of
 * which nothing is in two, each as long as the page reaches, so that each can come from an index of its own.
 */
final class TicketQuery {

    /** With more projects than that, or the desk's own, which is most of what there is, walking through all by creation is the better way. */
    private static final int PROJECTS_APART = 8;

    private final List<String> where = new ArrayList<>();
    /** Of {@code ticket_search}; together they are one of the others. */
    private final List<String> words = new ArrayList<>();
    private final Map<String, @Nullable Object> params = new HashMap<>();
    private final Order order;
    private List<String> branches = List.of("");
    private boolean byAgent;

    TicketQuery(FindTickets wanted) {
        order = wanted.order();
        within(Reach.of(wanted), !wanted.within().isEmpty());
        if (wanted.assignedTo() != null) assignedTo(wanted.assignedTo());
        if (wanted.requester() != null) where.add("t.requester = :" + param(wanted.requester().raw()));
        among("t.status", "ticket_status", wanted.statuses(), Enum::name);
        among("t.priority", "ticket_priority", wanted.priorities(), Enum::name);
        among("t.category", "text", wanted.categories(), category -> category);
        cards(wanted.cards());
        if (wanted.search() != null) wanted.search().toLowerCase(Locale.ROOT).strip().lines().flatMap(line -> List.of(line.split("\\s+")).stream()).forEach(this::word);
        if (!words.isEmpty()) where.add("t.id IN (SELECT ticket" + searched() + ")");
        if (wanted.isBarelyFiltered() && Reach.of(wanted).all()) branches = kinds();
    }

    /** Of a million tickets sorted by one of a few words: each word has an index in the order of creation, so nothing need be sorted. */
    private List<String> kinds() {
        return switch (order.field()) {
            case PRIORITY -> Arrays.stream(Priority.values()).map(priority -> "t.priority = '" + priority.name() + "'").toList();
            case STATUS -> Arrays.stream(TicketStatus.values()).map(status -> "t.status = '" + status.name() + "'").toList();
            case CREATED, UPDATED, NUMBER, TITLE, CATEGORY, RESPONSE_DUE, RESOLUTION_DUE, RANK -> branches;
        };
    }

    /** Whole rows only for the page itself: what is skipped is skipped in an index where one has the order. */
    String page() {
        String keys = branches.size() == 1
                ? "SELECT t.id" + from(branches.getFirst()) + sorted(keys(byAgent)) + " LIMIT :limit OFFSET :offset"
                : "SELECT id FROM (" + each("t.id", sorted(keys(byAgent)) + " LIMIT CAST(:limit AS bigint) + CAST(:offset AS bigint)") + ") AS b" + sorted(names()) + " LIMIT :limit OFFSET :offset";
        return "SELECT t.* FROM (" + keys + ") k JOIN ticket_row t ON t.id = k.id" + sorted(keys(false));
    }

    /** The next rows after a cursor, or the first ones. */
    String chunk(boolean first) {
        List<String> keys = keys(byAgent);
        List<String> cursor = List.of("CAST(:cursor AS " + order.field().type + ")", "CAST(:since AS timestamptz)", ":after");
        List<String> last = keys.size() == 3 ? cursor : keys.size() == 2 ? List.of(cursor.getFirst(), cursor.getLast()) : List.of(cursor.getLast());
        if (!first) where.add("(" + String.join(", ", keys) + ") " + (order.descending() ? "<" : ">") + " (" + String.join(", ", last) + ")");
        String rows = each("t.*, CAST(" + keys.getFirst() + " AS text) AS cursor", sorted(keys) + " LIMIT :limit");
        if (!first) where.removeLast();
        return branches.size() == 1 ? rows : "SELECT * FROM (" + rows + ") AS b" + sorted(names()) + " LIMIT :limit";
    }

    /** Words and agents have a row for each ticket that is there: where nothing else is asked, the tickets themselves need not be looked at. */
    String count() {
        boolean alone = where.size() == 1 && branches.equals(List.of(""));
        if (alone && byAgent) return "SELECT count(*) FROM ticket_agent a WHERE " + where.getFirst();
        if (alone && !words.isEmpty()) return "SELECT count(*)" + searched();
        return branches.size() == 1 ? "SELECT count(*)" + from(branches.getFirst())
                : "SELECT sum(n) FROM (" + branches.stream().map(branch -> "SELECT count(*) AS n" + from(branch)).collect(Collectors.joining(" UNION ALL ")) + ") AS b";
    }

    /** Of what the scope has beside whole projects: of the branches it is the last one. */
    String countOthers() {
        return "SELECT count(*)" + from(branches.getLast());
    }

    Map<String, @Nullable Object> params() {
        return params;
    }

    private String each(String columns, String tail) {
        if (branches.size() == 1) return "SELECT " + columns + from(branches.getFirst()) + tail;
        List<String> keys = keys(byAgent);
        String sorts = IntStream.range(0, keys.size()).mapToObj(i -> ", " + keys.get(i) + " AS sort_" + i).collect(Collectors.joining());
        return branches.stream().map(branch -> "(SELECT " + columns + sorts + from(branch) + tail + ")").collect(Collectors.joining(" UNION ALL "));
    }

    private String from(String branch) {
        List<String> all = new ArrayList<>(where);
        if (!branch.isEmpty()) all.add(branch);
        return " FROM " + (byAgent ? "ticket_agent a JOIN ticket_row t ON t.id = a.ticket" : "ticket_row t") + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all));
    }

    private String sorted(List<String> keys) {
        return keys.stream().map(key -> key + (order.descending() ? " DESC" : "")).collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    /** What {@link #each} calls its keys. */
    private List<String> names() {
        return IntStream.range(0, keys(byAgent).size()).mapToObj(i -> "b.sort_" + i).toList();
    }

    /** An agent's tickets have an index in list order of their own. */
    private List<String> keys(boolean agents) {
        return switch (order.field()) {
            case NUMBER -> List.of("t.number");
            case CREATED -> agents ? List.of("a.created_at", "a.number") : List.of("t.created_at", "t.number");
            case STATUS, PRIORITY -> List.of(order.field().sql, "t.created_at", "t.number");
            case UPDATED, TITLE, CATEGORY, RESPONSE_DUE, RESOLUTION_DUE, RANK -> List.of(order.field().sql, "t.number");
        };
    }

    /** @param apart what is asked is within certain projects anyway */
    private void within(Reach reach, boolean apart) {
        if (reach.all()) return;
        if (reach.projects().isEmpty()) {
            if (reach.others().size() == 1 && reach.others().getFirst() instanceof Scope.AssignedTo(AccountId agent)) assignedTo(agent);
            else if (reach.others().size() == 1 && reach.others().getFirst() instanceof Scope.RequestedBy(AccountId requester)) where.add("t.requester = :" + param(requester.raw()));
            else where.add(others(reach.others(), Set.of()));
            return;
        }
        if (apart) {
            where.add("(" + inProjects(reach.projects()) + (reach.others().isEmpty() ? "" : " OR " + others(reach.others(), reach.projects())) + ")");
            return;
        }
        List<String> parts = new ArrayList<>();
        if (reach.projects().size() > PROJECTS_APART || reach.projects().contains(ProjectId.DESK)) parts.add(inProjects(reach.projects()));
        else reach.projects().stream().sorted((a, b) -> a.raw().compareTo(b.raw())).forEach(project -> parts.add(inProjects(Set.of(project))));
        if (!reach.others().isEmpty()) parts.add("t.project_id <> ALL (:" + param(Sql.ids(reach.projects(), ProjectId::raw)) + ") AND " + others(reach.others(), reach.projects()));
        branches = parts;
    }

    /** @param whole projects of which all is there anyway: whoever asked for thousands of tickets in his own project has none of them looked up one by one */
    private String others(List<Scope> scopes, Set<ProjectId> whole) {
        List<String> parts = scopes.stream().map(scope -> ids(scope, whole)).toList();
        return parts.isEmpty() ? "false" : "t.id IN (" + String.join(" UNION ", parts) + ")";
    }

    private String ids(Scope scope, Set<ProjectId> whole) {
        String beyond = whole.isEmpty() ? "" : " AND project_id <> ALL (:" + param(Sql.ids(whole, ProjectId::raw)) + ")";
        return switch (scope) {
            case Scope.AssignedTo(AccountId agent) -> "SELECT ticket FROM ticket_agent WHERE agent = :" + param(agent.raw());
            case Scope.RequestedBy(AccountId requester) -> "SELECT id FROM ticket_row WHERE requester = :" + param(requester.raw()) + beyond;
            case Scope.RequestedByAnyIn(Set<AccountId> requesters, Set<ProjectId> projects) ->
                    "SELECT id FROM ticket_row WHERE requester = ANY (:" + param(Sql.ids(requesters, AccountId::raw)) + ") AND project_id = ANY (:" + param(Sql.ids(projects, ProjectId::raw)) + ")"
                            + beyond;
            case Scope.Everything _, Scope.InProjects _, Scope.AnyOf _ -> throw new IllegalStateException("no single tickets: " + scope);
        };
    }

    /** The index leaves the desk's own project out, and PostgreSQL only knows that it may be used if it is told so. */
    private String inProjects(Collection<ProjectId> projects) {
        String condition = projects.size() == 1 ? "t.project_id = :" + param(projects.iterator().next().raw()) : "t.project_id = ANY (:" + param(Sql.ids(projects, ProjectId::raw)) + ")";
        return projects.isEmpty() || projects.contains(ProjectId.DESK) ? condition : condition + " AND t.project_id <> '" + ProjectId.DESK + "'";
    }

    private void cards(FindTickets.Cards cards) {
        if (cards.column() != null) column(cards.column());
        if (!cards.projects().isEmpty()) where.add(inProjects(cards.projects()));
        among("t.type", "text", cards.types(), Enum::name);
        if (!cards.anyTag().isEmpty()) where.add("t.id IN (SELECT ticket FROM ticket_tag WHERE tag = ANY (:" + param(Sql.ids(cards.anyTag(), TagId::raw)) + "))");
        if (cards.archived() != null) where.add(cards.archived() ? "t.archived" : "NOT t.archived");
        if (!cards.requesters().isEmpty()) where.add("t.requester = ANY (:" + param(Sql.ids(cards.requesters(), AccountId::raw)) + ")");
        if (cards.dueBefore() != null) where.add("t.due_day < :" + param(cards.dueBefore()));
        if (cards.unassigned()) where.add("t.agents = '{}'");
        if (cards.existing()) where.add("EXISTS (SELECT FROM project p WHERE p.id = t.project_id)");
    }

    /** By rank each status has its own index order, as have those that were put there. */
    private void column(InColumn column) {
        where.add("t.project_id = :" + param(column.project().raw()));
        List<String> parts = new ArrayList<>(List.of("t.column_id = :" + param(column.column().raw())));
        for (TicketStatus status : column.statusesWithoutColumn()) parts.add("t.column_id IS NULL AND t.status = CAST(:" + param(status.name()) + " AS ticket_status)");
        if (order.field() == Order.Field.RANK && branches.size() == 1 && branches.getFirst().isEmpty()) branches = parts;
        else where.add(parts.stream().collect(Collectors.joining(" OR ", "(", ")")));
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

    /** Trigrams find parts of words of three letters and more; for less, the beginning of a word has to do. Signs alone are in no index, and are looked for all the same. */
    private void word(String word) {
        boolean brief = word.codePointCount(0, word.length()) < 3 && word.codePoints().allMatch(Character::isLetterOrDigit);
        String condition = brief
                ? "words @@ to_tsquery('simple', :" + param("'" + word.replace("'", "''").replace("\\", "\\\\") + "':*") + ")"
                : "text LIKE :" + param(Sql.containing(word));
        words.add(condition);
    }

    private String searched() {
        return " FROM ticket_search WHERE " + String.join(" AND ", words);
    }

    private String param(Object value) {
        String name = "p" + params.size();
        params.put(name, value);
        return name;
    }
}
