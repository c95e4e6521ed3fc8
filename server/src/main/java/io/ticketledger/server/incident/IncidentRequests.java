package io.ticketledger.server.incident;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.PersonFields;
import io.ticketledger.server.corridor.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect is told, judged: a request that comes out of here makes sense. Fields nobody asked for (status, ids, dates …) are not read at all. */
final class IncidentRequests {

    private static final int LONG_TEXT = 500_000;

    private IncidentRequests() {}

    record Credentials(String username, @Schema(type = "string") Secret password) {

        static Credentials read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Credentials read = new Credentials(fields.requiredText("username", 1_000), new Secret(fields.requiredText("password", PersonFields.LONGEST_PASSWORD)));
            fields.verdict();
            return read;
        }
    }

    record Refresh(String refresh) {

        static Refresh read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Refresh read = new Refresh(fields.requiredText("refresh", 10_000));
            fields.verdict();
            return read;
        }
    }

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

    record NewUser(
            String username,
            @Schema(type = "string") Secret password,
            @Schema(type = "string") Secret passwordConfirm,
            String email,
            String firstName,
            String lastName,
            @Schema(type = "string", allowableValues = {"ADMIN", "SUPPORT", "CLIENT"}) Role role,
            String phoneNumber,
            String whatsappNumber,
            String department) {

        static NewUser read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            String username = PersonFields.username(fields);
            String password = fields.requiredText("password", PersonFields.LONGEST_PASSWORD);
            String again = fields.requiredText("password_confirm", PersonFields.LONGEST_PASSWORD);
            PersonFields.judgePassword(fields, password);
            PersonFields.confirm(fields, password, again);
            String email = PersonFields.email(fields);
            NewUser read = new NewUser(username, new Secret(password), new Secret(again), email, fields.text("first_name", 150).orElse(""), fields.text("last_name", 150).orElse(""),
                    fields.word("role", IncidentVocabulary.ROLE::meaning).orElse(Role.REQUESTER), fields.text("phone_number", 40).orElse(""),
                    fields.text("whatsapp_number", 40).orElse(""), fields.text("department", 200).orElse(""));
            fields.verdict();
            return read;
        }
    }

    /** What is null stays as it is. */
    record UserChange(
            @Nullable String username,
            @Schema(type = "string") @Nullable Secret password,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Schema(type = "string", allowableValues = {"ADMIN", "SUPPORT", "CLIENT"}) @Nullable Role role,
            @Nullable String phoneNumber,
            @Nullable String whatsappNumber,
            @Nullable String department,
            @ArraySchema(schema = @Schema(type = "string", allowableValues = {"EMAIL", "WHATSAPP", "IN_APP"})) @Nullable List<Channel> notificationChannels) {

        static UserChange read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            String username = fields.has("username") ? PersonFields.username(fields) : null;
            Secret password = fields.has("password") ? PersonFields.password(fields) : null;
            if (password != null && fields.has("password_confirm")) PersonFields.confirm(fields, password.text(), fields.text("password_confirm", PersonFields.LONGEST_PASSWORD).orElse(""));
            String email = fields.has("email") ? PersonFields.email(fields) : null;
            UserChange read = new UserChange(username, password, email, fields.text("first_name", 150).orElse(null), fields.text("last_name", 150).orElse(null),
                    fields.word("role", IncidentVocabulary.ROLE::meaning).orElse(null), fields.text("phone_number", 40).orElse(null),
                    fields.text("whatsapp_number", 40).orElse(null), fields.text("department", 200).orElse(null), channels(fields));
            fields.verdict();
            return read;
        }
    }

    record OwnProfile(
            @Nullable String firstName,
            @Nullable String lastName,
            @Schema(type = "string") @Nullable Secret password,
            @Schema(type = "string") @Nullable Secret passwordConfirm,
            @ArraySchema(schema = @Schema(type = "string", allowableValues = {"EMAIL", "WHATSAPP", "IN_APP"})) @Nullable List<Channel> notificationChannels) {

        static OwnProfile read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Secret password = null;
            Secret again = null;
            if (fields.has("password") || fields.has("password_confirm")) {
                password = new Secret(fields.requiredText("password", PersonFields.LONGEST_PASSWORD));
                again = new Secret(fields.requiredText("password_confirm", PersonFields.LONGEST_PASSWORD));
                PersonFields.judgePassword(fields, password.text());
                PersonFields.confirm(fields, password.text(), again.text());
            }
            OwnProfile read = new OwnProfile(fields.text("first_name", 150).orElse(null), fields.text("last_name", 150).orElse(null), password, again,
                    channels(fields));
            fields.verdict();
            return read;
        }
    }

    /** For the documentation: an attachment as JSON; {@link Upload} reads all three ways. */
    record UploadInJson(String fileData, @Nullable String fileName, @Nullable String fileType) {}

    /** None at all is a choice; null is that the request does not speak of them. */
    private static @Nullable List<Channel> channels(Fields fields) {
        return fields.words("notification_channels", IncidentVocabulary::channel).orElse(null);
    }
}
