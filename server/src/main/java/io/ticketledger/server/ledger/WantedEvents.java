package io.ticketledger.server.ledger;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.Trace;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a history are asked for; what is null or empty does not filter. {@code from} is included, {@code to} is not.
 *
 * @param names    any of these stored names will do
 * @param byNobody what no person did
 */
record WantedEvents(Set<String> names, @Nullable AccountId actor, boolean byNobody, @Nullable Instant from, @Nullable Instant to, LogClock clock) {

    private static final Set<String> NAMES = StoredEvents.ALL.stream().map(StoredEvent::name).collect(Collectors.toUnmodifiableSet());

    /** Whatever is wrong is noted in the query, and its verdict is still to be asked for. */
    static WantedEvents of(Query query, LedgerPeople people) {
        Set<String> names = query.words("name", name -> NAMES.contains(name) ? Set.of(name) : Set.of());
        boolean byNobody = Trace.SYSTEM.equals(query.first("actor"));
        AccountId actor = byNobody ? null : query.word("actor", name -> people.named(name).map(Account::id));
        Instant from = query.instant("from");
        Instant to = query.instant("to");
        if (from != null && to != null && to.isBefore(from)) query.refuse("to", "This is before from.");
        return new WantedEvents(names, actor, byNobody, from, to, clock(query));
    }

    /** By which of their two times events are looked for; when they happened, unless the other is named. */
    static LogClock clock(Query query) {
        return Optional.ofNullable(query.<LogClock>word("clock", word -> Arrays.stream(LogClock.values()).filter(clock -> clock.word().equals(word)).findFirst()))
                .orElse(LogClock.OCCURRED);
    }

    boolean has(RecordedEvent event) {
        Instant at = clock.of(event.occurred(), event.recorded());
        AccountId by = Trace.actor(event.metadata());
        return (names.isEmpty() || names.contains(event.name()))
                && (actor == null || actor.equals(by)) && (!byNobody || Objects.isNull(by))
                && (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
