package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.notFound;
import static io.ticketledger.server.kanban.KanbanProblems.invalid;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.Page;
import io.ticketledger.query.Sight;
import io.ticketledger.query.companies.Belonging;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.companies.CompanyRow;
import io.ticketledger.query.companies.FindCompanies;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.figures.CompanyFigures;
import io.ticketledger.query.figures.CompanyNumbers;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.kanban.KanbanCompanyRequests.Known;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Company;
import io.ticketledger.server.kanban.KanbanCompanyResponses.CompanyLine;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Stats;
import io.ticketledger.server.kanban.KanbanDashboardResponses.CompanyHealth;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the routes about companies share: who sees which, and showing them with people and figures. */
@Component
class KanbanCompanies {

    private static final int ALL = 1_000_000;

    private final Companies companies;
    private final CompanyFigures figures;
    private final Directory directory;
    private final Projects projects;
    private final KanbanMembers members;
    private final ZoneId zone;

    KanbanCompanies(Companies companies, CompanyFigures figures, Directory directory, Projects projects, KanbanMembers members, ZoneId deskZone) {
        this.companies = companies;
        this.figures = figures;
        this.directory = directory;
        this.projects = projects;
        this.members = members;
        this.zone = deskZone;
    }

    CompanyRow inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(n -> companies.byNumber(n, who.sight())).orElseThrow(KanbanProblems.Refused::notFound);
    }

    Known known(KanbanCaller who) {
        return new Known(
                numbers -> directory.byNumbers(numbers).stream().collect(Collectors.toMap(Account::number, Account::id)),
                numbers -> projects.byNumbers(numbers).stream().filter(project -> who.sees(project.id())).collect(Collectors.toMap(ProjectRow::number, ProjectRow::id)));
    }

    Account person(long number) {
        return directory.byNumber(number).orElseThrow(() -> invalid("user_id", Fields.unknownPk(number)));
    }

    /** @param project null for those of all projects, and for figures over all */
    PageResponse<CompanyLine> list(KanbanCaller who, @Nullable ProjectId project, @Nullable String search, PageRequest page) {
        Page<CompanyRow> found = companies.find(new FindCompanies(who.sight(), project == null ? Set.of() : Set.of(project), search, page.size(), page.offset()));
        List<CompanyId> ids = found.items().stream().map(CompanyRow::id).toList();
        Map<CompanyId, Belonging> belongings = companies.belongings(ids);
        Map<AccountId, Account> people = directory.people(belongings.values().stream().flatMap(all -> all.admins().stream()).collect(Collectors.toSet()));
        Map<CompanyId, Long> tickets = figures.tickets(ids, project);
        return PageResponse.within(page, found.total(), found.items().stream().map(company -> KanbanCompanyTranslation.line(company,
                belonging(belongings, company), people, tickets.getOrDefault(company.id(), 0L), KanbanCompanies::address)).toList());
    }

    /** As it is after a command that went well, even if it took the company out of the caller's sight. */
    Company show(CompanyId id, KanbanCaller who) {
        return show(companies.byId(id, Sight.everything()).orElseThrow(() -> notFound()), who);
    }

    Company show(CompanyRow company, KanbanCaller who) {
        Belonging belonging = companies.belonging(company.id());
        Set<AccountId> named = new HashSet<>(belonging.admins());
        named.addAll(belonging.users());
        Map<ProjectId, ProjectRow> seen = projects.byIds(belonging.projects()).stream().filter(project -> who.sees(project.id()))
                .collect(Collectors.toMap(ProjectRow::id, Function.identity()));
        return KanbanCompanyTranslation.company(company, belonging, directory.people(named), seen,
                figures.tickets(List.of(company.id()), null).getOrDefault(company.id(), 0L), KanbanCompanies::address);
    }

    Stats stats(CompanyRow company, @Nullable ProjectId project) {
        Instant now = Instant.now();
        CompanyNumbers numbers = figures.of(List.of(company.id()), project, now, zone).getOrDefault(company.id(), CompanyNumbers.NOTHING);
        return KanbanCompanyTranslation.stats(numbers, companies.belonging(company.id()), now);
    }

    /** Of every company of the project that the caller sees. */
    CompanyHealth health(KanbanCaller who, ProjectId project) {
        Instant now = Instant.now();
        List<CompanyRow> found = companies.find(new FindCompanies(who.sight(), Set.of(project), null, ALL, 0)).items();
        Map<CompanyId, CompanyNumbers> numbers = figures.of(found.stream().map(CompanyRow::id).toList(), project, now, zone);
        return new CompanyHealth(found.stream()
                .map(company -> KanbanCompanyTranslation.health(company, numbers.getOrDefault(company.id(), CompanyNumbers.NOTHING), now)).toList());
    }

    private static Belonging belonging(Map<CompanyId, Belonging> all, CompanyRow company) {
        return all.getOrDefault(company.id(), new Belonging(List.of(), List.of(), List.of()));
    }

    private static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().toUriString();
    }
}
