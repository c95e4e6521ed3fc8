package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Form;
import io.ticketledger.server.files.Picture;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said of companies, judged. */
final class KanbanCompanyRequests {

    private static final int NAME = 200;
    private static final int PHONE = 50;

    private KanbanCompanyRequests() {}

    /** For the documentation: a company in JSON; in a form there may be a file {@code logo} beside. */
    record CompanyInJson(String name, String description, String primaryContactEmail, String phone, List<Long> adminIds, List<Long> userIds, List<Long> projectIds) {}

    /** Whom and what numbers stand for; what does not exist for the caller is missing. */
    record Known(Function<List<Long>, Map<Long, AccountId>> people, Function<List<Long>, Map<Long, ProjectId>> projects) {}

    /** What becomes of the logo. */
    sealed interface LogoWish {

        record AsItIs() implements LogoWish {}

        record None() implements LogoWish {}

        /** @param name as it was sent */
        record This(String name, Picture picture) implements LogoWish {}
    }

    /** A new company, or a change of one, in which what is null stays as it is. */
    record CompanyBody(@Nullable String name, @Nullable String description, @Nullable String email, @Nullable String phone, @Nullable Set<AccountId> admins,
            @Nullable Set<AccountId> users, @Nullable Set<ProjectId> projects, LogoWish logo) {

        /** @param largestLogo in bytes */
        static CompanyBody ofNew(HttpServletRequest request, int largestLogo, Known known) throws IOException {
            return read(request, largestLogo, known, true);
        }

        static CompanyBody ofChange(HttpServletRequest request, int largestLogo, Known known) throws IOException {
            return read(request, largestLogo, known, false);
        }

        private static CompanyBody read(HttpServletRequest request, int largestLogo, Known known, boolean isNew) throws IOException {
            Form form = Form.isIn(request) ? Form.read(request) : null;
            Fields fields = form == null ? Fields.parse(request.getInputStream().readAllBytes()) : form.fields();
            String name = isNew ? fields.requiredText("name", NAME).strip() : KanbanBoardRequests.changed(fields, "name", NAME);
            CompanyBody read = new CompanyBody(name,
                    KanbanBoardRequests.taken(fields, "description", fields.text("description", KanbanBoardRequests.LONG_TEXT)),
                    KanbanBoardRequests.taken(fields, "primary_contact_email", KanbanBoardRequests.judgedEmail(fields, "primary_contact_email")),
                    KanbanBoardRequests.taken(fields, "phone", fields.text("phone", PHONE)),
                    found(fields, "admin_ids", known.people), found(fields, "user_ids", known.people), found(fields, "project_ids", known.projects),
                    logo(fields, form == null ? null : form.files().get("logo"), largestLogo));
            fields.verdict();
            return read;
        }

        private static <T> @Nullable Set<T> found(Fields fields, String field, Function<List<Long>, Map<Long, T>> lookup) {
            List<Long> numbers = fields.pksOrOne(field).orElse(null);
            if (numbers == null) return null;
            Map<Long, T> known = lookup.apply(numbers);
            Set<T> found = new LinkedHashSet<>();
            for (Long number : numbers) {
                T one = known.get(number);
                if (one == null) fields.refuse(field, Fields.unknownPk(number), null);
                else found.add(one);
            }
            return found;
        }

        /** A form in which no file was chosen sends a file without a name; a field without anything in it, or null, takes the logo away. */
        private static LogoWish logo(Fields fields, @Nullable Part file, int largest) throws IOException {
            if (file == null) return withoutFile(fields);
            String name = file.getSubmittedFileName() == null ? "" : file.getSubmittedFileName();
            if (file.getSize() == 0 && name.isBlank()) return new LogoWish.AsItIs();
            if (file.getSize() == 0) return refused(fields, "The submitted file is empty.");
            if (file.getSize() > largest) return refused(fields, "The logo is larger than " + largest + " bytes.");
            try {
                return new LogoWish.This(safe(name), Picture.of(file.getInputStream().readAllBytes()));
            } catch (Picture.Unreadable e) {
                return refused(fields, e.getMessage());
            }
        }

        private static LogoWish withoutFile(Fields fields) {
            if (!fields.has("logo")) return new LogoWish.AsItIs();
            return fields.isEmpty("logo") ? new LogoWish.None() : refused(fields, "This is no file. Send a logo as a file of a form.");
        }

        private static LogoWish refused(Fields fields, String sentence) {
            fields.refuse("logo", sentence, null);
            return new LogoWish.AsItIs();
        }

        /** Some browsers send the whole path. What is left is for people to read; nothing is ever found by it. */
        private static String safe(String name) {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("[^\\p{L}\\p{N} ._()-]", "_");
            return last.length() > NAME ? last.substring(last.length() - NAME) : last;
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
