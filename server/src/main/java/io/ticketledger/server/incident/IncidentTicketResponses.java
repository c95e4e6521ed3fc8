package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.server.corridor.Base64Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect says about tickets, exactly as on the wire; the room's JSON writes names in snake_case and times in UTC. */
final class IncidentTicketResponses {

    private IncidentTicketResponses() {}

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

    record Message(String message) {}
}
