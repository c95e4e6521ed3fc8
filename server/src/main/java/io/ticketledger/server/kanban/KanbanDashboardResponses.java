package io.ticketledger.server.kanban;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dashboards as they are on the wire. */
final class KanbanDashboardResponses {

    private KanbanDashboardResponses() {}

    record CompanyHealth(List<Health> companies) {}

    record Health(long id, String name, String healthStatus, long openTickets, long urgentTickets, long overdueTickets) {}

    record Workload(List<Load> agents) {}

    record Load(long id, String username, long assignedCount, long inProgressCount, long resolvedToday) {}

    record KanbanSummary(List<ColumnCount> columns) {}

    record ColumnCount(long id, String name, long count) {}

    /** One field of a ticket that changed, or something that was done to it without a field. */
    record Activity(String id, TicketName ticket, KanbanPeopleResponses.@Nullable Person user, String action, @Nullable String field, @Nullable Object oldValue,
            @Nullable Object newValue, Instant createdAt) {}

    record TicketName(long id, String name) {}
}
