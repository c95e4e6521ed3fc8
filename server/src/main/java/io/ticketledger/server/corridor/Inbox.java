package io.ticketledger.server.corridor;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import java.time.InstantSource;
import java.util.Optional;

/** What one person was told: his own and nobody else's. A number that is not his, or none at all, is like one that does not exist. */
public record Inbox(Notifications notifications, AccountId person) {

    public Optional<NotificationEntry> one(String number) {
        return Text.number(number).flatMap(id -> notifications.byId(person, id));
    }

    /** Over whichever channel it came. Once read, the time stays. */
    public Optional<NotificationEntry> markRead(String number, InstantSource clock) {
        return Text.number(number).filter(id -> notifications.markRead(person, id, clock.instant())).flatMap(id -> notifications.byId(person, id));
    }
}
