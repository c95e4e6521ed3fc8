package io.ticketledger.query;

import io.ticketledger.query.auditlog.AuditLogProjection;
import io.ticketledger.query.clocks.SlaClocksProjection;
import io.ticketledger.query.dashboard.DashboardProjection;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.notifications.NotificationsProjection;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.ticketdetails.TicketDetailsProjection;
import io.ticketledger.query.ticketlist.TicketListProjection;
import io.ticketledger.query.workload.WorkloadProjection;
import java.util.List;

/** Everything the desk remembers. */
public final class ReadModels {

    private ReadModels() {}

    public static List<Projection> all() {
        return List.of(
                new DirectoryProjection(),
                new TicketListProjection(),
                new TicketDetailsProjection(),
                new DashboardProjection(),
                new WorkloadProjection(),
                new AuditLogProjection(),
                new NotificationsProjection(),
                new SlaClocksProjection());
    }
}
