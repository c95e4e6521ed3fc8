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
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import io.ticketledger.server.security.Caller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the ticket routes share: who sees which ticket, carrying out a command as the caller, and showing tickets as this contract does. */
@Component
class IncidentTickets {

    private final TicketList list;
    private final TicketDetails details;
    private final ReadAhead readAhead;
    private final Directory directory;
    private final Contents contents;
    private final PostgresEventStorageEngine log;
    private final RoomDesk desk;

    IncidentTickets(TicketList list, TicketDetails details, ReadAhead readAhead, Directory directory, Contents contents, PostgresEventStorageEngine log,
            RoomDesk incidentDesk) {
        this.list = list;
        this.details = details;
        this.readAhead = readAhead;
        this.directory = directory;
        this.contents = contents;
        this.log = log;
        this.desk = incidentDesk;
    }

    /**
     * The ticket an action is about. One that is out of the caller's sight is answered like one that does not exist, so that nobody can find out which
     * numbers are taken.
     */
    TicketRow inSight(String number, Caller caller) {
        return Text.number(number).flatMap(n -> list.byNumber(n, IncidentSight.scope(caller))).orElseThrow(() ->
                caller.hasAny(Role.AGENT) ? forbidden("You are not assigned to this ticket") : notFound("Ticket not found"));
    }

    Ticket details(String number, Caller caller) {
        TicketDetail ticket = Text.number(number).flatMap(n -> details.byNumber(n, IncidentSight.scope(caller))).orElseThrow(() -> notFound("Ticket not found"));
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

    private Ticket show(TicketDetail detail, TicketStatus status, Caller caller) {
        Map<AccountId, Account> people = directory.people(detail.people());
        return IncidentTicketTranslation.ticket(readable(detail, caller), status, people, contents::load);
    }

    List<Ticket> show(List<TicketRow> chunk, Caller caller) {
        Map<TicketId, TicketThread> threads = details.threads(chunk.stream().map(TicketRow::id).toList());
        List<TicketDetail> tickets = chunk.stream().map(row -> new TicketDetail(row, threads.getOrDefault(row.id(), TicketThread.EMPTY))).toList();
        Set<AccountId> named = new HashSet<>();
        tickets.forEach(ticket -> named.addAll(ticket.people()));
        Map<AccountId, Account> people = directory.people(named);
        return tickets.stream().map(ticket -> IncidentTicketTranslation.ticket(readable(ticket, caller), ticket.row().status(), people, null)).toList();
    }

    /** What is written among staff stays among staff. */
    private static TicketDetail readable(TicketDetail ticket, Caller caller) {
        return caller.actor().isStaff() ? ticket : new TicketDetail(ticket.row(), ticket.thread().publicOnly());
    }
}
