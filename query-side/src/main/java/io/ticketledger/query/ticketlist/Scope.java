package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import java.util.Arrays;
import java.util.List;

/** Which tickets exist for the one who asks. Outside of it a ticket is not forbidden but not there. */
public sealed interface Scope {

    record Everything() implements Scope {}

    record AssignedTo(AccountId agent) implements Scope {}

    record RequestedBy(AccountId requester) implements Scope {}

    /** Of an account with several roles. */
    record AnyOf(List<Scope> scopes) implements Scope {

        public AnyOf {
            scopes = List.copyOf(scopes);
        }
    }

    static Scope everything() {
        return new Everything();
    }

    static Scope assignedTo(AccountId agent) {
        return new AssignedTo(agent);
    }

    static Scope requestedBy(AccountId requester) {
        return new RequestedBy(requester);
    }

    /** The union; of none it is nothing at all. */
    static Scope anyOf(Scope... scopes) {
        return scopes.length == 1 ? scopes[0] : new AnyOf(Arrays.asList(scopes));
    }

    default boolean covers(TicketRow ticket) {
        return switch (this) {
            case Everything() -> true;
            case AssignedTo(AccountId agent) -> ticket.agents().contains(agent);
            case RequestedBy(AccountId requester) -> ticket.requester().equals(requester);
            case AnyOf(List<Scope> scopes) -> scopes.stream().anyMatch(scope -> scope.covers(ticket));
        };
    }
}
