package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.companies.Affiliation;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketdetails.ReadAhead;
import io.ticketledger.query.ticketdetails.TicketDetail;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.InColumn;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import io.ticketledger.server.kanban.KanbanTicketTranslation.Named;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the ticket routes share: who sees which ticket, carrying out a command as a member of its project, and showing tickets as this contract does. */
@Component
class KanbanTickets {

    /** How many a list without a ticket reaches back. */
    static final int TOUCHED = 1_000;

    private final KanbanMembers members;
    private final KanbanSight sight;
    private final TicketList list;
    private final Projects projects;
    private final Columns columns;
    private final Tags tags;
    private final Companies companies;
    private final Directory directory;
    private final ReadAhead readAhead;
    private final PostgresEventStorageEngine log;

    KanbanTickets(KanbanMembers members, KanbanSight sight, TicketList list, Projects projects, Columns columns, Tags tags, Companies companies, Directory directory,
            ReadAhead readAhead, PostgresEventStorageEngine log) {
        this.members = members;
        this.sight = sight;
        this.list = list;
        this.projects = projects;
        this.columns = columns;
        this.tags = tags;
        this.companies = companies;
        this.directory = directory;
        this.readAhead = readAhead;
        this.log = log;
    }

    /** What staff say among themselves is for those who work for the desk or oversee the project. */
    static boolean readsInternal(KanbanCaller who, ProjectId project) {
        return who.worksForTheDesk() || who.isIn(project, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.MANAGER);
    }

    /** One that exists for the caller, in a project that exists. */
    Optional<TicketRow> find(long number, KanbanCaller who) {
        return list.byNumber(number, sight.scope(who)).filter(ticket -> projects.byId(ticket.board().project()).isPresent());
    }

    /** As {@link #find(long, KanbanCaller)}, of something that is part of it. */
    Optional<TicketRow> find(TicketId id, KanbanCaller who) {
        return list.byId(id, sight.scope(who)).filter(ticket -> projects.byId(ticket.board().project()).isPresent());
    }

    /** Those that exist for the caller, as far as anything happened to them of late: whoever asks for what belongs to tickets without naming one has no end of them. */
    Map<TicketId, TicketRow> touched(KanbanCaller who) {
        return list.page(FindTickets.in(sight.scope(who)).inExistingProjects().order(Order.descending(Order.Field.UPDATED)), TOUCHED, 0).stream()
                .collect(Collectors.toMap(TicketRow::id, Function.identity()));
    }

    /** @throws KanbanProblems.Refused as not there, if it does not exist for the caller */
    TicketRow inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(n -> find(n, who)).orElseThrow(KanbanProblems.Refused::notFound);
    }

    /**
     * Carries out a command about a ticket and shows the ticket after it, from the log itself if the read models are late.
     *
     * @throws Rejection if a rule refused; nothing happened
     */
    Ticket change(KanbanCaller who, TicketId ticket, ProjectId project, Object command) {
        return show(after(members.ask(who, command, project), ticket), who);
    }

    TicketRow after(Outcome outcome, TicketId ticket) {
        Optional<TicketRow> after = outcome.isReadable() ? list.byId(ticket, Scope.everything())
                : readAhead.ahead(ticket, log.readStream(ticket.toString(), 0), Scope.everything()).map(TicketDetail::row);
        return after.orElseThrow(KanbanProblems.Refused::notFound);
    }

    Ticket show(TicketRow ticket, KanbanCaller who) {
        return show(List.of(ticket), who).stream().findFirst().orElseThrow(KanbanProblems.Refused::notFound);
    }

    /** With as many queries for a hundred as for one; those of projects that are gone are left out. */
    List<Ticket> show(List<TicketRow> tickets, KanbanCaller who) {
        Named named = named(tickets);
        return tickets.stream().flatMap(ticket -> KanbanTicketTranslation.ticket(ticket, named, who).stream()).toList();
    }

    /** What it takes to show these to anybody. */
    Named named(List<TicketRow> tickets) {
        Set<ProjectId> ids = tickets.stream().map(ticket -> ticket.board().project()).collect(Collectors.toSet());
        Map<ProjectId, ProjectRow> known = projects.byIds(ids).stream().collect(Collectors.toMap(ProjectRow::id, Function.identity()));
        Map<ProjectId, Board> boards = columns.boards(known.keySet());
        Set<TagId> borne = new HashSet<>();
        Set<AccountId> people = new HashSet<>();
        Set<AccountId> requesters = new HashSet<>();
        for (TicketRow ticket : tickets) {
            borne.addAll(ticket.board().tags());
            people.addAll(ticket.agents());
            requesters.add(ticket.requester());
        }
        people.addAll(requesters);
        Map<AccountId, List<Affiliation>> affiliations = companies.companiesOf(requesters);
        Set<CompanyId> clients = affiliations.values().stream().flatMap(List::stream).filter(of -> of.as() == CompanyRole.USER).map(Affiliation::company).collect(Collectors.toSet());
        return new Named(known, boards, tags.tagsByIds(borne), directory.people(people), orders(tickets, boards), affiliations, companies.belongings(clients));
    }

    private Map<TicketId, Integer> orders(List<TicketRow> tickets, Map<ProjectId, Board> boards) {
        Map<TicketId, InColumn> places = new HashMap<>();
        for (TicketRow ticket : tickets) {
            Board board = boards.get(ticket.board().project());
            if (board == null || ticket.board().archived()) continue;
            Optional<ColumnRow> column = KanbanTicketTranslation.column(ticket, board);
            column.ifPresent(one -> places.put(ticket.id(), KanbanTicketTranslation.inColumn(one, board)));
        }
        List<TicketRow> placed = tickets.stream().filter(ticket -> places.containsKey(ticket.id())).toList();
        return list.orderInColumn(placed, ticket -> places.get(ticket.id()));
    }
}
