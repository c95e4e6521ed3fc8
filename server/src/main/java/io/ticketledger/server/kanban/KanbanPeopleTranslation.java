package io.ticketledger.server.kanban;

import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Role;
import io.ticketledger.query.companies.Affiliation;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.server.kanban.KanbanPeopleResponses.HeldRole;
import io.ticketledger.server.kanban.KanbanPeopleResponses.NamedCompany;
import io.ticketledger.server.kanban.KanbanPeopleResponses.OwnCompany;
import io.ticketledger.server.kanban.KanbanPeopleResponses.OwnProject;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import io.ticketledger.server.kanban.KanbanPeopleResponses.RoleInProject;
import io.ticketledger.server.kanban.KanbanPeopleResponses.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what the desk knows of people to what this contract says of them. Pure. */
final class KanbanPeopleTranslation {

    private KanbanPeopleTranslation() {}

    static Person person(Account account) {
        return new Person(account.number(), account.username(), email(account), account.firstName(), account.lastName());
    }

    static boolean isSuperuser(Account account) {
        return account.roles().contains(Role.ADMIN);
    }

    static boolean isStaff(Account account) {
        return isSuperuser(account) || account.roles().contains(Role.COORDINATOR);
    }

    static String email(Account account) {
        return account.email() == null ? "" : account.email();
    }

    static User user(Account account, @Nullable Instant lastLogin, List<Membership> memberships, Map<ProjectId, ProjectRow> projects, List<Affiliation> companies) {
        return new User(account.number(), account.username(), email(account), account.firstName(), account.lastName(), account.isActive(), isStaff(account),
                isSuperuser(account), account.joinedAt(), lastLogin, rolesInProjects(memberships, projects), companies(companies, CompanyRole.ADMIN),
                companies(companies, CompanyRole.USER));
    }

    static List<HeldRole> heldRoles(List<Membership> memberships, Map<ProjectId, ProjectRow> projects) {
        return memberships.stream().filter(held -> projects.containsKey(held.project())).map(held -> {
            ProjectRow project = projects.get(held.project());
            return new HeldRole(held.number(), project.number(), project.name(), project.key(), KanbanVocabulary.ROLE.wire(held.role()), held.since());
        }).toList();
    }

    static OwnProject project(ProjectRow project) {
        return new OwnProject(project.number(), project.name(), project.key());
    }

    static OwnCompany company(Affiliation company) {
        return new OwnCompany(company.number(), company.name(), company.as() == CompanyRole.ADMIN ? "admin" : "user");
    }

    private static List<RoleInProject> rolesInProjects(List<Membership> memberships, Map<ProjectId, ProjectRow> projects) {
        return heldRoles(memberships, projects).stream().map(held -> new RoleInProject(held.projectId(), held.projectName(), held.role())).toList();
    }

    private static List<NamedCompany> companies(List<Affiliation> all, CompanyRole as) {
        return all.stream().filter(company -> company.as() == as).map(company -> new NamedCompany(company.number(), company.name())).toList();
    }
}
