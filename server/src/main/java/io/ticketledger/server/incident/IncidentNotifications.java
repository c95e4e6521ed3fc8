package io.ticketledger.server.incident;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.notifications.FindNotifications;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.server.incident.IncidentNotificationResponses.Notification;
import io.ticketledger.server.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notifications beside those whom they were for. */
@Component
class IncidentNotifications {

    private final Notifications notifications;
    private final Directory directory;

    IncidentNotifications(Notifications notifications, Directory directory) {
        this.notifications = notifications;
        this.directory = directory;
    }

    Page<NotificationEntry> find(IncidentNotificationFilters filter, Caller caller, int limit, long offset) {
        return whose(filter, caller, limit).map(wanted -> notifications.find(filter.narrow(wanted).from(offset))).orElse(new Page<>(List.of(), 0));
    }

    List<Notification> shown(List<NotificationEntry> entries) {
        Map<AccountId, Account> people = directory.people(entries.stream().map(NotificationEntry::recipient).distinct().toList());
        return entries.stream().map(entry -> IncidentLiveTranslation.notification(entry, people)).toList();
    }

    /** Empty if it is somebody who does not exist: nobody has told him anything. */
    private Optional<FindNotifications> whose(IncidentNotificationFilters filter, Caller caller, int limit) {
        if (filter.ofEverybody()) return Optional.of(FindNotifications.ofEverybody(limit));
        if (filter.recipient() == null) return Optional.of(FindNotifications.of(caller.id(), limit));
        return directory.byNumber(filter.recipient()).map(recipient -> FindNotifications.of(recipient.id(), limit));
    }
}
