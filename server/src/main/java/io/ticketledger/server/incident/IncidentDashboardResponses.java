package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dashboard, the workload and the audit log as they are on the wire. */
final class IncidentDashboardResponses {

    private IncidentDashboardResponses() {}

    record Dashboard(
            long total,
            long open,
            Map<String, Long> byStatus,
            Map<String, Long> byPriority,
            Map<String, Long> byTeam,
            long responseBreached,
            long resolutionBreached,
            Ageing ageOfOpen,
            List<Day> perDay) {}

    /** Days since the open tickets were created. */
    record Ageing(long underOneDay, long oneToThreeDays, long threeToSevenDays, long sevenToThirtyDays, long overThirtyDays) {}

    record Day(LocalDate day, long created, long resolved) {}

    /** Times in hours. */
    record Load(
            long id,
            String username,
            String fullName,
            long assigned,
            long inProgress,
            long onHold,
            long resolvedToday,
            @Nullable Instant oldestAssignedAt,
            @Nullable Double averageResolutionHours) {}

    record AuditPage(List<AuditEntry> results, @Nullable String next) {}

    record AuditEntry(
            long position,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String actor,
            @Nullable String actorName,
            String action,
            @Nullable Long ticket,
            @Nullable Long user,
            List<AuditChange> changes,
            @Nullable String dialect,
            @Nullable String ipAddress,
            @Nullable String requestId) {}

    record AuditChange(String field, @JsonProperty("old") @Nullable Object old, @JsonProperty("new") @Nullable Object now) {}
}
