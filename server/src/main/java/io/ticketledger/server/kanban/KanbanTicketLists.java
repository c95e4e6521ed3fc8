package io.ticketledger.server.kanban;

import io.ticketledger.events.ProjectId;
import io.ticketledger.query.companies.Clientele;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of tickets: what is asked for by number is found, and where that is nothing, so is the list. */
@Component
class KanbanTicketLists {

    private final KanbanMembers members;
    private final KanbanSight sight;
    private final KanbanTickets tickets;
    private final TicketList list;
    private final Columns columns;
    private final Tags tags;
    private final Companies companies;
    private final Directory directory;

    KanbanTicketLists(KanbanMembers members, KanbanSight sight, KanbanTickets tickets, TicketList list, Columns columns, Tags tags, Companies companies, Directory directory) {
        this.members = members;
        this.sight = sight;
        this.tickets = tickets;
        this.list = list;
        this.columns = columns;
        this.tags = tags;
        this.companies = companies;
        this.directory = directory;
    }

    /**
     * @param header the project that the client has open, if it says so and the query names none
     * @throws KanbanProblems.Refused as not there, if the project does not exist for the caller
     */
    PageResponse<Ticket> page(KanbanCaller who, KanbanTicketFilters filters, @Nullable String header, boolean archived, PageRequest page) {
        ProjectRow project = null;
        if (filters.project() != null) project = members.find(filters.project(), who).orElseThrow(KanbanProblems.Refused::notFound);
        else if (header != null && !header.isBlank()) project = members.inSight(header.strip(), who);
        Optional<FindTickets> wanted = wanted(who, filters, project == null ? Set.of() : Set.of(project.id()), archived);
        long total = wanted.map(list::count).orElse(0L);
        page.mustBeWithin(total);
        return PageResponse.within(page, total, wanted.map(found -> tickets.show(list.page(found, page.size(), page.offset()), who)).orElse(List.of()));
    }

    private Optional<FindTickets> wanted(KanbanCaller who, KanbanTicketFilters filters, Set<ProjectId> projects, boolean archived) {
        Optional<FindTickets> wanted = Optional.of(FindTickets.in(sight.scope(who)).archived(archived).search(filters.search()).statuses(filters.statuses())
                .types(filters.types()).priorities(filters.priorities()).order(filters.order()));
        wanted = projects.isEmpty() ? wanted.map(FindTickets::inExistingProjects) : wanted.map(found -> found.projects(projects));
        if (filters.column() != null) wanted = wanted.flatMap(found -> inColumn(found, filters.column(), projects));
        if (!filters.tags().isEmpty()) wanted = wanted.flatMap(found -> tagged(found, filters.tags()));
        if (filters.assignee() != null) wanted = wanted.flatMap(found -> directory.byNumber(filters.assignee()).map(Account::id).map(found::assignedTo));
        if (filters.company() != null) wanted = wanted.flatMap(found -> ofCompany(found, who, filters.company(), projects));
        return wanted;
    }

    private Optional<FindTickets> inColumn(FindTickets wanted, long number, Set<ProjectId> projects) {
        Optional<ColumnRow> column = columns.columnByNumber(number).filter(found -> projects.isEmpty() || projects.contains(found.project()));
        return column.flatMap(found -> {
            Board board = columns.board(found.project());
            return board.column(found.id()).map(one -> wanted.column(KanbanTicketTranslation.inColumn(one, board)));
        });
    }

    private Optional<FindTickets> tagged(FindTickets wanted, List<Long> numbers) {
        List<TagRow> known = tags.tagsByNumbers(numbers);
        return known.isEmpty() ? Optional.empty() : Optional.of(wanted.anyTag(known.stream().map(TagRow::id).collect(Collectors.toSet())));
    }

    private Optional<FindTickets> ofCompany(FindTickets wanted, KanbanCaller who, long number, Set<ProjectId> projects) {
        Optional<Clientele> clients = companies.byNumber(number, who.sight()).flatMap(company -> companies.clienteleOf(company.id()));
        return clients.flatMap(of -> {
            Set<ProjectId> both = of.projects().stream().filter(project -> projects.isEmpty() || projects.contains(project)).collect(Collectors.toSet());
            return both.isEmpty() || of.users().isEmpty() ? Optional.empty() : Optional.of(wanted.projects(both).requesters(of.users()));
        });
    }
}
