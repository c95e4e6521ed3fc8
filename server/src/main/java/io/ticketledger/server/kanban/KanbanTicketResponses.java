package io.ticketledger.server.kanban;

import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect says about tickets, exactly as on the wire. */
final class KanbanTicketResponses {

    private KanbanTicketResponses() {}

    /**
     * Beside what the contract documents: {@code order} is how many cards stand before it in its column, null in the archive; {@code tags} are the ids of {@code tagNames}.
     *
     * @param company whose client reported it, if there is one
     */
    record Ticket(
            long id,
            String name,
            String description,
            String type,
            String status,
            int priorityId,
            String urgency,
            String importance,
            long project,
            String projectKey,
            @Nullable Long column,
            @Nullable String columnName,
            @Nullable Integer order,
            List<Long> assigneeIds,
            List<Person> assignees,
            boolean following,
            int commentsCount,
            List<Long> tags,
            List<String> tagNames,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate startDate,
            @Nullable Person reporter,
            @Nullable Long createdBy,
            @Nullable Long company,
            boolean archived,
            Instant createdAt,
            Instant updatedAt) {}

    record Following(boolean following) {}

    record Reordered(String status) {}

    /** @param user null if it was said by nobody in person */
    record Comment(long id, long ticket, @Nullable Person user, String content, Instant createdAt, Instant updatedAt) {}

    /** @param file where its bytes are */
    record Attachment(long id, long ticket, String file, String filename, @Nullable Person uploadedBy, Instant uploadedAt, long size, String contentType) {}

    /** One field that changed, or something that was done without a field. @param user null if the desk did it by itself */
    record Happened(String id, long ticket, @Nullable Person user, String action, @Nullable String field, @Nullable Object oldValue, @Nullable Object newValue,
            Instant createdAt) {}
}
