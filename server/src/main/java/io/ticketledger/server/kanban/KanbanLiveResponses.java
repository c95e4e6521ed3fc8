package io.ticketledger.server.kanban;

import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said on sockets, as it is on the wire. */
final class KanbanLiveResponses {

    static final String HELLO = "connection_established";
    static final String NOTIFICATION = "notification";
    static final String CREATED = "ticket_created";
    static final String UPDATED = "ticket_updated";
    static final String DELETED = "ticket_deleted";
    static final String COMMENTED = "comment_added";
    static final String COLUMNS = "column_refresh";

    private KanbanLiveResponses() {}

    /** The first words. @param project whose board it is; null where it is nobody's */
    record Hello(String type, String message, long userId, @Nullable Long project) {}

    record NotificationSaid(String type, Notification notification) {}

    record TicketSaid(String type, long project, Card ticket) {}

    record CommentSaid(String type, long project, Card ticket, Comment comment) {}

    record TicketGone(String type, long project, GoneCard ticket) {}

    /** The board as it is now; whoever shows it asks for its tickets again. */
    record BoardSaid(String type, long project, List<Column> columns) {}

    record Card(
            long id,
            String name,
            String description,
            String type,
            String status,
            int priorityId,
            @Nullable String urgency,
            @Nullable String importance,
            long project,
            String projectKey,
            @Nullable Long column,
            @Nullable String columnName,
            @Nullable Integer order,
            List<Long> assigneeIds,
            boolean following,
            int commentsCount,
            List<String> tagNames,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate startDate,
            boolean isArchived,
            Instant createdAt,
            Instant updatedAt) {}

    record GoneCard(long id, long project) {}

    record Comment(long id, long ticket, @Nullable Person user, String content, Instant createdAt) {}

    record Column(long id, String name, int order, String color, String stage, long project) {}
}
