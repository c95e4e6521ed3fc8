package io.ticketledger.command;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. {@code account} is null for the desk itself (first start, policies). The roles are those the actor holds at this moment, never those a
 * token remembers.
 *
 * @param memberships the roles in those projects that the command is about; of others nothing need be told
 */
public record Actor(@Nullable AccountId account, String name, Set<Role> roles, Map<ProjectId, ProjectRole> memberships) {

    public static final Actor SYSTEM = new Actor(null, "system", Set.of(Role.ADMIN));

    public Actor(@Nullable AccountId account, String name, Set<Role> roles) {
        this(account, name, roles, Map.of());
    }

    public Actor {
        roles = Role.inOrder(roles);
        memberships = Map.copyOf(memberships);
    }

    public Actor in(Map<ProjectId, ProjectRole> projects) {
        return new Actor(account, name, roles, projects);
    }

    public boolean is(AccountId other) {
        return other.equals(account);
    }

    public boolean hasAny(Role... any) {
        for (Role role : any) if (roles.contains(role)) return true;
        return false;
    }

    /** Works for the desk, so may read what is internal. */
    public boolean isStaff() {
        return hasAny(Role.ADMIN, Role.COORDINATOR, Role.AGENT, Role.MANAGER, Role.AUDITOR);
    }

    /**
     * What this one is in a project: an administrator of the desk may do all there, whoever is a member what his role says. In the desk's own project everybody
     * is what he is on the desk.
     */
    public Optional<ProjectRole> roleIn(ProjectId project) {
        if (hasAny(Role.ADMIN)) return Optional.of(ProjectRole.SUPERADMIN);
        ProjectRole given = memberships.get(project);
        if (given != null || !project.equals(ProjectId.DESK)) return Optional.ofNullable(given);
        if (hasAny(Role.COORDINATOR)) return Optional.of(ProjectRole.ADMIN);
        return Optional.of(hasAny(Role.MANAGER, Role.AUDITOR) && !hasAny(Role.AGENT, Role.REQUESTER) ? ProjectRole.MANAGER : ProjectRole.USER);
    }

    public boolean isIn(ProjectId project, ProjectRole... any) {
        return roleIn(project).filter(Arrays.asList(any)::contains).isPresent();
    }

    /** Whether this one has the role in any of the projects that were told, or on the whole desk. */
    public boolean isAnywhere(ProjectRole... any) {
        return hasAny(Role.ADMIN) || memberships.values().stream().anyMatch(Arrays.asList(any)::contains);
    }
}
