package io.ticketledger.server.kanban;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect says about people, exactly as on the wire; the room's JSON writes names in snake_case and times in UTC. */
final class KanbanPeopleResponses {

    private KanbanPeopleResponses() {}

    /** A person where he is named beside something else. */
    record Person(long id, String username, String email, String firstName, String lastName) {}

    record Tokens(String refresh, String access) {}

    /** The tokens twice: as the contract documents them, and on top as clients read them. */
    record LoggedIn(String message, Person user, @Nullable OwnProject project, Tokens tokens, String access, String refresh) {}

    record OwnProject(long id, String name, String key) {}

    record Refreshed(String access) {}

    record Me(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            boolean isSuperuser,
            boolean isStaff,
            List<OwnProject> projects,
            List<OwnCompany> companies,
            List<HeldRole> roles) {}

    /** @param role {@code admin} of somebody who looks after the company, {@code user} of somebody who works there */
    record OwnCompany(long id, String name, String role) {}

    record HeldRole(long id, long projectId, String projectName, String projectKey, String role, Instant assignedAt) {}

    record HeldRoles(List<HeldRole> roles) {}

    record User(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            boolean isActive,
            boolean isStaff,
            boolean isSuperuser,
            Instant dateJoined,
            @Nullable Instant lastLogin,
            List<RoleInProject> projectRoles,
            List<NamedCompany> administeredCompanies,
            List<NamedCompany> memberCompanies) {}

    record RoleInProject(long projectId, String projectName, String role) {}

    record NamedCompany(long id, String name) {}

    record RoleAssigned(String message, UserRole userRole, boolean created) {}

    record UserRole(long id, long user, long project, String role, Instant assignedAt, @Nullable Long assignedBy) {}

    record Message(String message) {}

    record Toggled(String message, boolean isActive) {}
}
