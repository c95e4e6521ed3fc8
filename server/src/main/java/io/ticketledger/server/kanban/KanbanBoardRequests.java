package io.ticketledger.server.kanban;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Stage;
import io.ticketledger.server.corridor.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of projects, columns, tags and contacts, judged. In a change, what is null stays as it is. */
final class KanbanBoardRequests {

    static final String COLOR = "#0052cc";
    static final int LONG_TEXT = 10_000;

    private static final int NAME = 200;
    private static final int SHORT_NAME = 100;
    private static final int LAST_PLACE = 100_000;
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern SHORT_HEX = Pattern.compile("^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*");

    private KanbanBoardRequests() {}

    record NewProject(String name, String key, String description) {

        /** @param taken keys that other projects have, as far as can be seen */
        static NewProject read(byte @Nullable [] body, Predicate<String> taken) {
            Fields fields = Fields.parse(body);
            String name = fields.requiredText("name", NAME).strip();
            String key = fields.requiredText("key", SHORT_NAME).strip();
            judgeKey(fields, key, taken);
            fields.mayNotBeNull("description");
            NewProject read = new NewProject(name, key, fields.text("description", LONG_TEXT).orElse(""));
            fields.verdict();
            return read;
        }
    }

    record ProjectChange(@Nullable String name, @Nullable String key, @Nullable String description) {

        static ProjectChange read(byte @Nullable [] body, Predicate<String> taken) {
            Fields fields = Fields.parse(body);
            String name = changed(fields, "name", NAME);
            String key = changed(fields, "key", SHORT_NAME);
            if (key != null) judgeKey(fields, key, taken);
            fields.mayNotBeNull("description");
            ProjectChange read = new ProjectChange(name, key, fields.text("description", LONG_TEXT).orElse(null));
            fields.verdict();
            return read;
        }
    }

    /** @param stage follows from the name if nothing is said @param order behind the others if nothing is said */
    record NewColumn(String name, @Nullable Integer order, String color, @Nullable Long project,
            @Schema(type = "string", allowableValues = {"new", "in_progress", "review", "done"}) @Nullable Stage stage) {

        /** @param home says whether it is clear where it goes */
        static NewColumn read(byte @Nullable [] body, Consumer<Fields> home) {
            Fields fields = Fields.parse(body);
            String name = fields.requiredText("name", SHORT_NAME).strip();
            fields.mayNotBeNull("color");
            NewColumn read = new NewColumn(name, fields.integer("order", 0, LAST_PLACE).orElse(null), judgedColor(fields).orElse(COLOR), fields.pk("project").orElse(null),
                    judgedStage(fields));
            home.accept(fields);
            fields.verdict();
            return read;
        }
    }

    record ColumnChange(@Nullable String name, @Nullable Integer order, @Nullable String color,
            @Schema(type = "string", allowableValues = {"new", "in_progress", "review", "done"}) @Nullable Stage stage) {

        static ColumnChange read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            String name = changed(fields, "name", SHORT_NAME);
            fields.mayNotBeNull("order", "color", "stage");
            ColumnChange read = new ColumnChange(name, fields.integer("order", 0, LAST_PLACE).orElse(null), judgedColor(fields).orElse(null), judgedStage(fields));
            fields.verdict();
            return read;
        }
    }

    record ColumnPlace(long id, int order) {}

    /** Where columns are to stand. */
    record ColumnsOrder(List<ColumnPlace> order) {

        static ColumnsOrder read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            List<ColumnPlace> places = new ArrayList<>();
            if (fields.isGiven("order")) {
                for (Fields one : fields.objects("order").orElse(List.of())) {
                    Optional<Long> id = one.isGiven("id") ? one.pk("id") : Optional.empty();
                    Optional<Integer> order = one.isGiven("order") ? one.integer("order", 0, LAST_PLACE) : Optional.empty();
                    one.errors().forEach((field, sentences) -> fields.refuse("order", field + ": " + sentences.getFirst(), null));
                    if (id.isPresent() && order.isPresent()) places.add(new ColumnPlace(id.get(), order.get()));
                }
                judge(fields, places);
            }
            fields.verdict();
            return new ColumnsOrder(List.copyOf(places));
        }

        private static void judge(Fields fields, List<ColumnPlace> places) {
            if (!fields.errors().isEmpty()) return;
            if (places.isEmpty()) fields.refuse("order", "This list may not be empty.", null);
            Set<Long> ids = new HashSet<>();
            Set<Integer> orders = new HashSet<>();
            for (ColumnPlace place : places) {
                if (!ids.add(place.id())) fields.refuse("order", "Column " + place.id() + " is there twice.", null);
                if (!orders.add(place.order())) fields.refuse("order", "Two columns cannot both stand at " + place.order() + ".", null);
            }
        }
    }

    record NewTag(String name, String description, String color, @Nullable Long project) {

        /** @param home says whether it is clear where it goes */
        static NewTag read(byte @Nullable [] body, Consumer<Fields> home) {
            Fields fields = Fields.parse(body);
            String name = fields.requiredText("name", SHORT_NAME).strip();
            fields.mayNotBeNull("description", "color");
            NewTag read = new NewTag(name, fields.text("description", LONG_TEXT).orElse(""), judgedColor(fields).orElse(COLOR), fields.pk("project").orElse(null));
            home.accept(fields);
            fields.verdict();
            return read;
        }
    }

    record TagChange(@Nullable String name, @Nullable String description, @Nullable String color) {

        static TagChange read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            String name = changed(fields, "name", SHORT_NAME);
            fields.mayNotBeNull("description", "color");
            TagChange read = new TagChange(name, fields.text("description", LONG_TEXT).orElse(null), judgedColor(fields).orElse(null));
            fields.verdict();
            return read;
        }
    }

    record TagContact(long contactId, String role) {

        static TagContact read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            long contact = fields.isGiven("contact_id") ? fields.pk("contact_id").orElse(0L) : 0;
            TagContact read = new TagContact(contact, fields.text("role", SHORT_NAME).orElse(""));
            fields.verdict();
            return read;
        }
    }

    record TagContactGone(long contactId) {

        static TagContactGone read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            long contact = fields.isGiven("contact_id") ? fields.pk("contact_id").orElse(0L) : 0;
            fields.verdict();
            return new TagContactGone(contact);
        }
    }

    record NewContact(String name, String email, String phone, String title, String department, String description) {

        static NewContact read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            NewContact read = new NewContact(fields.requiredText("name", NAME).strip(), judgedEmail(fields, "email").orElse(""), fields.text("phone", SHORT_NAME).orElse(""),
                    fields.text("title", NAME).orElse(""), fields.text("department", NAME).orElse(""), fields.text("description", LONG_TEXT).orElse(""));
            fields.verdict();
            return read;
        }
    }

    record ContactChange(@Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String title, @Nullable String department,
            @Nullable String description) {

        static ContactChange read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            ContactChange read = new ContactChange(changed(fields, "name", NAME), taken(fields, "email", judgedEmail(fields, "email")),
                    taken(fields, "phone", fields.text("phone", SHORT_NAME)), taken(fields, "title", fields.text("title", NAME)),
                    taken(fields, "department", fields.text("department", NAME)), taken(fields, "description", fields.text("description", LONG_TEXT)));
            fields.verdict();
            return read;
        }
    }

    /** What cannot be taken away, if it is spoken of. */
    static @Nullable String changed(Fields fields, String field, int atMost) {
        return fields.has(field) ? fields.requiredText(field, atMost).strip() : null;
    }

    /** What may be taken away, by null too; null if it is not spoken of. */
    static @Nullable String taken(Fields fields, String field, Optional<String> given) {
        return given.orElse(fields.isNull(field) ? "" : null);
    }

    static Optional<String> judgedEmail(Fields fields, String field) {
        Optional<String> email = fields.text(field, 254).map(String::strip);
        if (email.isPresent() && !email.get().isEmpty() && !EMAIL.matcher(email.get()).matches()) fields.refuse(field, "Enter a valid email address.", null);
        return email;
    }

    private static void judgeKey(Fields fields, String key, Predicate<String> taken) {
        if (fields.errors().containsKey("key")) return;
        if (!KEY.matcher(key).matches()) fields.refuse("key", "A project key has two to ten capital letters or digits and begins with a letter.", null);
        else if (taken.test(key)) fields.refuse("key", KanbanPeopleRequests.KEY_TAKEN, null);
    }

    private static Optional<String> judgedColor(Fields fields) {
        Optional<String> given = fields.text("color", NAME).map(text -> SHORT_HEX.matcher(text.strip()).replaceFirst("#$1$1$2$2$3$3"));
        if (given.isPresent() && !HEX.matcher(given.get()).matches()) return Optional.ofNullable(fields.refuse("color", "Enter a color such as " + COLOR + ".", null));
        return given.map(color -> color.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Stage judgedStage(Fields fields) {
        return fields.word("stage", KanbanVocabulary.STAGE::meaning).orElse(null);
    }
}
