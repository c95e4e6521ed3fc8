package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.figures.Load;
import io.ticketledger.query.figures.ProjectFigures;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.kanban.KanbanDashboardResponses.Activity;
import io.ticketledger.server.kanban.KanbanDashboardResponses.CompanyHealth;
import io.ticketledger.server.kanban.KanbanDashboardResponses.KanbanSummary;
import io.ticketledger.server.kanban.KanbanDashboardResponses.Workload;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes on in one project, at a glance. Counts are of the whole project; tickets are only those that exist for the caller. */
@RestController
@RequestMapping("/kanban/api/tickets/dashboard")
class KanbanDashboardsApi {

    private static final int A_FEW_TICKETS = 10;
    private static final int SOME_ACTIVITIES = 20;
    private static final int MOST = 100;

    private final KanbanMembers members;
    private final KanbanBoards boards;
    private final KanbanCompanies companies;
    private final KanbanActivity activity;
    private final KanbanSight sight;
    private final KanbanTickets tickets;
    private final TicketList list;
    private final ProjectFigures figures;
    private final Directory directory;
    private final ZoneId zone;

    /** @param limit how much of it, at most */
    private record Asked(KanbanCaller who, ProjectRow project, int limit) {}

    KanbanDashboardsApi(KanbanMembers members, KanbanBoards boards, KanbanCompanies companies, KanbanActivity activity, KanbanSight sight,
            KanbanTickets tickets, TicketList list, ProjectFigures figures, Directory directory, ZoneId deskZone) {
        this.members = members;
        this.boards = boards;
        this.companies = companies;
        this.activity = activity;
        this.sight = sight;
        this.tickets = tickets;
        this.list = list;
        this.figures = figures;
        this.directory = directory;
        this.zone = deskZone;
    }

    @GetMapping("/company-health")
    CompanyHealth companyHealth(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Asked asked = asked(caller, request, A_FEW_TICKETS);
        return companies.health(asked.who, asked.project.id());
    }

    @GetMapping("/attention-needed")
    List<Ticket> attentionNeeded(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Asked asked = asked(caller, request, A_FEW_TICKETS);
        List<TicketId> pressing = figures.attention(asked.project.id(), sight.scope(asked.who), asked.limit, Instant.now(), zone);
        Map<TicketId, TicketRow> rows = list.byIds(pressing);
        return tickets.show(pressing.stream().map(rows::get).filter(Objects::nonNull).toList(), asked.who);
    }

    @GetMapping("/newest")
    List<Ticket> newest(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Asked asked = asked(caller, request, A_FEW_TICKETS);
        return tickets.show(figures.newest(asked.project.id(), sight.scope(asked.who), asked.limit), asked.who);
    }

    @GetMapping("/activity")
    List<Activity> activity(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Asked asked = asked(caller, request, SOME_ACTIVITIES);
        return activity.latest(asked.who, asked.project.id(), asked.limit);
    }

    @GetMapping("/workload")
    Workload workload(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<Load> loads = figures.workload(asked(caller, request, A_FEW_TICKETS).project.id(), Instant.now(), zone);
        Map<AccountId, Account> people = directory.people(loads.stream().map(Load::account).toList());
        return new Workload(loads.stream().filter(load -> people.containsKey(load.account()))
                .map(load -> KanbanCompanyTranslation.load(load, people.get(load.account()))).toList());
    }

    @GetMapping("/kanban-summary")
    KanbanSummary kanbanSummary(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return new KanbanSummary(boards.summary(asked(caller, request, A_FEW_TICKETS).project));
    }

    private Asked asked(Caller caller, HttpServletRequest request, int usual) {
        Query query = Query.of(request);
        if (query.first("project") == null) query.refuse("project", "This field is required.");
        Long project = query.number("project");
        Long limit = query.first("limit") == null ? Long.valueOf(usual) : query.number("limit");
        if (limit != null && limit < 1) query.refuse("limit", "Ensure this value is greater than or equal to 1.");
        query.verdict();
        KanbanCaller who = members.of(caller);
        return new Asked(who, members.find(project == null ? 0 : project, who).orElseThrow(KanbanProblems.Refused::notFound), (int) Math.min(limit == null ? usual : limit, MOST));
    }
}
