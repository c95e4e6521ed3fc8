package io.ticketledger.server.kanban;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.Slice;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.auditlog.FindAuditEntries;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanChanges.Names;
import io.ticketledger.server.kanban.KanbanDashboardResponses.Activity;
import io.ticketledger.server.kanban.KanbanTicketResponses.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was done last to the tickets of a project, out of the audit log: one line for each field that changed. */
@Component
class KanbanActivity {

    private static final int HANDFUL = 200;
    /** Who sees few of a busy project's tickets is not searched for until the beginning of the log. */
    private static final int HANDFULS = 10;

    private final AuditLog log;
    private final TicketList tickets;
    private final Directory directory;
    private final Columns columns;
    private final Tags tags;
    private final KanbanSight sight;

    KanbanActivity(AuditLog log, TicketList tickets, Directory directory, Columns columns, Tags tags, KanbanSight sight) {
        this.log = log;
        this.tickets = tickets;
        this.directory = directory;
        this.columns = columns;
        this.tags = tags;
        this.sight = sight;
    }

    /** Newest first; of tickets that are there for the caller. */
    List<Activity> latest(KanbanCaller who, ProjectId project, int limit) {
        Scope scope = sight.scope(who);
        List<Activity> latest = new ArrayList<>();
        Long before = null;
        for (int handful = 0; handful < HANDFULS && latest.size() < limit; handful++) {
            Slice<AuditEntry> slice = log.find(FindAuditEntries.newest(HANDFUL).inProject(project).before(before));
            latest.addAll(shown(slice.items(), project, scope, KanbanTickets.readsInternal(who, project)));
            before = slice.next();
            if (before == null) break;
        }
        return latest.size() > limit ? latest.subList(0, limit) : latest;
    }

    /** Newest first. */
    List<Happened> history(KanbanCaller who, TicketRow ticket, int limit, @Nullable Long before) {
        ProjectId project = ticket.board().project();
        List<AuditEntry> entries = log.find(FindAuditEntries.newest(limit).ofTicket(ticket.id()).before(before)).items();
        Names names = names(entries, project);
        boolean internally = KanbanTickets.readsInternal(who, project);
        return entries.stream().flatMap(entry -> KanbanTicketTranslation.happened(entry, ticket.number(), names, internally).stream()).toList();
    }

    private Names names(List<AuditEntry> entries, ProjectId project) {
        return new Names(directory.people(KanbanChanges.people(entries)),
                columns.board(project).columns().stream().collect(Collectors.toMap(ColumnRow::id, Function.identity())), tags.tagsByIds(KanbanChanges.tags(entries)));
    }

    private List<Activity> shown(List<AuditEntry> entries, ProjectId project, Scope scope, boolean internally) {
        Map<TicketId, TicketRow> rows = tickets.byIds(entries.stream().map(KanbanActivity::ticket).filter(Objects::nonNull).distinct().toList());
        Names names = names(entries, project);
        List<Activity> shown = new ArrayList<>();
        for (AuditEntry entry : entries) {
            TicketId id = ticket(entry);
            TicketRow row = id == null ? null : rows.get(id);
            if (row != null && scope.covers(row)) shown.addAll(KanbanDashboardTranslation.activities(entry, row, names, internally));
        }
        return shown;
    }

    private static @Nullable TicketId ticket(AuditEntry entry) {
        return entry.subject().kind() == AuditEntry.Kind.TICKET ? new TicketId(entry.subject().id()) : null;
    }
}
