package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, in the order they came, and what each wants to hear of. Guarded by its owner, but for the copies it gives. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /** One of them, as he was when the copy was made. @param ear null while he wants nothing of what happens to tickets */
    record Listener<M>(Connection<M> connection, @Nullable Ear<M> ear) {

        void offer(Handful handful) {
            if (handful.judgedAnew().contains(connection.person())) connection.end(Ending.JUDGED_ANEW);
            if (ear == null) return;
            try {
                ear.hear(handful).forEach(connection::offer);
                connection.reached(handful.last());
            } catch (RuntimeException e) {
                LOG.error("What happened cannot be offered to {}", connection.person(), e);
                connection.end(Ending.BROKEN);
            }
        }
    }

    private final Map<Connection<?>, Listener<?>> all = new LinkedHashMap<>();

    /** One who left may still be in the list until his thread has noticed; he is the oldest then, as a rule. */
    void add(Connection<?> connection, int perPerson) {
        AccountId person = connection.person();
        List<Connection<?>> same = all.keySet().stream().filter(each -> each.person().equals(person) && !each.isOver()).toList();
        for (int i = 0; i <= same.size() - perPerson; i++) same.get(i).end(Ending.TOO_MANY);
        all.put(connection, new Listener<>(connection, null));
    }

    <M> void want(Connection<M> connection, Ear<M> ear) {
        all.computeIfPresent(connection, (_, _) -> new Listener<>(connection, ear));
    }

    void remove(Connection<?> connection) {
        all.remove(connection);
    }

    int size() {
        return all.size();
    }

    boolean wantTickets() {
        return all.values().stream().anyMatch(listener -> listener.ear != null);
    }

    void endAll(Ending why) {
        all.keySet().forEach(connection -> connection.end(why));
    }

    List<Listener<?>> copy() {
        return List.copyOf(all.values());
    }
}
