package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentPeopleTranslation.name;
import static io.ticketledger.server.incident.IncidentPeopleTranslation.number;
import static io.ticketledger.server.incident.IncidentVocabulary.PRIORITY;
import static io.ticketledger.server.incident.IncidentVocabulary.STATUS;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.dashboard.DashboardView;
import io.ticketledger.query.dashboard.DashboardView.Ageing;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.workload.AgentLoad;
import io.ticketledger.server.incident.IncidentDashboardResponses.AuditChange;
import io.ticketledger.server.incident.IncidentDashboardResponses.Day;
import io.ticketledger.server.incident.IncidentDashboardResponses.Load;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** From figures and the audit log to what this contract says of them. Pure. */
final class IncidentDashboardTranslation {

    private IncidentDashboardTranslation() {}

    /** States and priorities that share a word of this contract are added up. */
    static IncidentDashboardResponses.Dashboard dashboard(DashboardView d) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        STATUS.all().forEach(word -> statuses.put(word, 0L));
        d.byStatus().forEach((status, count) -> statuses.merge(STATUS.wire(status), count, Long::sum));
        Map<String, Long> priorities = new LinkedHashMap<>();
        PRIORITY.all().forEach(word -> priorities.put(word, 0L));
        d.byPriority().forEach((priority, count) -> priorities.merge(PRIORITY.wire(priority), count, Long::sum));
        Ageing ageing = d.ageing();
        return new IncidentDashboardResponses.Dashboard(d.total(), d.open(), statuses, priorities, d.byTeam(), d.responseBreached(), d.resolutionBreached(),
                new IncidentDashboardResponses.Ageing(ageing.underOne(), ageing.oneToThree(), ageing.threeToSeven(), ageing.sevenToThirty(), ageing.overThirty()),
                d.days().stream().map(day -> new Day(day.date(), day.created(), day.resolved())).toList());
    }

    static Load load(AgentLoad l, Map<AccountId, Account> people) {
        Account agent = people.get(l.agent());
        return new Load(number(people, l.agent()), agent == null ? "" : agent.username(), name(people, l.agent()), l.assigned(),
                l.inProgress(), l.onHold(), l.resolvedToday(), l.oldestSince(), l.averageResolution() == null ? null : hours(l.averageResolution()));
    }

    private static double hours(Duration duration) {
        return Math.round(duration.toSeconds() / 36.0) / 100.0;
    }

    static IncidentDashboardResponses.AuditEntry audit(AuditEntry e) {
        Long number = e.subject().number();
        return new IncidentDashboardResponses.AuditEntry(e.position(), e.occurred(), e.recorded(), e.actor() == null ? null : e.actor().toString(), e.actorName(),
                e.action(), e.subject().kind() == AuditEntry.Kind.TICKET ? number : null, e.subject().kind() == AuditEntry.Kind.ACCOUNT ? number : null,
                e.changes().stream().map(c -> new AuditChange(c.field(), c.old(), c.now())).toList(),
                e.dialect(), e.address(), e.requestId());
    }
}
