package io.ticketledger.server.incident;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.PersonFields;
import io.ticketledger.server.corridor.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect is told about people, judged: a request that comes out of here makes sense. */
final class IncidentPeopleRequests {

    private IncidentPeopleRequests() {}

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
            NewUser read = new NewUser(username, new Secret(password), new Secret(again), email,
                    fields.text("first_name", PersonFields.LONGEST_NAME).orElse(""), fields.text("last_name", PersonFields.LONGEST_NAME).orElse(""),
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
            if (password != null) PersonFields.confirmIfGiven(fields, password);
            String email = fields.has("email") ? PersonFields.email(fields) : null;
            UserChange read = new UserChange(username, password, email,
                    fields.text("first_name", PersonFields.LONGEST_NAME).orElse(null), fields.text("last_name", PersonFields.LONGEST_NAME).orElse(null),
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
            OwnProfile read = new OwnProfile(fields.text("first_name", PersonFields.LONGEST_NAME).orElse(null),
                    fields.text("last_name", PersonFields.LONGEST_NAME).orElse(null), password, again,
                    channels(fields));
            fields.verdict();
            return read;
        }
    }

    /** None at all is a choice; null is that the request does not speak of them. */
    private static @Nullable List<Channel> channels(Fields fields) {
        return fields.words("notification_channels", IncidentVocabulary::channel).orElse(null);
    }
}
