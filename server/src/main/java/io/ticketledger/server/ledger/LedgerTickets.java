package io.ticketledger.server.ledger;

import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.auditlog.FindAuditEntries;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tickets as the log has them, deleted ones too. Only which ticket has a number is asked of read models. */
final class LedgerTickets {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final String OPENED = StoredEvents.of(TicketOpened.class).name();

    private final TicketList list;
    private final AuditLog index;
    private final PostgresEventStorageEngine log;

    LedgerTickets(TicketList list, AuditLog index, PostgresEventStorageEngine log) {
        this.list = list;
        this.index = index;
        this.log = log;
    }

    /** Everything that ever happened to one ticket, in the order of the log. */
    record Story(TicketId ticket, TicketOpened opened, List<RecordedEvent> events) {}

    /**
     * @param id the ticket's UUID or its number
     * @throws InvalidRequest if it is neither
     * @throws Refused        if there is no such ticket
     */
    Story story(String id) {
        TicketId ticket = ticket(id).orElseThrow(() -> Refused.notThere("There is no ticket " + id + "."));
        List<RecordedEvent> events = log.readStream(ticket.toString(), 0);
        // Accounts have streams and UUIDs, too.
        if (events.isEmpty() || !(events.getFirst().payload() instanceof TicketOpened opened)) throw Refused.notThere("There is no ticket " + id + ".");
        return new Story(ticket, opened, events);
    }

    /**
     * Which ticket is meant; one that the log knows.
     *
     * @throws InvalidRequest if it is neither a UUID nor a number
     * @throws Refused        if there is no such ticket
     */
    TicketId known(String id) {
        return ticket(id).filter(ticket -> log.lines().byStream().firstLines(List.of(ticket.toString())).stream().anyMatch(line -> line.name().equals(OPENED)))
                .orElseThrow(() -> Refused.notThere("There is no ticket " + id + "."));
    }

    /** Which ticket is meant, by UUID or number; whether there is one of that UUID is not looked up. Empty for a number nobody has and for what is neither. */
    Optional<TicketId> named(String id) {
        if (LedgerPeople.ID.matcher(id).matches()) return Optional.of(new TicketId(UUID.fromString(id)));
        return Text.number(id).flatMap(number -> list.byNumber(number, Scope.everything()).map(TicketRow::id).or(() -> deleted(number)));
    }

    /** The list has forgotten it; what happened to it is remembered. */
    private Optional<TicketId> deleted(long number) {
        return index.find(FindAuditEntries.newest(1).ofTicket(number)).items().stream().map(entry -> new TicketId(entry.subject().id())).findFirst();
    }

    private Optional<TicketId> ticket(String id) {
        if (!LedgerPeople.ID.matcher(id).matches() && !NUMBER.matcher(id).matches()) throw new InvalidRequest("A ticket is named by its UUID or its number.");
        return named(id);
    }
}
