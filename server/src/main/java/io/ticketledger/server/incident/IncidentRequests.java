package io.ticketledger.server.incident;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Secret;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this dialect is told, judged: a request that comes out of here makes sense. Fields nobody asked for (status, ids, dates …) are not read at all. */
final class IncidentRequests {

    private static final int LONG_TEXT = 500_000;
    private static final int PASSWORD_AT_LEAST = 8;
    private static final int PASSWORD_AT_MOST = 1_000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*");
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}@.+_-]+");

    private IncidentRequests() {}

    record Credentials(String username, @Schema(type = "string") Secret password) {

        static Credentials read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Credentials read = new Credentials(fields.requiredText("username", 1_000), new Secret(fields.requiredText("password", PASSWORD_AT_MOST)));
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
            String username = fields.requiredText("username", 150);
            judgeUsername(fields, username);
            String password = fields.requiredText("password", PASSWORD_AT_MOST);
            String again = fields.requiredText("password_confirm", PASSWORD_AT_MOST);
            judgePassword(fields, password);
            confirm(fields, password, again);
            String email = fields.requiredText("email", 254);
            judgeEmail(fields, email);
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
            String username = fields.has("username") ? fields.requiredText("username", 150) : null;
            if (username != null) judgeUsername(fields, username);
            String password = fields.has("password") ? fields.requiredText("password", PASSWORD_AT_MOST) : null;
            if (password != null) judgePassword(fields, password);
            if (password != null && fields.has("password_confirm")) confirm(fields, password, fields.text("password_confirm", PASSWORD_AT_MOST).orElse(""));
            String email = fields.has("email") ? fields.requiredText("email", 254) : null;
            if (email != null) judgeEmail(fields, email);
            UserChange read = new UserChange(username, password == null ? null : new Secret(password), email, fields.text("first_name", 150).orElse(null), fields.text("last_name", 150).orElse(null),
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
                password = new Secret(fields.requiredText("password", PASSWORD_AT_MOST));
                again = new Secret(fields.requiredText("password_confirm", PASSWORD_AT_MOST));
                judgePassword(fields, password.text());
                confirm(fields, password.text(), again.text());
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

    private static void judgeUsername(Fields fields, String username) {
        if (!username.isBlank() && !USERNAME.matcher(username).matches()) {
            fields.refuse("username", "Enter a valid username: letters, digits and @/./+/-/_ only.", null);
        }
    }

    private static void judgePassword(Fields fields, String password) {
        if (!password.isBlank() && password.length() < PASSWORD_AT_LEAST) {
            fields.refuse("password", "This password is too short. It must contain at least " + PASSWORD_AT_LEAST + " characters.", null);
        }
    }

    private static void confirm(Fields fields, String password, String again) {
        if (!password.isBlank() && !again.isBlank() && !password.equals(again)) fields.refuse("password_confirm", "Passwords do not match.", null);
    }

    private static void judgeEmail(Fields fields, String email) {
        if (!email.isBlank() && !EMAIL.matcher(email).matches()) fields.refuse("email", "Enter a valid email address.", null);
    }
}
