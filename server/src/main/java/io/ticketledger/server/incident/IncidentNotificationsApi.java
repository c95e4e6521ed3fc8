package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.Refused.notFound;
import static io.ticketledger.server.incident.IncidentProblems.only;

import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.server.corridor.Inbox;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.incident.IncidentNotificationResponses.MarkedAsRead;
import io.ticketledger.server.incident.IncidentNotificationResponses.Notification;
import io.ticketledger.server.incident.IncidentNotificationResponses.UnreadCount;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told, and what of it he has read. Administrators may look at what others were told, and read nothing in their stead. */
@RestController
@RequestMapping("/api/notifications")
class IncidentNotificationsApi {

    /** A bare list goes no further back; older ones are on the pages. */
    private static final int BARE = 1_000;

    private final Notifications notifications;
    private final IncidentNotifications incidentNotifications;

    IncidentNotificationsApi(Notifications notifications, IncidentNotifications incidentNotifications) {
        this.notifications = notifications;
        this.incidentNotifications = incidentNotifications;
    }

    @GetMapping
    Listing<Notification> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize, HttpServletRequest request) {
        IncidentNotificationFilters filter = IncidentNotificationFilters.read(Query.of(request));
        if (!filter.isOnlyOf(caller.number())) only(caller, "Only admins can see the notifications of others", Role.ADMIN);
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        return listing(asked, incidentNotifications.find(filter, caller, PageRequest.limit(asked, BARE), PageRequest.offset(asked)));
    }

    @GetMapping("/unread")
    Listing<Notification> unread(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        return listing(asked, notifications.unread(caller.id(), PageRequest.limit(asked, BARE), PageRequest.offset(asked)));
    }

    @GetMapping("/unread_count")
    UnreadCount unreadCount(@AuthenticationPrincipal Caller caller) {
        return IncidentLiveTranslation.unreadCount(notifications.unreadByType(caller.id()));
    }

    /** Whatever is not his is answered like what does not exist. */
    @PostMapping("/{number}/mark_as_read")
    Notification markAsRead(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return new Inbox(notifications, caller.id()).markRead(number, InstantSource.system()).map(entry -> IncidentLiveTranslation.notification(entry, caller.number()))
                .orElseThrow(() -> notFound("Notification not found"));
    }

    @PostMapping("/mark_all_as_read")
    MarkedAsRead markAllAsRead(@AuthenticationPrincipal Caller caller) {
        return new MarkedAsRead("All notifications marked as read", notifications.markAllRead(caller.id(), Instant.now()));
    }

    private Listing<Notification> listing(Optional<PageRequest> asked, Page<NotificationEntry> found) {
        return Listing.of(asked, found.total(), incidentNotifications.shown(found.items()));
    }
}
