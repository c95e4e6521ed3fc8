package io.ticketledger.server.kanban;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.ticketlist.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which tickets exist for somebody: all of the projects he oversees, and wherever they are filed his own, those assigned to him, and his company's. */
@Component
class KanbanSight {

    private final Companies companies;

    KanbanSight(Companies companies) {
        this.companies = companies;
    }

    Scope scope(KanbanCaller who) {
        if (who.isSuperuser()) return Scope.everything();
        List<Scope> scopes = new ArrayList<>(List.of(Scope.requestedBy(who.id()), Scope.assignedTo(who.id())));
        Set<ProjectId> overseen = new HashSet<>(who.projects());
        overseen.removeIf(project -> !who.isIn(project, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.MANAGER));
        if (!overseen.isEmpty()) scopes.add(Scope.inProjects(overseen));
        companies.scopeOf(who.id()).stream().filter(company -> !company.projects().isEmpty())
                .forEach(company -> scopes.add(Scope.requestedByAnyIn(company.users(), company.projects())));
        return Scope.anyOf(scopes.toArray(Scope[]::new));
    }
}
