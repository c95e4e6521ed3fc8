package io.ticketledger.query.ticketlist;

import io.ticketledger.events.ProjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A scope taken apart for what is asked within it: all there is, or whole projects and, beside them, single tickets of others.
 *
 * @param all the scope is no limit, at least not to what is asked
 */
record Reach(boolean all, Set<ProjectId> projects, List<Scope> others) {

    static Reach of(FindTickets wanted) {
        Set<ProjectId> projects = new HashSet<>();
        List<Scope> others = new ArrayList<>();
        boolean all = gather(wanted.scope(), projects, others) || !wanted.within().isEmpty() && projects.containsAll(wanted.within());
        return new Reach(all, Set.copyOf(projects), List.copyOf(others));
    }

    /** True if this is everything. */
    private static boolean gather(Scope scope, Set<ProjectId> projects, List<Scope> others) {
        return switch (scope) {
            case Scope.Everything() -> true;
            case Scope.InProjects(Set<ProjectId> whole) -> {
                projects.addAll(whole);
                yield false;
            }
            case Scope.AssignedTo _, Scope.RequestedBy _, Scope.RequestedByAnyIn _ -> {
                others.add(scope);
                yield false;
            }
            case Scope.AnyOf(List<Scope> scopes) -> {
                boolean all = false;
                for (Scope one : scopes) all |= gather(one, projects, others);
                yield all;
            }
        };
    }
}
