package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
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
        Order order) {

    public FindTickets {
        statuses = Set.copyOf(statuses);
        priorities = Set.copyOf(priorities);
        categories = Set.copyOf(categories);
    }

    public static FindTickets in(Scope scope) {
        return new FindTickets(scope, Set.of(), Set.of(), Set.of(), null, null, null, Order.NEWEST_FIRST);
    }

    public FindTickets statuses(Set<TicketStatus> statuses) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, order);
    }

    public FindTickets priorities(Set<Priority> priorities) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, order);
    }

    public FindTickets categories(Set<String> categories) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, order);
    }

    public FindTickets assignedTo(@Nullable AccountId agent) {
        return new FindTickets(scope, statuses, priorities, categories, agent, requester, search, order);
    }

    public FindTickets requester(@Nullable AccountId account) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, account, search, order);
    }

    public FindTickets search(@Nullable String text) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, text, order);
    }

    public FindTickets order(Order order) {
        return new FindTickets(scope, statuses, priorities, categories, assignedTo, requester, search, order);
    }
}
