package io.ticketledger.server.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Priority;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.InvalidRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect is told about tickets, judged: a request that comes out of here makes sense. Fields nobody asked for (status, ids, dates …) are not read at all. */
final class IncidentTicketRequests {

    private static final int LONG_TEXT = 500_000;

    private IncidentTicketRequests() {}

    record NewTicket(
            String projectName,
            String title,
            String description,
            @Schema(type = "string", allowableValues = {"HIGH", "MEDIUM", "LOW"}) Priority priority,
            @Schema(allowableValues = {"BUG", "PROBLEM", "SERVICE_DOWN", "NEW_FEATURE"}) String category) {

        static NewTicket read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            NewTicket read = new NewTicket(
                    fields.text("project_name", 200).filter(name -> !name.isBlank()).orElse("General"),
                    fields.requiredText("title", 300),
                    fields.requiredText("description", LONG_TEXT),
                    fields.word("priority", IncidentVocabulary.PRIORITY::meaning).orElse(Priority.MEDIUM),
                    fields.word("category", IncidentVocabulary::category)
                            .orElseGet(() -> IncidentVocabulary.category(IncidentVocabulary.USUAL_CATEGORY).orElseThrow()));
            fields.verdict();
            return read;
        }
    }

    /** @param assignedTeam null if the request does not speak of it */
    record Assignment(List<Long> assignedTo, @Nullable String assignedTeam, @Nullable Instant resolutionDueAt, @Nullable Instant estimatedResolutionTime) {

        boolean hasTimes() {
            return resolutionDueAt != null || estimatedResolutionTime != null;
        }

        static Assignment read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            List<Long> agents = fields.numbers("assigned_to").orElseThrow(() -> new InvalidRequest("assigned_to is required (array of user IDs)"));
            Assignment read = new Assignment(agents, fields.text("assigned_team", 200).filter(team -> !team.isBlank()).orElse(null),
                    fields.instant("resolution_due_at").orElse(null), fields.instant("estimated_resolution_time").orElse(null));
            fields.verdict();
            return read;
        }
    }

    record DueTimes(@Nullable Instant responseDueAt, @Nullable Instant resolutionDueAt) {

        static DueTimes read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            DueTimes read = new DueTimes(fields.instant("response_due_at").orElse(null), fields.instant("resolution_due_at").orElse(null));
            fields.verdict();
            if (read.responseDueAt == null && read.resolutionDueAt == null) throw new InvalidRequest("response_due_at or resolution_due_at is required");
            return read;
        }
    }

    /** The word that goes with a step; most steps do without. */
    record Remark(String comment) {

        static Remark optional(byte @Nullable [] body, String otherwise) {
            Fields fields = Fields.parse(body);
            Remark read = new Remark(fields.text("comment", LONG_TEXT).filter(text -> !text.isBlank()).orElse(otherwise));
            fields.verdict();
            return read;
        }

        static Remark required(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Remark read = new Remark(fields.requiredText("comment", LONG_TEXT));
            fields.verdict();
            return read;
        }
    }

    /** For the documentation: an attachment as JSON; {@link IncidentUpload} reads all three ways. */
    record UploadInJson(String fileData, @Nullable String fileName, @Nullable String fileType) {}
}
