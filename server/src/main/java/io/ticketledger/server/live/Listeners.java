package io.ticketledger.server.live;

import io.ticketledger.events.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, in the order they came, and what each wants to hear of. Guarded by its owner, but for the copies it gives. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /** Of what happened to tickets nothing, until it is said what. */
    private static final Predicate<Happening> NOTHING = _ -> false;

    /** One of them, as he was when the copy was made. */
    record Listener(Connection<?> connection, Predicate<Happening> wanted) {

        /** Only {@link Listeners#want} makes somebody want anything, and it takes connections for happenings alone. */
        @SuppressWarnings("unchecked")
        void offer(Handful handful) {
            if (handful.judgedAnew().contains(connection.person())) connection.end(Ending.JUDGED_ANEW);
            if (wanted == NOTHING) return;
            Connection<Happening> listener = (Connection<Happening>) connection;
            try {
                for (Happening happening : handful.happenings()) if (wanted.test(happening)) listener.offer(happening);
                listener.reached(handful.last());
            } catch (RuntimeException e) {
                LOG.error("What happened cannot be offered to {}", listener.person(), e);
                listener.end(Ending.BROKEN);
            }
        }
    }

    private final Map<Connection<?>, Predicate<Happening>> wantedBy = new LinkedHashMap<>();

    /** One who left may still be in the list until his thread has noticed; he is the oldest then, as a rule. */
    void add(Connection<?> connection, int perPerson) {
        AccountId person = connection.person();
        List<Connection<?>> same = wantedBy.keySet().stream().filter(each -> each.person().equals(person) && !each.isOver()).toList();
        for (int i = 0; i <= same.size() - perPerson; i++) same.get(i).end(Ending.TOO_MANY);
        wantedBy.put(connection, NOTHING);
    }

    void want(Connection<Happening> connection, Predicate<Happening> wanted) {
        wantedBy.computeIfPresent(connection, (_, _) -> wanted);
    }

    void remove(Connection<?> connection) {
        wantedBy.remove(connection);
    }

    int size() {
        return wantedBy.size();
    }

    boolean wantTickets() {
        return wantedBy.values().stream().anyMatch(wanted -> wanted != NOTHING);
    }

    void endAll(Ending why) {
        wantedBy.keySet().forEach(connection -> connection.end(why));
    }

    List<Listener> copy() {
        List<Listener> copy = new ArrayList<>();
        wantedBy.forEach((connection, wanted) -> copy.add(new Listener(connection, wanted)));
        return copy;
    }
}
