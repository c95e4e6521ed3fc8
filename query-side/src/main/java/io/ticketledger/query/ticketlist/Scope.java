package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which tickets exist for the one who asks. Outside of it a ticket is not forbidden but not there. */
public sealed interface Scope {

    record Everything() implements Scope {}

    record AssignedTo(AccountId agent) implements Scope {}

    record RequestedBy(AccountId requester) implements Scope {}

    /** All tickets of these projects. */
    record InProjects(Set<ProjectId> projects) implements Scope {

        public InProjects {
            projects = Set.copyOf(projects);
        }
    }

    /** What one of these people asked for, in one of these projects. */
    record RequestedByAnyIn(Set<AccountId> requesters, Set<ProjectId> projects) implements Scope {

        public RequestedByAnyIn {
            requesters = Set.copyOf(requesters);
            projects = Set.copyOf(projects);
        }
    }

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

    static Scope inProjects(Set<ProjectId> projects) {
        return new InProjects(projects);
    }

    static Scope requestedByAnyIn(Set<AccountId> requesters, Set<ProjectId> projects) {
        return new RequestedByAnyIn(requesters, projects);
    }

    /** The union; of none it is nothing at all. */
    static Scope anyOf(Scope... scopes) {
        return scopes.length == 1 ? scopes[0] : new AnyOf(Arrays.asList(scopes));
    }

    default boolean covers(TicketRow ticket) {
        return covers(ticket.requester(), ticket.agents(), ticket.board().project());
    }

    /** Also of a ticket that is no longer there. */
    default boolean covers(AccountId requester, Collection<AccountId> agents, ProjectId project) {
        return switch (this) {
            case Everything() -> true;
            case AssignedTo(AccountId agent) -> agents.contains(agent);
            case RequestedBy(AccountId who) -> requester.equals(who);
            case InProjects(Set<ProjectId> projects) -> projects.contains(project);
            case RequestedByAnyIn(Set<AccountId> requesters, Set<ProjectId> projects) -> requesters.contains(requester) && projects.contains(project);
            case AnyOf(List<Scope> scopes) -> scopes.stream().anyMatch(scope -> scope.covers(requester, agents, project));
        };
    }
}
