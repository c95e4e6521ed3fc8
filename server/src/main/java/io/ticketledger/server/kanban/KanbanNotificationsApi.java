package io.ticketledger.server.kanban;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.events.Channel;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.server.corridor.Inbox;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.kanban.KanbanNotificationResponses.MarkedRead;
import io.ticketledger.server.kanban.KanbanNotificationResponses.Notification;
import io.ticketledger.server.kanban.KanbanNotificationResponses.UnreadCount;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told in-app, and what of it he has read. */
@RestController
@RequestMapping({"/kanban/api/tickets/notifications", "/kanban/api/notifications"})
class KanbanNotificationsApi {

    private final Notifications notifications;
    private final KanbanNotifications kanbanNotifications;
    private final Clock clock;

    KanbanNotificationsApi(Notifications notifications, KanbanNotifications kanbanNotifications, Clock clock) {
        this.notifications = notifications;
        this.kanbanNotifications = kanbanNotifications;
        this.clock = clock;
    }

    @GetMapping
    @Parameter(name = "is_read", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
    @Parameter(name = "unread", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
    @Parameter(name = "page", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
    @Parameter(name = "page_size", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
    PageResponse<Notification> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Boolean read = query.truth("is_read");
        Boolean unread = query.truth("unread");
        query.verdict();
        PageRequest page = PageRequest.orFirst(query);
        FindNotifications own = FindNotifications.of(caller.id(), page.size()).over(Channel.IN_APP).from(page.offset());
        Page<NotificationEntry> found = notifications.find(read == null && unread != null ? own.read(!unread) : own.read(read));
        return PageResponse.within(page, found.total(), kanbanNotifications.shown(caller, found.items()));
    }

    @GetMapping("/unread_count")
    UnreadCount unreadCount(@AuthenticationPrincipal Caller caller) {
        long count = notifications.unreadByType(caller.id()).values().stream().mapToLong(Long::longValue).sum();
        return new UnreadCount(count, count);
    }

    @GetMapping("/{number}")
    Notification one(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return new Inbox(notifications, caller.id()).one(number).map(entry -> kanbanNotifications.shown(caller, entry)).orElseThrow(KanbanProblems.Refused::notFound);
    }

    @PostMapping("/{number}/mark_read")
    Notification markRead(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return new Inbox(notifications, caller.id()).markRead(number, clock).map(entry -> kanbanNotifications.shown(caller, entry)).orElseThrow(KanbanProblems.Refused::notFound);
    }

    @PostMapping("/mark_all_read")
    MarkedRead markAllRead(@AuthenticationPrincipal Caller caller) {
        return new MarkedRead("All notifications marked as read", notifications.markAllRead(caller.id(), clock.instant()));
    }
}
