package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.server.corridor.Base64Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this dialect says, exactly as on the wire; the room's JSON writes names in snake_case and times in UTC. */
final class IncidentResponses {

    private IncidentResponses() {}

    record Tokens(String access, String refresh, Profile user) {}

    record Refreshed(String access, String refresh) {}

    record Profile(long id, String username, String email, String firstName, String lastName, String role, String phoneNumber, String whatsappNumber, String department) {}

    record DatedProfile(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            String role,
            String phoneNumber,
            String whatsappNumber,
            String department,
            List<String> notificationChannels,
            Instant createdAt,
            Instant updatedAt) {}

    record User(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            String fullName,
            String role,
            String phoneNumber,
            String whatsappNumber,
            String department,
            List<String> notificationChannels,
            boolean isActive,
            Instant dateJoined) {}

    /** The channels only where the request spoke of them. */
    record Name(String firstName, String lastName, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> notificationChannels) {}

    record Message(String message) {}

    record Ticket(
            long id,
            String projectName,
            String title,
            String description,
            String priority,
            String priorityDisplay,
            String category,
            String categoryDisplay,
            String status,
            String statusDisplay,
            long createdBy,
            String createdByName,
            List<Long> assignedTo,
            List<String> assignedToNames,
            @Nullable String assignedTeam,
            @Nullable Instant responseDueAt,
            @Nullable Instant resolutionDueAt,
            boolean responseBreached,
            boolean resolutionBreached,
            int responseSlaMinutes,
            @Nullable Instant estimatedResolutionTime,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant openedAt,
            @Nullable Instant startedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt,
            List<Attachment> attachments,
            List<History> history) {}

    /** {@code fileData} is Base64 and only there in a ticket's details. */
    record Attachment(
            long id,
            long ticket,
            @Schema(type = "string", format = "byte") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Base64Content fileData,
            @Nullable String fileName,
            @Nullable String fileType,
            long fileSize,
            @Nullable Long uploadedBy,
            String uploadedByName,
            Instant uploadedAt) {}

    record Attached(String message, Attachment attachment) {}

    record History(
            long id,
            long ticket,
            @Nullable Long changedBy,
            String changedByName,
            String statusFrom,
            String statusFromDisplay,
            String statusTo,
            String statusToDisplay,
            String comment,
            Instant timestamp) {}

    record Notification(
            long id,
            String type,
            String channel,
            String status,
            String subject,
            String text,
            long ticket,
            long recipient,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant readAt,
            boolean isRead,
            int attempts,
            @Nullable String error) {}

    /** In-app ones alone; types of which there are none are not named. */
    record UnreadCount(long count, Map<String, Long> byType) {}

    record MarkedAsRead(String message, int updated) {}

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

    /** The first words on a socket. */
    record Hello(String type, String message, long userId) {}

    /** A notification on a socket. */
    record NotificationSaid(String type, long id, String notificationType, String message, String subject, long ticket, Instant timestamp) {}

    /** {@code event} is the log's word for what happened; {@code status}, {@code title} and {@code ticket} are as they are now. */
    record LiveEvent(
            long position,
            String event,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable Long actor,
            String actorName,
            long ticketId,
            String status,
            String title,
            @JsonIgnoreProperties({"attachments", "history"}) Ticket ticket) {}

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

    record Problem(String error, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> fieldErrors) {}

    record Unauthenticated(String detail) {}
}
