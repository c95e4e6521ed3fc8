package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The tickets that stood in one of these statuses at that time. Of the other sets an empty one asks for nothing in particular.
 *
 * @param agents one of them had the ticket
 * @param after  the number of the last ticket seen already, 0 at the beginning
 */
public record FindStanding(Instant at, LogClock clock, Set<TicketStatus> statuses, Set<Priority> priorities, Set<String> teams, Set<AccountId> agents, long after, int limit) {

    /** What is not over. */
    public static final Set<TicketStatus> OPEN = Set.copyOf(EnumSet.complementOf(EnumSet.of(TicketStatus.CLOSED, TicketStatus.REJECTED, TicketStatus.WITHDRAWN)));

    public FindStanding {
        if (statuses.isEmpty()) throw new IllegalArgumentException("no status is asked for");
        if (limit < 1) throw new IllegalArgumentException("a page of " + limit);
        statuses = Set.copyOf(statuses);
        priorities = Set.copyOf(priorities);
        teams = Set.copyOf(teams);
        agents = Set.copyOf(agents);
    }

    public static FindStanding open(Instant at, LogClock clock) {
        return new FindStanding(at, clock, OPEN, Set.of(), Set.of(), Set.of(), 0, 100);
    }

    /** Nothing but statuses is asked for. */
    boolean isPlain() {
        return priorities.isEmpty() && teams.isEmpty() && agents.isEmpty();
    }

    boolean wantsOpen() {
        return statuses.stream().anyMatch(status -> !status.isTerminal());
    }

    boolean wantsOver() {
        return statuses.stream().anyMatch(TicketStatus::isTerminal);
    }
}
