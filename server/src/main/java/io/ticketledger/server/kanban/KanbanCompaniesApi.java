package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.forbidden;
import static io.ticketledger.server.kanban.KanbanProblems.Refused.notFound;
import static io.ticketledger.server.kanban.KanbanProblems.invalid;

import io.ticketledger.command.company.CompanyCommand.ChangeCompany;
import io.ticketledger.command.company.CompanyCommand.CreateCompany;
import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.company.CompanyCommand.Standing;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.query.companies.CompanyRow;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Streams;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Together;
import io.ticketledger.server.kanban.KanbanCompanyRequests.CompanyBody;
import io.ticketledger.server.kanban.KanbanCompanyRequests.CompanyInJson;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Company;
import io.ticketledger.server.kanban.KanbanCompanyResponses.CompanyLine;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Stats;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Companies as they are described. Who belongs to them is a matter of {@link KanbanCompanyPeopleApi}. */
@RestController
@RequestMapping("/kanban/api/tickets/companies")
class KanbanCompaniesApi {

    private final KanbanMembers members;
    private final KanbanBoards boards;
    private final KanbanCompanies companies;
    private final KanbanCompanyTickets tickets;
    private final KanbanArranging arranging;
    private final KanbanLogos logos;
    private final Numbers numbers;

    KanbanCompaniesApi(KanbanMembers members, KanbanBoards boards, KanbanCompanies companies, KanbanCompanyTickets tickets, KanbanArranging arranging,
            KanbanLogos logos, Numbers numbers) {
        this.members = members;
        this.boards = boards;
        this.companies = companies;
        this.tickets = tickets;
        this.arranging = arranging;
        this.logos = logos;
        this.numbers = numbers;
    }

    @GetMapping
    PageResponse<CompanyLine> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        Query query = Query.of(request);
        PageRequest page = PageRequest.orFirst(query);
        String search = query.search("search");
        ProjectRow project = boards.one(query, request, who);
        return companies.list(who, project == null ? null : project.id(), search, page);
    }

    /** Whoever runs no project is told so before a logo of his is looked at. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(CompanyInJson.class)
    Company create(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        KanbanCaller who = members.of(caller);
        if (!who.isAnywhere(ProjectRole.SUPERADMIN)) throw forbidden();
        CompanyBody asked = CompanyBody.ofNew(request, KanbanLogos.LARGEST, companies.known(who));
        Standing wanted = with(new Standing(Set.of(), asked.projects() == null ? usual(request, who) : asked.projects()), asked, who);
        CompanyId id = Ids.company();
        long number = numbers.next(Numbers.Kind.COMPANY);
        logos.withLogo(id, asked.logo(), logo -> {
            List<Object> commands = new ArrayList<>();
            commands.add(new CreateCompany(id, number, orEmpty(asked.name()), orEmpty(asked.description()), asked.email(), asked.phone(), wanted.members(), wanted.projects()));
            commands.addAll(logo);
            commands.addAll(arranging.vouches(id, new Standing(Set.of(), Set.of()), wanted));
            members.ask(who, new Together(commands), wanted.projects());
        });
        return companies.show(id, who);
    }

    @GetMapping("/{number}")
    Company details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        return companies.show(companies.inSight(number, who), who);
    }

    /** Without a word about people or projects nobody has to hear of it but the company. */
    @PatchMapping("/{number}")
    @Takes(CompanyInJson.class)
    Company change(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) throws IOException {
        KanbanCaller who = members.of(caller);
        CompanyRow company = companies.inSight(number, who);
        CompanyBody asked = CompanyBody.ofChange(request, KanbanLogos.LARGEST, companies.known(who));
        logos.withLogo(company.id(), asked.logo(), logo -> {
            List<Object> commands = new ArrayList<>();
            commands.add(new ChangeCompany(company.id(), asked.name(), asked.description(), asked.email(), asked.phone()));
            commands.addAll(logo);
            if (asked.admins() == null && asked.users() == null && asked.projects() == null) {
                members.ask(who, new Together(commands), arranging.standing(company.id()).projects());
            } else {
                arranging.arrange(who, company.id(), commands, known -> with(known, asked, who));
            }
        });
        return companies.show(company.id(), who);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        arranging.delete(who, companies.inSight(number, who).id());
    }

    @GetMapping("/{number}/stats")
    Stats stats(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        CompanyRow company = companies.inSight(number, who);
        return companies.stats(company, project(Query.of(request), who));
    }

    @GetMapping("/{number}/tickets")
    @Streams(Ticket.class)
    void tickets(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request, HttpServletResponse response) throws IOException {
        KanbanCaller who = members.of(caller);
        tickets.list(companies.inSight(number, who), who, PageRequest.asked(Query.of(request)), response);
    }

    private @Nullable ProjectId project(Query query, KanbanCaller who) {
        Long named = query.number("project");
        query.verdict();
        return named == null ? null : members.find(named, who).orElseThrow(() -> notFound()).id();
    }

    /** A superuser's company may take part nowhere; anybody else's takes part in the project he means, and if that is not clear he has to say. */
    private Set<ProjectId> usual(HttpServletRequest request, KanbanCaller who) {
        if (who.isSuperuser() && request.getHeader(KanbanMembers.PROJECT_HEADER) == null) return Set.of();
        return Set.of(members.current(request, who).map(ProjectRow::id).orElseThrow(() -> invalid("project_ids", "This field is required.")));
    }

    /** What the caller does not see he does not mean: a company stays in projects that do not exist for him. */
    private static Standing with(Standing known, CompanyBody asked, KanbanCaller who) {
        Set<Member> people = new HashSet<>(known.members());
        replace(people, asked.admins(), CompanyRole.ADMIN);
        replace(people, asked.users(), CompanyRole.USER);
        if (asked.projects() == null) return new Standing(people, known.projects());
        Set<ProjectId> projects = new HashSet<>(known.projects());
        projects.removeIf(who::sees);
        projects.addAll(asked.projects());
        return new Standing(people, projects);
    }

    private static void replace(Set<Member> people, @Nullable Set<AccountId> by, CompanyRole as) {
        if (by == null) return;
        people.removeIf(member -> member.as() == as);
        by.forEach(account -> people.add(new Member(account, as)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
