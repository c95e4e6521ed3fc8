package io.ticketledger.server.kanban;

import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanChanges.Names;
import io.ticketledger.server.kanban.KanbanDashboardResponses.Activity;
import io.ticketledger.server.kanban.KanbanDashboardResponses.TicketName;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the audit log's entries to the lines of a dashboard. Pure. */
final class KanbanDashboardTranslation {

    private KanbanDashboardTranslation() {}

    static List<Activity> activities(AuditEntry entry, TicketRow ticket, Names names, boolean internally) {
        TicketName name = new TicketName(ticket.number(), ticket.title());
        Person user = actor(entry, names);
        return KanbanChanges.lines(entry, names, internally).stream()
                .map(line -> new Activity(line.id(), name, user, line.action(), line.field(), line.old(), line.now(), entry.occurred())).toList();
    }

    /** Null for the desk itself. */
    private static @Nullable Person actor(AuditEntry entry, Names names) {
        Account account = entry.actor() == null ? null : names.people().get(entry.actor());
        return account == null ? null : KanbanPeopleTranslation.person(account);
    }
}
