package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.query.notifications.NotificationsProjection;
import io.ticketledger.query.projecting.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What people are told in-app, put into all their connections here. Only asks for what follows the position it has come to, so nothing comes twice. */
final class NotificationFeed {

    private static final List<String> NEEDED = List.of(NotificationsProjection.NAME);

    /** Events of which the notifications are fetched at a time. */
    private static final long STRETCH = 2_000;

    private final Notifications notifications;
    private final Progress progress;
    private final Map<AccountId, Map<Connection<Saying>, Function<NotificationEntry, String>>> listeners = new ConcurrentHashMap<>();
    /** Of the feed's thread, and of whoever starts it. */
    private volatile long delivered;

    NotificationFeed(Notifications notifications, Progress progress) {
        this.notifications = notifications;
        this.progress = progress;
    }

    void listen(Connection<Saying> connection, Function<NotificationEntry, String> words) {
        listeners.compute(connection.person(), (_, same) -> {
            Map<Connection<Saying>, Function<NotificationEntry, String>> all = same == null ? new ConcurrentHashMap<>() : same;
            all.put(connection, words);
            return all;
        });
    }

    void forget(Connection<?> connection) {
        listeners.computeIfPresent(connection.person(), (_, same) -> {
            same.remove(connection);
            return same.isEmpty() ? null : same;
        });
    }

    void beginAt(long position) {
        delivered = position;
    }

    /** Delivers up to this position, or as far as notifications have been written within the time. @return whether something is left to do */
    boolean deliver(long upTo, Duration atMost) {
        if (upTo <= delivered) return false;
        Set<AccountId> people = Set.copyOf(listeners.keySet());
        if (people.isEmpty()) {
            delivered = upTo;
            return false;
        }
        long next = Math.min(upTo, delivered + STRETCH);
        long target = progress.await(NEEDED, next, atMost) ? next : Math.min(next, progress.position(NotificationsProjection.NAME));
        if (target > delivered) {
            for (NotificationEntry entry : notifications.inApp(delivered, target, people)) {
                listeners.getOrDefault(entry.recipient(), Map.of()).forEach((connection, words) -> connection.offer(() -> words.apply(entry)));
            }
            delivered = target;
        }
        return delivered < upTo;
    }
}
