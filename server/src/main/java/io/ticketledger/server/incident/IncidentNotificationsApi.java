package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentProblems.Refused.notFound;
import static io.ticketledger.server.incident.IncidentTicketsApi.only;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.server.corridor.Inbox;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.incident.IncidentFilters.NotificationFilter;
import io.ticketledger.server.incident.IncidentResponses.MarkedAsRead;
import io.ticketledger.server.incident.IncidentResponses.Notification;
import io.ticketledger.server.incident.IncidentResponses.UnreadCount;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
    private final Directory directory;

    IncidentNotificationsApi(Notifications notifications, Directory directory) {
        this.notifications = notifications;
        this.directory = directory;
    }

    @GetMapping
    Listing<Notification> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize, HttpServletRequest request) {
        NotificationFilter filter = NotificationFilter.read(Query.of(request));
        if (!filter.isOnlyOf(caller.number())) only(caller, "Only admins can see the notifications of others", Role.ADMIN);
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        Page<NotificationEntry> found = whose(filter, caller, limit(asked)).map(wanted -> notifications.find(filter.narrow(wanted).from(offset(asked))))
                .orElse(new Page<>(List.of(), 0));
        return listing(asked, found);
    }

    @GetMapping("/unread")
    Listing<Notification> unread(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        Optional<PageRequest> asked = PageRequest.of(page, pageSize);
        return listing(asked, notifications.unread(caller.id(), limit(asked), offset(asked)));
    }

    @GetMapping("/unread_count")
    UnreadCount unreadCount(@AuthenticationPrincipal Caller caller) {
        return IncidentTranslation.unreadCount(notifications.unreadByType(caller.id()));
    }

    /** Whatever is not his is answered like what does not exist. */
    @PostMapping("/{number}/mark_as_read")
    Notification markAsRead(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return new Inbox(notifications, caller.id()).markRead(number, InstantSource.system()).map(entry -> IncidentTranslation.notification(entry, caller.number()))
                .orElseThrow(() -> notFound("Notification not found"));
    }

    @PostMapping("/mark_all_as_read")
    MarkedAsRead markAllAsRead(@AuthenticationPrincipal Caller caller) {
        return new MarkedAsRead("All notifications marked as read", notifications.markAllRead(caller.id(), Instant.now()));
    }

    /** Empty if it is somebody who does not exist: nobody has told him anything. */
    private Optional<FindNotifications> whose(NotificationFilter filter, Caller caller, int limit) {
        if (filter.ofEverybody()) return Optional.of(FindNotifications.ofEverybody(limit));
        if (filter.recipient() == null) return Optional.of(FindNotifications.of(caller.id(), limit));
        return directory.byNumber(filter.recipient()).map(recipient -> FindNotifications.of(recipient.id(), limit));
    }

    private Listing<Notification> listing(Optional<PageRequest> asked, Page<NotificationEntry> found) {
        Map<AccountId, Account> people = directory.people(found.items().stream().map(NotificationEntry::recipient).distinct().toList());
        return Listing.of(asked, found.total(), found.items().stream().map(entry -> IncidentTranslation.notification(entry, people)).toList());
    }

    private static int limit(Optional<PageRequest> asked) {
        return asked.map(PageRequest::size).orElse(BARE);
    }

    private static long offset(Optional<PageRequest> asked) {
        return asked.map(PageRequest::offset).orElse(0L);
    }
}
