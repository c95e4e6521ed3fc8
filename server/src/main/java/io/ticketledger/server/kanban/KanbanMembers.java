package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody is in which project, which projects exist for him, and asking the desk as such a member. */
@Component
class KanbanMembers {

    static final String PROJECT_HEADER = "X-Project-ID";

    private final Projects projects;
    private final RoomDesk desk;

    KanbanMembers(Projects projects, RoomDesk kanbanDesk) {
        this.projects = projects;
        this.desk = kanbanDesk;
    }

    KanbanCaller of(Caller caller) {
        return new KanbanCaller(caller, projects.rolesOf(caller.id()));
    }

    /** In the order of their numbers. */
    List<ProjectRow> visible(KanbanCaller who) {
        return who.isSuperuser() ? projects.all() : projects.byIds(who.projects());
    }

    /** One that exists for him. */
    Optional<ProjectRow> find(long number, KanbanCaller who) {
        return projects.byNumber(number).filter(project -> who.sees(project.id()));
    }

    /** @throws KanbanProblems.Refused as not there, if it does not exist for him */
    ProjectRow inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(n -> find(n, who)).orElseThrow(KanbanProblems.Refused::notFound);
    }

    /**
     * The project a request is about that does not name one in its body or query: the one in the header, or else his only one. Empty if he has several or none.
     *
     * @throws KanbanProblems.Refused as not there, if the header names one that does not exist for him
     */
    Optional<ProjectRow> current(HttpServletRequest request, KanbanCaller who) {
        String named = request.getHeader(PROJECT_HEADER);
        if (named != null && !named.isBlank()) return Optional.of(inSight(named.strip(), who));
        if (who.memberships().size() == 1) return projects.byIds(who.memberships().keySet()).stream().findFirst();
        List<ProjectRow> visible = who.isSuperuser() ? projects.page(2, 0).items() : projects.byIds(who.projects());
        return visible.size() == 1 ? Optional.of(visible.getFirst()) : Optional.empty();
    }

    /**
     * Carries out a command as a member of the projects it is about.
     *
     * @throws Rejection if a rule refused; nothing happened
     */
    Outcome ask(KanbanCaller who, Object command, Collection<ProjectId> about) {
        return desk.ask(who.caller(), who.actor(about), command);
    }

    Outcome ask(KanbanCaller who, Object command, ProjectId... about) {
        return ask(who, command, List.of(about));
    }
}
