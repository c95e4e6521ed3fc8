package io.ticketledger.server.kanban;

import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of companies, judged. */
final class KanbanCompanyRequests {

    private static final int NAME = 200;
    private static final int PHONE = 100;

    private KanbanCompanyRequests() {}

    /** What becomes of the logo. */
    sealed interface LogoWish {

        record AsItIs() implements LogoWish {}

        record None() implements LogoWish {}

        /** @param name as it was sent */
        record This(String name, byte[] content) implements LogoWish {}
    }

    /** A new company, or a change of one, in which what is null stays as it is. */
    record CompanyBody(@Nullable String name, @Nullable String description, @Nullable String primaryContactEmail, @Nullable String phone,
            @Nullable List<Long> adminIds, @Nullable List<Long> userIds, @Nullable List<Long> projectIds, LogoWish logo) {

        static CompanyBody ofNew(HttpServletRequest request, int largestLogo) throws IOException {
            return read(request, largestLogo, true);
        }

        static CompanyBody ofChange(HttpServletRequest request, int largestLogo) throws IOException {
            return read(request, largestLogo, false);
        }

        private static CompanyBody read(HttpServletRequest request, int largestLogo, boolean isNew) throws IOException {
            if (!Form.isIn(request)) {
                Fields fields = Fields.parse(request.getInputStream().readAllBytes());
                return judge(fields, isNew, inJson(fields));
            }
            Form form = Form.read(request);
            Fields fields = form.fields();
            return judge(fields, isNew, inForm(fields, form.files().get("logo"), largestLogo));
        }

        private static CompanyBody judge(Fields fields, boolean isNew, LogoWish logo) {
            String name = isNew ? fields.requiredText("name", NAME).strip() : KanbanBoardRequests.changed(fields, "name", NAME);
            String description = KanbanBoardRequests.taken(fields, "description", fields.text("description", KanbanBoardRequests.LONG_TEXT));
            String email = KanbanBoardRequests.taken(fields, "primary_contact_email", KanbanBoardRequests.judgedEmail(fields, "primary_contact_email"));
            String phone = KanbanBoardRequests.taken(fields, "phone", fields.text("phone", PHONE));
            CompanyBody read = new CompanyBody(name, description, email, phone, fields.pksOrOne("admin_ids").orElse(null), fields.pksOrOne("user_ids").orElse(null),
                    fields.pksOrOne("project_ids").orElse(null), logo);
            fields.verdict();
            return read;
        }

        private static LogoWish inJson(Fields fields) {
            if (!fields.has("logo")) return new LogoWish.AsItIs();
            if (!fields.isNull("logo") && !fields.text("logo", NAME).orElse("?").isEmpty()) {
                fields.errors().remove("logo");
                fields.refuse("logo", "This is no file. Send a logo as a file of a form.", null);
            }
            return new LogoWish.None();
        }

        /** A form in which no file was chosen sends a file without a name; one in which the field is empty takes the logo away. */
        private static LogoWish inForm(Fields fields, @Nullable Part file, int largest) throws IOException {
            if (file == null) return inJson(fields);
            String name = file.getSubmittedFileName();
            if (file.getSize() == 0 && (name == null || name.isBlank())) return new LogoWish.AsItIs();
            if (file.getSize() == 0) fields.refuse("logo", "The submitted file is empty.", null);
            if (file.getSize() > largest) {
                fields.refuse("logo", "The logo is larger than " + largest + " bytes.", null);
                return new LogoWish.AsItIs();
            }
            return new LogoWish.This(name == null ? "" : name, file.getInputStream().readAllBytes());
        }
    }

    record SomeUser(long userId) {

        static SomeUser read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            long user = fields.isGiven("user_id") ? fields.pk("user_id").orElse(0L) : 0;
            fields.verdict();
            return new SomeUser(user);
        }
    }
}
