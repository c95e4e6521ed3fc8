package io.ticketledger.server.live;

import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.server.security.Caller;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Everybody is told what he is notified of, as it happens.
 *
 * @param greeting in the room's words
 * @param said     a notification of the caller's in the room's words
 */
public record OwnNotifications(LiveFeed feed, Function<Caller, String> greeting, BiFunction<Caller, NotificationEntry, String> said) implements Conversation {

    @Override
    public boolean isThereFor(Caller caller, Map<String, String> path) {
        return true;
    }

    @Override
    public void begin(Connection<Saying> connection, Caller caller, Map<String, String> path) {
        String hello = greeting.apply(caller);
        connection.offer(() -> hello);
        feed.notify(connection, entry -> said.apply(caller, entry));
    }
}
