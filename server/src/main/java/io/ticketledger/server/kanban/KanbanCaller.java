package io.ticketledger.server.kanban;

import io.ticketledger.command.Actor;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.query.Sight;
import io.ticketledger.server.security.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and what he is in which project, at this moment.
 *
 * @param memberships the roles somebody gave him or that follow from a company; without what he is in the desk's own project by his work for the desk
 */
record KanbanCaller(Caller caller, Map<ProjectId, ProjectRole> memberships) {

    KanbanCaller {
        memberships = Map.copyOf(memberships);
    }

    AccountId id() {
        return caller.id();
    }

    /** May do all, and sees all. */
    boolean isSuperuser() {
        return caller.hasAny(Role.ADMIN);
    }

    boolean isStaff() {
        return caller.hasAny(Role.ADMIN, Role.COORDINATOR);
    }

    /** Sees the desk's own project, where whatever was opened through other contracts is. */
    boolean worksForTheDesk() {
        return caller.actor().isStaff();
    }

    /** Whether the project exists for him. That it exists at all is another question. */
    boolean sees(ProjectId project) {
        return isSuperuser() || memberships.containsKey(project) || project.equals(ProjectId.DESK) && worksForTheDesk();
    }

    /** Those that exist for him; a superuser sees others too. */
    Set<ProjectId> projects() {
        Set<ProjectId> projects = new HashSet<>(memberships.keySet());
        if (worksForTheDesk()) projects.add(ProjectId.DESK);
        return projects;
    }

    /** Empty for a stranger to the project. */
    Optional<ProjectRole> roleIn(ProjectId project) {
        return sees(project) ? caller.actor().in(memberships).roleIn(project) : Optional.empty();
    }

    boolean isIn(ProjectId project, ProjectRole... any) {
        return sees(project) && caller.actor().in(memberships).isIn(project, any);
    }

    boolean isAnywhere(ProjectRole... any) {
        return caller.actor().in(memberships).isAnywhere(any);
    }

    /** As a command about these projects has to know him. */
    Actor actor(Collection<ProjectId> about) {
        Map<ProjectId, ProjectRole> told = new HashMap<>();
        for (ProjectId project : about) if (memberships.containsKey(project)) told.put(project, memberships.get(project));
        return caller.actor().in(told);
    }

    /** How far he sees of what belongs to projects. */
    Sight sight() {
        return isSuperuser() ? Sight.everything() : Sight.of(id(), projects());
    }
}
