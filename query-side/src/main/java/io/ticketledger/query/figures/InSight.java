package io.ticketledger.query.figures;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.ticketlist.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A scope as a condition on {@code ticket_row t}, for whoever walks through the tickets of one project anyway: there a project is either all or nothing. */
final class InSight {

    final String condition;
    final Map<String, Object> params = new HashMap<>();
    private final ProjectId project;

    InSight(Scope scope, ProjectId project) {
        this.project = project;
        this.condition = condition(scope);
    }

    private String condition(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> "true";
            case Scope.InProjects(Set<ProjectId> projects) -> projects.contains(project) ? "true" : "false";
            case Scope.AssignedTo(AccountId agent) -> param(agent.raw()) + " = ANY (t.agents)";
            case Scope.RequestedBy(AccountId requester) -> "t.requester = " + param(requester.raw());
            case Scope.RequestedByAnyIn(Set<AccountId> requesters, Set<ProjectId> projects) ->
                    projects.contains(project) ? "t.requester = ANY (" + param(Sql.ids(requesters, AccountId::raw)) + ")" : "false";
            case Scope.AnyOf(List<Scope> scopes) -> scopes.isEmpty() ? "false" : scopes.stream().map(this::condition).collect(Collectors.joining(" OR ", "(", ")"));
        };
    }

    private String param(Object value) {
        String name = "sight" + params.size();
        params.put(name, value);
        return ":" + name;
    }
}
