package io.ticketledger.server.kanban;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.PersonFields;
import io.ticketledger.server.corridor.Secret;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this dialect is told about people, judged: a request that comes out of here makes sense. */
final class KanbanPeopleRequests {

    static final String USERNAME_TAKEN = "A user with that username already exists.";
    static final String EMAIL_TAKEN = "A user with that email already exists.";
    static final String KEY_TAKEN = "project with this key already exists.";

    private static final int LONGEST_PROJECT_NAME = 200;
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

    /** What belongs to somebody already, as far as can be seen; what is taken at the same moment the log will tell. */
    record Taken(Predicate<String> username, Predicate<String> email, Predicate<String> key) {

        void judge(Fields fields, @Nullable String givenUsername, @Nullable String givenEmail) {
            if (givenUsername != null && !fields.errors().containsKey("username") && username.test(givenUsername)) fields.refuse("username", USERNAME_TAKEN, null);
            if (givenEmail != null && !fields.errors().containsKey("email") && email.test(givenEmail)) fields.refuse("email", EMAIL_TAKEN, null);
        }
    }

    private KanbanPeopleRequests() {}

    /** @param projectKey null if one is to be made up @param projectName null if the project is called after its owner */
    record Registration(
            String username,
            String email,
            @Schema(type = "string") Secret password,
            @Schema(type = "string") Secret passwordConfirm,
            String firstName,
            String lastName,
            @Nullable String projectKey,
            @Nullable String projectName) {

        static Registration read(byte @Nullable [] body, Taken taken) {
            Fields fields = Fields.parse(body);
            String username = PersonFields.username(fields);
            String email = PersonFields.email(fields);
            Secret password = PersonFields.password(fields);
            Secret again = new Secret(fields.requiredText("password_confirm", PersonFields.LONGEST_PASSWORD));
            PersonFields.confirm(fields, password.text(), again.text());
            String key = fields.text("project_key", 1_000).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
            if (key != null && !KEY.matcher(key).matches()) {
                fields.refuse("project_key", "A project key has two to ten capital letters or digits and begins with a letter.", null);
            } else if (key != null && taken.key.test(key)) {
                fields.refuse("project_key", KEY_TAKEN, null);
            }
            String name = fields.text("project_name", LONGEST_PROJECT_NAME).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
            Registration read = new Registration(username, email, password, again, name(fields, "first_name"), name(fields, "last_name"), key, name);
            taken.judge(fields, username, email);
            fields.verdict();
            return read;
        }
    }

    record NewUser(
            String username,
            String email,
            @Schema(type = "string") Secret password,
            String firstName,
            String lastName,
            boolean isActive,
            boolean isStaff) {

        static NewUser read(byte @Nullable [] body, Taken taken) {
            Fields fields = Fields.parse(body);
            NewUser read = read(fields);
            taken.judge(fields, read.username, read.email);
            fields.verdict();
            return read;
        }

        /** Also for those who take somebody in as they make him; the verdict is theirs. */
        static NewUser read(Fields fields) {
            String username = PersonFields.username(fields);
            String email = PersonFields.email(fields);
            Secret password = PersonFields.password(fields);
            PersonFields.confirmIfGiven(fields, password);
            fields.mayNotBeNull("is_active", "is_staff");
            return new NewUser(username, email, password, name(fields, "first_name"), name(fields, "last_name"), fields.bool("is_active").orElse(true),
                    fields.bool("is_staff").orElse(false));
        }
    }

    /** What is null stays as it is. */
    record UserChange(
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Boolean isActive,
            @Nullable Boolean isStaff) {

        /** @param taken for a name that is not the account's own */
        static UserChange read(byte @Nullable [] body, Taken taken) {
            Fields fields = Fields.parse(body);
            String username = fields.has("username") ? PersonFields.username(fields) : null;
            String email = fields.has("email") ? PersonFields.email(fields) : null;
            fields.mayNotBeNull("first_name", "last_name", "is_active", "is_staff");
            UserChange read = new UserChange(username, email, fields.text("first_name", PersonFields.LONGEST_NAME).orElse(null),
                    fields.text("last_name", PersonFields.LONGEST_NAME).orElse(null), fields.bool("is_active").orElse(null), fields.bool("is_staff").orElse(null));
            taken.judge(fields, username, email);
            fields.verdict();
            return read;
        }
    }

    record NewRole(long projectId, @Schema(type = "string", allowableValues = {"superadmin", "admin", "manager", "user"}) ProjectRole role) {

        static NewRole read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Optional<Long> number = fields.isGiven("project_id") ? fields.pk("project_id") : Optional.empty();
            Optional<ProjectRole> role = fields.isGiven("role") ? fields.word("role", KanbanVocabulary.ROLE::meaning) : Optional.empty();
            fields.verdict();
            return new NewRole(number.orElseThrow(), role.orElseThrow());
        }
    }

    /** The project a role is taken away in. */
    record OldRole(long projectId) {

        static OldRole read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            Optional<Long> number = fields.isGiven("project_id") ? fields.pk("project_id") : Optional.empty();
            fields.verdict();
            return new OldRole(number.orElseThrow());
        }
    }

    record NewPassword(@Schema(type = "string") Secret password) {

        static NewPassword read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            NewPassword read = new NewPassword(PersonFields.password(fields));
            fields.verdict();
            return read;
        }
    }

    private static String name(Fields fields, String field) {
        return fields.text(field, PersonFields.LONGEST_NAME).orElse("");
    }
}
