package io.ticketledger.server.kanban;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketType;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.files.FileNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of tickets and their comments, judged. Fields that are not the client's to say (status, dates of change …) are not read at all. */
final class KanbanTicketRequests {

    static final int LONG_TEXT = 500_000;

    private static final int NAME = 300;
    private static final int TAG_NAME = 100;
    private static final int MOST = 100;
    private static final int LAST_PLACE = 1_000_000_000;

    private KanbanTicketRequests() {}

    /** A day that was named, or taken away. */
    record Day(@Nullable LocalDate date) {}

    /** What is null was not spoken of. */
    record TicketFields(
            @Nullable String name,
            @Nullable String description,
            @Schema(type = "string", allowableValues = {"task", "bug", "story", "epic"}) @Nullable TicketType type,
            @Schema(type = "integer", allowableValues = {"1", "2", "3", "4", "5"}, name = "priority_id") @Nullable Priority priority,
            @Schema(type = "string", allowableValues = {"low", "medium", "high", "critical"}) @Nullable Level urgency,
            @Schema(type = "string", allowableValues = {"low", "medium", "high", "critical"}) @Nullable Level importance,
            @Nullable Long project,
            @Nullable Long column,
            @Nullable Integer order,
            @Nullable List<Long> assigneeIds,
            @Nullable List<Long> tagIds,
            @Nullable List<String> tagNames,
            @Schema(type = "string", format = "date") @Nullable Day startDate,
            @Schema(type = "string", format = "date") @Nullable Day dueDate) {

        /** @param judge finds what the numbers mean, and says so where they mean nothing @throws io.ticketledger.server.corridor.InvalidRequest naming every bad field */
        static <T> T ofNew(byte @Nullable [] body, BiFunction<TicketFields, Fields, T> judge) {
            Fields fields = Fields.parse(body);
            fields.isGiven("name");
            fields.isGiven("column");
            return judged(fields, judge);
        }

        /** As {@link #ofNew}, where nothing is needed. */
        static <T> T ofChange(byte @Nullable [] body, BiFunction<TicketFields, Fields, T> judge) {
            Fields fields = Fields.parse(body);
            fields.mayNotBeNull("name", "column");
            return judged(fields, judge);
        }

        /** Whether it speaks of more than who has the ticket and where its card stands. */
        boolean edits() {
            return Stream.of(name, description, type, priority, urgency, importance, tagIds, tagNames, startDate, dueDate).anyMatch(Objects::nonNull);
        }

        private static <T> T judged(Fields fields, BiFunction<TicketFields, Fields, T> judge) {
            fields.mayNotBeNull("description", "type", "priority_id", "urgency", "importance", "order");
            TicketFields read = new TicketFields(name(fields), fields.text("description", LONG_TEXT).orElse(null), fields.word("type", KanbanVocabulary.TYPE::meaning).orElse(null),
                    fields.integer("priority_id", KanbanVocabulary.LEAST_PRIORITY, KanbanVocabulary.HIGHEST_PRIORITY).map(KanbanVocabulary::priority).orElse(null),
                    fields.word("urgency", KanbanVocabulary::level).orElse(null), fields.word("importance", KanbanVocabulary::level).orElse(null),
                    fields.pk("project").orElse(null), fields.pk("column").orElse(null), fields.integer("order", 0, LAST_PLACE).orElse(null),
                    few(fields, "assignee_ids", fields.pksOrOne("assignee_ids")), few(fields, "tag_ids", fields.pksOrOne("tag_ids")),
                    few(fields, "tag_names", fields.texts("tag_names", TAG_NAME)), day(fields, "start_date"), day(fields, "due_date"));
            T meant = judge.apply(read, fields);
            fields.verdict();
            return meant;
        }

        private static @Nullable String name(Fields fields) {
            if (!fields.has("name") || fields.isNull("name")) return null;
            return fields.requiredText("name", NAME).strip();
        }

        private static <T> @Nullable List<T> few(Fields fields, String field, Optional<List<T>> all) {
            if (all.isPresent() && all.get().size() > MOST) return fields.refuse(field, "Ensure this field has no more than " + MOST + " elements.", null);
            return all.orElse(null);
        }

        private static @Nullable Day day(Fields fields, String field) {
            return fields.has(field) ? new Day(fields.date(field).orElse(null)) : null;
        }
    }

    record NewComment(long ticket, String content) {}

    /** A new comment whose ticket was looked for. */
    record Said<T>(T ticket, String content) {

        static <T> Said<T> read(byte @Nullable [] body, Function<Long, Optional<T>> find) {
            Fields fields = Fields.parse(body);
            Optional<T> ticket = ticketOf(fields, find);
            String content = fields.requiredText("content", LONG_TEXT).strip();
            fields.verdict();
            return new Said<>(ticket.orElseThrow(), content);
        }
    }

    record CommentText(String content) {

        static CommentText read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            CommentText read = new CommentText(fields.requiredText("content", LONG_TEXT).strip());
            fields.verdict();
            return read;
        }

        /** Empty if it is not spoken of. */
        static Optional<CommentText> change(byte @Nullable [] body) {
            return Fields.parse(body).has("content") ? Optional.of(read(body)) : Optional.empty();
        }
    }

    /** @param filename without a path; null if it is not spoken of */
    record AttachmentChange(@Nullable String filename) {

        static AttachmentChange read(byte @Nullable [] body) {
            Fields fields = Fields.parse(body);
            AttachmentChange read = new AttachmentChange(fields.has("filename") ? FileNames.base(fields.requiredText("filename", FileNames.LONGEST)) : null);
            fields.verdict();
            return read;
        }
    }

    /** The ticket something is to become part of; refused if it is not there. */
    static <T> Optional<T> ticketOf(Fields fields, Function<Long, Optional<T>> find) {
        if (!fields.isGiven("ticket")) return Optional.empty();
        if (fields.isEmpty("ticket")) return fields.refuse("ticket", "This field may not be null.", Optional.empty());
        Optional<Long> number = fields.pk("ticket");
        Optional<T> ticket = number.flatMap(find);
        if (number.isPresent() && ticket.isEmpty()) fields.refuse("ticket", Fields.unknownPk(number.get()), null);
        return ticket;
    }
}
