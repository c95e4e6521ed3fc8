package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets, in what order. An empty set does not filter. Every word of {@code search} has to occur, anywhere within a word, in the title, description,
 * number or external key.
 */
public record FindTickets(
        Scope scope,
        Set<TicketStatus> statuses,
        Set<Priority> priorities,
        Set<String> categories,
        @Nullable AccountId assignedTo,
        @Nullable AccountId requester,
        @Nullable String search,
        Cards cards,
        Order order) {

    /** What is asked of tickets as cards of a board. {@code archived} null asks for both, {@code unassigned} false for either; what is due before a day has a due day; {@code existing} asks for none of projects that were deleted. */
    public record Cards(
            Set<ProjectId> projects,
            @Nullable InColumn column,
            Set<TicketType> types,
            Set<TagId> anyTag,
            @Nullable Boolean archived,
            Set<AccountId> requesters,
            @Nullable LocalDate dueBefore,
            boolean unassigned,
            boolean existing) {

        static final Cards ALL = new Cards(Set.of(), null, Set.of(), Set.of(), null, Set.of(), null, false, false);

        public Cards {
            projects = Set.copyOf(projects);
            types = Set.copyOf(types);
            anyTag = Set.copyOf(anyTag);
            requesters = Set.copyOf(requesters);
        }
    }

    public FindTickets {
        statuses = Set.copyOf(statuses);
        priorities = Set.copyOf(priorities);
        categories = Set.copyOf(categories);
    }

    public static FindTickets in(Scope scope) {
        return new FindTickets(scope, Set.of(), Set.of(), Set.of(), null, null, null, Cards.ALL, Order.NEWEST_FIRST);
    }

    public FindTickets statuses(Set<TicketStatus> statuses) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, cards, order);
    }

    public FindTickets priorities(Set<Priority> priorities) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, cards, order);
    }

    public FindTickets categories(Set<String> categories) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, cards, order);
    }

    public FindTickets assignedTo(@Nullable AccountId agent) {
        return new FindTickets(scope, statuses, priorities, categories, agent, requester, search, cards, order);
    }

    public FindTickets requester(@Nullable AccountId account) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, account, search, cards, order);
    }

    public FindTickets search(@Nullable String text) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, text, cards, order);
    }

    public FindTickets order(Order order) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, cards, order);
    }

    public FindTickets projects(Set<ProjectId> projects) {
        return cards(new Cards(projects, cards.column, cards.types, cards.anyTag, cards.archived, cards.requesters, cards.dueBefore, cards.unassigned, cards.existing));
    }

    public FindTickets column(@Nullable InColumn column) {
        return cards(new Cards(cards.projects, column, cards.types, cards.anyTag, cards.archived, cards.requesters, cards.dueBefore, cards.unassigned, cards.existing));
    }

    public FindTickets types(Set<TicketType> types) {
        return cards(new Cards(cards.projects, cards.column, types, cards.anyTag, cards.archived, cards.requesters, cards.dueBefore, cards.unassigned, cards.existing));
    }

    /** Those that bear one of these tags at least. */
    public FindTickets anyTag(Set<TagId> tags) {
        return cards(new Cards(cards.projects, cards.column, cards.types, tags, cards.archived, cards.requesters, cards.dueBefore, cards.unassigned, cards.existing));
    }

    /** True for the archive alone, false for what is not in it, null for both. */
    public FindTickets archived(@Nullable Boolean archived) {
        return cards(new Cards(cards.projects, cards.column, cards.types, cards.anyTag, archived, cards.requesters, cards.dueBefore, cards.unassigned, cards.existing));
    }

    public FindTickets requesters(Set<AccountId> accounts) {
        return cards(new Cards(cards.projects, cards.column, cards.types, cards.anyTag, cards.archived, accounts, cards.dueBefore, cards.unassigned, cards.existing));
    }

    public FindTickets dueBefore(@Nullable LocalDate day) {
        return cards(new Cards(cards.projects, cards.column, cards.types, cards.anyTag, cards.archived, cards.requesters, day, cards.unassigned, cards.existing));
    }

    /** Only those that no agent has. */
    public FindTickets unassigned() {
        return cards(new Cards(cards.projects, cards.column, cards.types, cards.anyTag, cards.archived, cards.requesters, cards.dueBefore, true, cards.existing));
    }

    /** Without those whose project was deleted. */
    public FindTickets inExistingProjects() {
        return cards(new Cards(cards.projects, cards.column, cards.types, cards.anyTag, cards.archived, cards.requesters, cards.dueBefore, cards.unassigned, true));
    }

    private FindTickets cards(Cards cards) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, cards, order);
    }

    /** Nothing is asked that would leave few tickets. */
    boolean isBarelyFiltered() {
        return statuses.isEmpty() && priorities.isEmpty() && categories.isEmpty() && within().isEmpty() && TicketCounts.know(this);
    }

    /** The projects outside of which nothing is asked for; none if there is no such limit. */
    Set<ProjectId> within() {
        return cards.column == null ? cards.projects : Set.of(cards.column.project());
    }
}
