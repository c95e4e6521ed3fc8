package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.Refused.forbidden;
import static io.ticketledger.server.incident.IncidentProblems.Refused.notFound;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.ReadAhead;
import io.ticketledger.query.ticketdetails.TicketDetail;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketdetails.TicketThread;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.incident.IncidentFilters.TicketFilter;
import io.ticketledger.server.incident.IncidentResponses.Ticket;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What the ticket routes share: who sees which ticket, carrying out a command as the caller, and showing tickets as this contract does. */
class IncidentTickets {

    /** Tickets of a bare list that are in memory at a time. */
    private static final int CHUNK = 500;

    private final TicketList list;
    private final TicketDetails details;
    private final ReadAhead readAhead;
    private final Directory directory;
    private final Contents contents;
    private final PostgresEventStorageEngine log;
    private final RoomDesk desk;
    private final JsonMapper json;

    IncidentTickets(TicketList list, TicketDetails details, ReadAhead readAhead, Directory directory, Contents contents, PostgresEventStorageEngine log,
            RoomDesk desk, JsonMapper json) {
        this.list = list;
        this.details = details;
        this.readAhead = readAhead;
        this.directory = directory;
        this.contents = contents;
        this.log = log;
        this.desk = desk;
        this.json = json;
    }

    /** An administrator sees all, a developer what is assigned to him, a client what he reported. */
    static Scope scope(Caller caller) {
        if (caller.hasAny(Role.ADMIN, Role.COORDINATOR, Role.MANAGER, Role.AUDITOR)) return Scope.everything();
        List<Scope> scopes = new ArrayList<>();
        if (caller.hasAny(Role.AGENT)) scopes.add(Scope.assignedTo(caller.id()));
        if (caller.hasAny(Role.REQUESTER)) scopes.add(Scope.requestedBy(caller.id()));
        return Scope.anyOf(scopes.toArray(Scope[]::new));
    }

    /**
     * The ticket an action is about. One that is out of the caller's sight is answered like one that does not exist, so that nobody can find out which
     * numbers are taken.
     */
    TicketRow inSight(String number, Caller caller) {
        return Text.number(number).flatMap(n -> list.byNumber(n, scope(caller))).orElseThrow(() ->
                caller.hasAny(Role.AGENT) ? forbidden("You are not assigned to this ticket") : notFound("Ticket not found"));
    }

    Ticket details(String number, Caller caller) {
        TicketDetail ticket = Text.number(number).flatMap(n -> details.byNumber(n, scope(caller))).orElseThrow(() -> notFound("Ticket not found"));
        return show(ticket, ticket.row().status(), caller);
    }

    /** Carries out a command and shows the ticket after it, from the log itself if the read models are late. */
    Ticket change(TicketId id, Caller caller, Object command) {
        TicketDetail after = after(desk.ask(caller, command), id);
        return show(after, after.row().status(), caller);
    }

    /**
     * As {@link #change}, but status and history only as far as the caller's own step took them: the desk may have taken the next one by itself before this
     * answer is read, and that is for the next reader.
     */
    Ticket step(TicketId id, Caller caller, Object command) {
        Outcome outcome = desk.ask(caller, command);
        TicketDetail after = after(outcome, id);
        TicketThread own = after.thread().upTo(outcome.position());
        return show(new TicketDetail(after.row(), own), own.history().isEmpty() ? after.row().status() : own.history().getLast().to(), caller);
    }

    private TicketDetail after(Outcome outcome, TicketId id) {
        Optional<TicketDetail> changed = outcome.isReadable()
                ? details.byId(id, Scope.everything()) : readAhead.ahead(id, log.readStream(id.toString(), 0), Scope.everything());
        return changed.orElseThrow(() -> notFound("Ticket not found"));
    }

    /** @throws IncidentProblems.Refused if one of the numbers is not that of an active developer */
    List<AccountId> activeSupport(List<Long> numbers) {
        Map<Long, Account> found = new HashMap<>();
        directory.byNumbers(numbers).forEach(account -> found.put(account.number(), account));
        return numbers.stream().map(number -> {
            Account account = found.get(number);
            if (account == null || !account.isActive() || !account.roles().contains(Role.AGENT)) {
                throw notFound("Support user not found");
            }
            return account.id();
        }).toList();
    }

    void list(Caller caller, TicketFilter filter, @Nullable String page, @Nullable String pageSize, HttpServletResponse response) throws IOException {
        Optional<FindTickets> wanted = wanted(caller, filter);
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        if (asked.isPresent()) {
            PageRequest one = asked.get();
            long total = wanted.map(list::count).orElse(0L);
            one.mustBeWithin(total);
            List<Ticket> results = wanted.map(w -> show(list.page(w, one.size(), one.offset()), caller)).orElse(List.of());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), PageResponse.of(one, total, results));
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartArray();
            wanted.ifPresent(w -> list.stream(w, CHUNK, chunk -> show(chunk, caller).forEach(out::writePOJO)));
            out.writeEndArray();
        }
    }

    /** Empty if the filter names somebody who does not exist, so that nothing can be assigned to him. */
    private Optional<FindTickets> wanted(Caller caller, TicketFilter filter) {
        FindTickets wanted = FindTickets.in(scope(caller)).statuses(filter.statuses()).priorities(filter.priorities()).categories(IncidentVocabulary.shownAs(filter.categories(), list::categories))
                .search(filter.search()).order(filter.order());
        if (filter.assignedTo() == null) return Optional.of(wanted);
        return directory.byNumber(filter.assignedTo()).map(agent -> wanted.assignedTo(agent.id()));
    }

    private Ticket show(TicketDetail detail, TicketStatus status, Caller caller) {
        Map<AccountId, Account> people = directory.people(detail.people());
        return IncidentTranslation.ticket(readable(detail, caller), status, people, contents::load);
    }

    private List<Ticket> show(List<TicketRow> chunk, Caller caller) {
        Map<TicketId, TicketThread> threads = details.threads(chunk.stream().map(TicketRow::id).toList());
        List<TicketDetail> tickets = chunk.stream().map(row -> new TicketDetail(row, threads.getOrDefault(row.id(), TicketThread.EMPTY))).toList();
        Set<AccountId> named = new HashSet<>();
        tickets.forEach(ticket -> named.addAll(ticket.people()));
        Map<AccountId, Account> people = directory.people(named);
        return tickets.stream().map(ticket -> IncidentTranslation.ticket(readable(ticket, caller), ticket.row().status(), people, null)).toList();
    }

    /** What is written among staff stays among staff. */
    private static TicketDetail readable(TicketDetail ticket, Caller caller) {
        return caller.actor().isStaff() ? ticket : new TicketDetail(ticket.row(), ticket.thread().publicOnly());
    }
}
