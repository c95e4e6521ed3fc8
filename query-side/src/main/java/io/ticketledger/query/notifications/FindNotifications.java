package io.ticketledger.query.notifications;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.query.notifications.NotificationEntry.Status;
import io.ticketledger.query.notifications.NotificationEntry.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications, newest first; what is null does not filter.
 *
 * @param read   whether the recipient has read it, on whichever channel
 * @param unread only those that wait in-app and were not read
 */
public record FindNotifications(
        @Nullable AccountId recipient,
        @Nullable Type type,
        @Nullable Channel channel,
        @Nullable Status status,
        @Nullable Long ticketNumber,
        @Nullable Boolean read,
        boolean unread,
        int limit,
        long offset) {

    public static FindNotifications of(AccountId recipient, int limit) {
        return new FindNotifications(recipient, null, null, null, null, null, false, limit, 0);
    }

    public static FindNotifications ofEverybody(int limit) {
        return new FindNotifications(null, null, null, null, null, null, false, limit, 0);
    }

    public FindNotifications type(@Nullable Type type) {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, unread, limit, offset);
    }

    public FindNotifications over(@Nullable Channel channel) {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, unread, limit, offset);
    }

    public FindNotifications status(@Nullable Status status) {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, unread, limit, offset);
    }

    public FindNotifications ofTicket(@Nullable Long number) {
        return new FindNotifications(recipient, type, channel, status, number, read, unread, limit, offset);
    }

    public FindNotifications read(@Nullable Boolean read) {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, unread, limit, offset);
    }

    public FindNotifications onlyUnread() {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, true, limit, offset);
    }

    public FindNotifications from(long offset) {
        return new FindNotifications(recipient, type, channel, status, ticketNumber, read, unread, limit, offset);
    }
}
