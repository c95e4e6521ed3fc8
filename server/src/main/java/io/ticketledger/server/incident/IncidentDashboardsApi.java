package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.only;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.Slice;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.auditlog.FindAuditEntries;
import io.ticketledger.query.dashboard.Dashboard;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.workload.AgentLoad;
import io.ticketledger.query.workload.Workload;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.incident.IncidentDashboardResponses.AuditPage;
import io.ticketledger.server.incident.IncidentDashboardResponses.Load;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What only reads, and administrators alone: the dashboard, the workload and the audit log. Days are counted in UTC. */
@RestController
@RequestMapping("/api")
class IncidentDashboardsApi {

    private static final int DAYS = 30;
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final Dashboard dashboard;
    private final Workload workload;
    private final AuditLog auditLog;
    private final Directory directory;

    IncidentDashboardsApi(Dashboard dashboard, Workload workload, AuditLog auditLog, Directory directory) {
        this.dashboard = dashboard;
        this.workload = workload;
        this.auditLog = auditLog;
        this.directory = directory;
    }

    @GetMapping("/dashboard")
    IncidentDashboardResponses.Dashboard dashboard(@AuthenticationPrincipal Caller caller) {
        only(caller, "Only admins can see the dashboard", Role.ADMIN);
        return IncidentDashboardTranslation.dashboard(dashboard.asOf(Instant.now(), ZoneOffset.UTC, DAYS));
    }

    @GetMapping("/workload")
    List<Load> workload(@AuthenticationPrincipal Caller caller) {
        only(caller, "Only admins can see the workload", Role.ADMIN);
        List<AgentLoad> loads = workload.asOf(Instant.now(), ZoneOffset.UTC);
        var people = directory.people(loads.stream().map(AgentLoad::agent).toList());
        return loads.stream().map(load -> IncidentDashboardTranslation.load(load, people)).toList();
    }

    @GetMapping("/audit")
    AuditPage audit(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        only(caller, "Only admins can read the audit log", Role.ADMIN);
        IncidentAuditFilters filter = IncidentAuditFilters.read(Query.of(request));
        Slice<AuditEntry> found = auditLog.find(wanted(filter));
        return new AuditPage(found.items().stream().map(IncidentDashboardTranslation::audit).toList(), found.next() == null ? null
                : ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("before", found.next()).build().toUriString());
    }

    /** Somebody who does not exist has done nothing. */
    private FindAuditEntries wanted(IncidentAuditFilters filter) {
        FindAuditEntries wanted = FindAuditEntries.newest(filter.limit()).between(filter.from(), filter.to()).before(filter.before());
        if (filter.ticket() != null) wanted = wanted.ofTicket(filter.ticket());
        if (filter.action() != null) wanted = wanted.action(filter.action());
        if (filter.user() != null) wanted = wanted.by(directory.byNumber(filter.user()).map(Account::id).orElse(NOBODY));
        return wanted;
    }
}
