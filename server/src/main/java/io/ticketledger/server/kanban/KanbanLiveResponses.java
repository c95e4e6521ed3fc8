package io.ticketledger.server.kanban;

import io.ticketledger.server.kanban.KanbanBoardResponses.Column;
import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import io.ticketledger.server.kanban.KanbanTicketResponses.Comment;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
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

    record TicketSaid(String type, long project, Ticket ticket) {}

    record CommentSaid(String type, long project, Ticket ticket, Comment comment) {}

    record TicketGone(String type, long project, GoneTicket ticket) {}

    record GoneTicket(long id, long project) {}

    /** The board as it is now; whoever shows it asks for its tickets again. */
    record BoardSaid(String type, long project, List<Column> columns) {}
}
