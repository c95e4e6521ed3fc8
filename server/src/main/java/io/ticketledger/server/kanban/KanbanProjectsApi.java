package io.ticketledger.server.kanban;

import io.ticketledger.command.project.ProjectCommand.ChangeProject;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.ProjectCommand.DeleteProject;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.kanban.KanbanBoardRequests.NewProject;
import io.ticketledger.server.kanban.KanbanBoardRequests.ProjectChange;
import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanBoardResponses.Member;
import io.ticketledger.server.kanban.KanbanBoardResponses.Project;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects, and what is in one. Roles in a project are given by the routes about users. */
@RestController
@RequestMapping("/kanban/api/tickets/projects")
class KanbanProjectsApi {

    private final KanbanMembers members;
    private final KanbanBoards boards;
    private final KanbanTicketLists tickets;
    private final Projects projects;
    private final Directory directory;
    private final Numbers numbers;

    KanbanProjectsApi(KanbanMembers members, KanbanBoards boards, KanbanTicketLists tickets, Projects projects, Directory directory, Numbers numbers) {
        this.members = members;
        this.boards = boards;
        this.tickets = tickets;
        this.projects = projects;
        this.directory = directory;
        this.numbers = numbers;
    }

    @GetMapping
    Listing<Project> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Optional<PageRequest> page = PageRequest.asked(Query.of(request));
        return Listing.cut(page, show(members.visible(members.of(caller))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewProject.class)
    Project create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        NewProject asked = NewProject.read(body, key -> projects.byKey(key).isPresent());
        ProjectId id = Ids.project();
        long number = numbers.next(Numbers.Kind.PROJECT);
        members.ask(members.of(caller), new CreateProject(id, number, asked.key(), asked.name(), asked.description(),
                UsualColumn.all(Ids::column, () -> numbers.next(Numbers.Kind.COLUMN)), numbers.next(Numbers.Kind.MEMBERSHIP)), id);
        Instant now = Instant.now();
        return show(projects.byId(id).orElseGet(() -> new ProjectRow(id, number, asked.key(), asked.name(), asked.description(), caller.id(), now, now)));
    }

    @GetMapping("/{number}")
    Project details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return show(members.inSight(number, members.of(caller)));
    }

    @PatchMapping("/{number}")
    @Takes(ProjectChange.class)
    Project change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        ProjectRow project = members.inSight(number, who);
        ProjectChange asked = ProjectChange.read(body, key -> !key.equals(project.key()) && projects.byKey(key).isPresent());
        members.ask(who, new ChangeProject(project.id(), asked.key(), asked.name(), asked.description()), project.id());
        return show(projects.byId(project.id()).orElseThrow(KanbanProblems.Refused::notFound));
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        ProjectRow project = members.inSight(number, who);
        members.ask(who, new DeleteProject(project.id()), project.id());
    }

    /** As the list of all tickets, whatever else is asked of them. */
    @GetMapping("/{number}/tickets")
    PageResponse<Ticket> tickets(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        ProjectRow project = members.inSight(number, who);
        Query query = Query.of(request);
        PageRequest page = PageRequest.orFirst(query);
        KanbanTicketFilters filters = KanbanTicketFilters.read(query);
        if (filters.project() != null && filters.project() != project.number()) return PageResponse.within(page, 0, List.of());
        return tickets.page(who, filters, number, false, page);
    }

    @GetMapping("/{number}/columns")
    Listing<Column> columns(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        Optional<PageRequest> page = PageRequest.asked(Query.of(request));
        return Listing.cut(page, boards.columns(List.of(members.inSight(number, members.of(caller)))));
    }

    @GetMapping("/{number}/members")
    Listing<Member> members(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        Optional<PageRequest> page = PageRequest.asked(Query.of(request));
        List<Membership> found = projects.members(members.inSight(number, members.of(caller)).id());
        Map<AccountId, Account> people = directory.people(found.stream().map(Membership::account).toList());
        return Listing.cut(page, found.stream().filter(member -> people.containsKey(member.account()))
                .map(member -> KanbanBoardTranslation.member(member, people.get(member.account()))).toList());
    }

    private Project show(ProjectRow project) {
        return show(List.of(project)).getFirst();
    }

    private List<Project> show(List<ProjectRow> found) {
        Map<AccountId, Account> people = directory.people(found.stream().map(ProjectRow::createdBy).filter(Objects::nonNull).distinct().toList());
        return found.stream().map(project -> KanbanBoardTranslation.project(project, people)).toList();
    }
}
