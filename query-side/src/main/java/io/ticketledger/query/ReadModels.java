package io.ticketledger.query;

import io.ticketledger.events.Channel;
import io.ticketledger.query.auditlog.AuditLogProjection;
import io.ticketledger.query.clocks.SlaClocksProjection;
import io.ticketledger.query.companies.CompaniesProjection;
import io.ticketledger.query.contacts.ContactsProjection;
import io.ticketledger.query.dashboard.DashboardProjection;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.notifications.NotificationsProjection;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.ticketdetails.TicketDetailsProjection;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.timeline.TimelineProjection;
import io.ticketledger.query.workload.WorkloadProjection;
import java.util.List;
import java.util.Set;

/** Everything the desk remembers. */
public final class ReadModels {

    private ReadModels() {}

    /** @param configured the channels over which this desk can deliver notifications; in-app it always can */
    public static List<Projection> all(Set<Channel> configured) {
        return List.of(
                new DirectoryProjection(),
                new TicketListProjection(),
                new TicketDetailsProjection(),
                new DashboardProjection(),
                new WorkloadProjection(),
                new AuditLogProjection(),
                new SlaClocksProjection(),
                new TimelineProjection(),
                new ProjectsProjection(),
                new CompaniesProjection(),
                new ContactsProjection(),
                new NotificationsProjection(configured));
    }

    public static List<String> names() {
        return all(Set.of()).stream().map(Projection::name).toList();
    }

    /** Those a write's answer waits for. */
    public static List<String> awaited() {
        return all(Set.of()).stream().filter(Projection::isAwaited).map(Projection::name).toList();
    }
}
